// Reads the landmarks, papers that code often implements, from data/landmarks.json: facts only, no abstract.
import * as z from 'zod/mini';
import type { Failure } from '../base/failures.ts';
import type { Clock, Files, Log } from '../base/ports.ts';
import type { CatalogueContents } from '../papers/catalogue.ts';
import { Paper, PaperId, type Source, type Theme } from '../papers/paper.ts';
import { parseValidRecords, readJson } from './bundledRecords.ts';

const LandmarksFile = z.object({
  themes: z.array(z.object({ name: z.string(), papers: z.array(z.unknown()) })),
});
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
/** `platform/sourceTitle.ts` has the title for readers. */
export const landmarksSource: Source = { id: 'landmarks', title: 'Landmarks' };

/** Never rejects: what could not be read is in `failures`, and in the log. Yields to the host after each theme. */
export async function readLandmarks(
  files: Files,
  log: Log,
  clock: Pick<Clock, 'yieldToHost'>,
): Promise<CatalogueContents> {
  const failures: Failure[] = [];
  const file = await readJson(files, 'landmarks.json', LandmarksFile, failures);
  const [allPapers, allThemes]: [Paper[], Theme[]] = [[], []];
  for (const { name, papers } of file?.themes ?? []) {
    const theme = { id: `landmarks: ${name}`, title: name, terms: [] };
    const toRecord = ({ id, title, authors, more, year, terms }: z.infer<typeof Landmark>): unknown => ({
      ...{ id, title, authors, abstract: '', published: String(year) },
      ...{ theme: theme.id, sources: [landmarksSource.id], codeTerms: terms },
      ...(more && { moreAuthors: more }),
    });
    const landmarks = parseValidRecords(papers, Landmark, `landmarks.json, ${name}`, failures);
    allPapers.push(...parseValidRecords(landmarks.map(toRecord), Paper, 'landmarks.json', failures));
    allThemes.push(theme);
    await clock.yieldToHost();
  }
  for (const { subject, detail } of failures) log.error(`${subject}: ${detail}`);
  log.info(`Read ${allPapers.length} landmarks.`);
  const sources = allPapers.length === 0 ? [] : [landmarksSource];
  return { papers: allPapers, themes: allThemes, sources, failures };
}
