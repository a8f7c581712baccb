// Reads the papers that ship with Paperside and are there first: data/papers.json and data/themes.json. Skips records
// that do not parse.
import * as z from 'zod/mini';
import type { Failure } from '../base/failures.ts';
import type { Files, Log } from '../base/ports.ts';
import type { CatalogueContents } from '../papers/catalogue.ts';
import { Paper, Source, Theme } from '../papers/paper.ts';
import { parseValidRecords, readJson } from './bundledRecords.ts';

const PapersFile = z.object({ source: Source, papers: z.array(z.unknown()) });
const ThemesFile = z.object({ themes: z.array(z.unknown()) });
const emptyPapersFile = { source: undefined, papers: [] };

/** Never rejects: what could not be read is in `failures`, and in the log. */
export async function readBundledPapers(files: Files, log: Log): Promise<CatalogueContents> {
  const failures: Failure[] = [];
  const [papersFile, themesFile] = await Promise.all([
    readJson(files, 'papers.json', PapersFile, failures),
    readJson(files, 'themes.json', ThemesFile, failures),
  ]);
  const { source, papers } = papersFile ?? emptyPapersFile;
  const parsed = parseValidRecords(papers.map(withSource(source?.id)), Paper, 'papers.json', failures);
  const contents = {
    papers: uniqueById(parsed, failures),
    themes: parseValidRecords(themesFile?.themes ?? [], Theme, 'themes.json', failures),
    sources: source === undefined ? [] : [source],
    failures,
  };
  for (const { subject, detail } of failures) log.error(`${subject}: ${detail}`);
  log.info(`Read ${contents.papers.length} papers and ${contents.themes.length} themes.`);
  return contents;
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
