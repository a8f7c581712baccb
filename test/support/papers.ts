// Papers for tests: a complete one that tests change as needed, and the bundled ones.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readBundledPapers } from '../../src/core/library/bundledPapers.ts';
import { openCatalogue } from '../../src/core/library/openCatalogue.ts';
import type { CatalogueContents } from '../../src/core/papers/catalogue.ts';
import { Deduplicator } from '../../src/core/papers/deduplication.ts';
import type { Paper } from '../../src/core/papers/paper.ts';
import { countingClock } from './clock.ts';
import { root } from './project.ts';
import { recordingLog } from './recordingLog.ts';

export { paper } from './paper.ts';

const files = { readText: (path: string) => readFile(join(root, 'data', path), 'utf8') };

/** The 41 papers and their themes. */
export function bundledPapers(): Promise<CatalogueContents> {
  return readBundledPapers(files, recordingLog());
}

/** All that ships: those and the landmarks. */
export function shippedPapers(): Promise<CatalogueContents> {
  const log = recordingLog();
  return openCatalogue({ files, log, clock: countingClock(1), landmarks: () => true }).complete();
}

/** Merges the records of each work into one, without slices. */
export function mergePapers(papers: Iterable<Paper>): Paper[] {
  const deduplicator = new Deduplicator();
  for (const paper of papers) deduplicator.add(paper);
  return deduplicator.papers();
}
