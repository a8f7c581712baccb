// A paper for tests: complete, and changed where a test needs it. Without Node, for the tests inside both hosts.
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
