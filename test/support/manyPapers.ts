// Any number of distinct papers for tests.
import type { Paper } from '../../src/core/papers/paper.ts';

export function manyPapers(count: number): Paper[] {
  return Array.from({ length: count }, (_, at) => ({
    id: `local:${at}`,
    title: `Sparse codes ${at}`,
    abstract: 'What it says.',
    authors: ['Ada Lovelace'],
    published: `20${String(at % 25).padStart(2, '0')}`,
    theme: '',
    sources: ['bundled'],
    comments: 0,
  }));
}
