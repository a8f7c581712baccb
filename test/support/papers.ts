// Papers for tests: one that is complete, changed where a test needs it, and the ones that ship.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { CatalogueContents } from '../../src/core/catalogue.ts';
import type { Paper } from '../../src/core/paper.ts';
import { readBundledPapers } from '../../src/core/sources/bundled.ts';
import { silentLog } from './log.ts';
import { root } from './project.ts';

export function paper(changes: Partial<Paper> = {}): Paper {
  return {
    id: 'arxiv:2401.00001',
    title: 'A Paper',
    abstract: 'What it says.',
    authors: ['Ada Lovelace', 'Grace Hopper', 'Emmy Noether'],
    published: '2024-01-01',
    theme: 'cognition',
    sources: ['bundled'],
    comments: 0,
    ...changes,
  };
}

export function bundledPapers(): Promise<CatalogueContents> {
  return readBundledPapers({ readText: path => readFile(join(root, 'data', path), 'utf8') }, silentLog());
}
