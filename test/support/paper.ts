// A complete paper for tests, with the given changes. Without Node, so that the tests inside both hosts can use it.
import type { Paper } from '../../src/core/papers/paper.ts';

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
