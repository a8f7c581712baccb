// Papers for tests: one that is complete, changed where a test needs it, and the ones that ship.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { CatalogueContents } from '../../src/core/catalogue.ts';
import type { Paper } from '../../src/core/paper.ts';
import { readBundledPapers } from '../../src/core/sources/bundled.ts';
import { Works } from '../../src/core/works.ts';
import { silentLog } from './log.ts';
import { root } from './project.ts';

export { paper } from './paper.ts';

export function bundledPapers(): Promise<CatalogueContents> {
  return readBundledPapers({ readText: path => readFile(join(root, 'data', path), 'utf8') }, silentLog());
}

/** One record for each work, without slices. */
export function mergePapers(papers: Iterable<Paper>): Paper[] {
  const works = new Works();
  for (const paper of papers) works.add(paper);
  return works.papers();
}
