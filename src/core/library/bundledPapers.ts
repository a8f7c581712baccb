// Reads the papers that ship with Paperside: data/papers.json, data/themes.json and, unless switched off,
// data/landmarks.json. Skips records that do not parse.
import * as z from 'zod/mini';
import type { Failure } from '../base/failures.ts';
import type { Clock, Files, Log } from '../base/ports.ts';
import type { CatalogueContents } from '../papers/catalogue.ts';
import { Paper, PaperId, Source, Theme } from '../papers/paper.ts';

const PapersFile = z.object({ source: Source, papers: z.array(z.unknown()) });
const ThemesFile = z.object({ themes: z.array(z.unknown()) });
const LandmarksFile = z.object({
  themes: z.array(z.object({ name: z.string(), papers: z.array(z.unknown()) })),
});
/** Facts only: no abstract. */
const Landmark = z.object({
  id: PaperId,
  title: z.string(),
  /** The first three. */
  authors: z.array(z.string()),
  /** Set when there are more authors. */
  more: z.optional(z.literal(true)),
  year: z.int(),
  terms: z.array(z.string()),
});
const landmarksSource: Source = { id: 'landmarks', title: 'Landmarks' };
const emptyPapersFile = { source: undefined, papers: [] };

interface BundledPapersOptions {
  /** Whether the landmark papers are read too; their themes follow the others. */
  readonly landmarks?: boolean;
  readonly clock?: Pick<Clock, 'yieldToHost'>;
}

/** Never rejects: what could not be read is in `failures`, and in the log. */
export async function readBundledPapers(
  files: Files,
  log: Log,
  { landmarks = false, clock }: BundledPapersOptions = {},
): Promise<CatalogueContents> {
  const failures: Failure[] = [];
  const [papersFile, themesFile, landmarksFile] = await Promise.all([
    readJson(files, 'papers.json', PapersFile, failures),
    readJson(files, 'themes.json', ThemesFile, failures),
    landmarks ? readJson(files, 'landmarks.json', LandmarksFile, failures) : undefined,
  ]);
  const { source, papers } = papersFile ?? emptyPapersFile;
  const parsed = parseValidRecords(papers.map(withSource(source?.id)), Paper, 'papers.json', failures);
  const landmarkGroups =
    landmarksFile === undefined ? [] : await readLandmarks(landmarksFile, failures, clock);
  const contents = {
    papers: uniqueById([...parsed, ...landmarkGroups.flatMap(({ papers }) => papers)], failures),
    themes: [
      ...parseValidRecords(themesFile?.themes ?? [], Theme, 'themes.json', failures),
      ...landmarkGroups.map(({ theme }) => theme),
    ],
    sources: [
      ...(source === undefined ? [] : [source]),
      ...(landmarkGroups.length === 0 ? [] : [landmarksSource]),
    ],
    failures,
  };
  for (const { subject, detail } of failures) log.error(`${subject}: ${detail}`);
  log.info(`Read ${contents.papers.length} papers and ${contents.themes.length} themes.`);
  return contents;
}

interface LandmarkGroup {
  readonly theme: Theme;
  readonly papers: readonly Paper[];
}

/** Yields to the host after each theme, which takes some milliseconds. */
async function readLandmarks(
  { themes }: z.infer<typeof LandmarksFile>,
  failures: Failure[],
  clock: Pick<Clock, 'yieldToHost'> | undefined,
): Promise<LandmarkGroup[]> {
  const groups: LandmarkGroup[] = [];
  for (const { name, papers } of themes) {
    const theme = { id: `landmarks: ${name}`, title: name, terms: [] };
    const toRecord = ({ id, title, authors, more, year, terms }: z.infer<typeof Landmark>): unknown => ({
      ...{ id, title, authors, abstract: '', published: String(year) },
      ...{ theme: theme.id, sources: [landmarksSource.id], codeTerms: terms },
      ...(more && { moreAuthors: more }),
    });
    const landmarks = parseValidRecords(papers, Landmark, `landmarks.json, ${name}`, failures);
    groups.push({
      theme,
      papers: parseValidRecords(landmarks.map(toRecord), Paper, 'landmarks.json', failures),
    });
    await clock?.yieldToHost();
  }
  return groups;
}

async function readJson<T>(
  files: Files,
  name: string,
  schema: z.ZodMiniType<T>,
  failures: Failure[],
): Promise<T | undefined> {
  let text: string;
  try {
    text = await files.readText(name);
  } catch (error) {
    failures.push({ code: 'missing', subject: name, detail: String(error) });
    return undefined;
  }
  try {
    const result = schema.safeParse(JSON.parse(text));
    if (result.success) return result.data;
    failures.push({ code: 'malformed', subject: name, detail: z.prettifyError(result.error) });
  } catch (error) {
    failures.push({ code: 'malformed', subject: name, detail: String(error) });
  }
  return undefined;
}

function parseValidRecords<T>(
  records: readonly unknown[],
  schema: z.ZodMiniType<T>,
  file: string,
  failures: Failure[],
): T[] {
  return records.flatMap((record, index) => {
    const result = schema.safeParse(record);
    if (result.success) return [result.data];
    failures.push({
      code: 'malformed',
      subject: `${file}, record ${index + 1}`,
      detail: z.prettifyError(result.error),
    });
    return [];
  });
}

/** Adds the source that all bundled records share, and which they therefore leave out. */
function withSource(source: string | undefined): (record: unknown) => unknown {
  return record =>
    typeof record === 'object' && record !== null && source !== undefined
      ? { sources: [source], ...record }
      : record;
}

function uniqueById(papers: readonly Paper[], failures: Failure[]): Paper[] {
  const byId = new Map<string, Paper>();
  for (const paper of papers) {
    if (byId.has(paper.id))
      failures.push({
        code: 'malformed',
        subject: `papers.json, ${paper.id}`,
        detail: 'The id stands twice.',
      });
    else byId.set(paper.id, paper);
  }
  return [...byId.values()];
}
