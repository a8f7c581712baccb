// Papers and queries for property tests, at random.
import fc from 'fast-check';
import type { Paper } from '../../src/core/paper.ts';
import { paper } from './papers.ts';

const word = fc.constantFrom(
  ...[
    'sparse',
    'autoencoder',
    'Vision',
    'transformers',
    'ConvNeXt',
    'few-shot',
    'Défossez',
    'the',
    'of',
    'EEG',
    'LLMs',
  ],
);
const text = fc.array(word, { minLength: 1, maxLength: 12 }).map(words => words.join(' '));

/** Papers of a dozen words and few ids, so that they match each other and replace each other. */
export const anyPaper: fc.Arbitrary<Paper> = fc
  .record({
    id: fc.integer({ min: 0, max: 15 }).map(number => `local:${number}`),
    title: text,
    abstract: text,
    authors: fc.array(word, { maxLength: 2 }),
    published: fc.constantFrom('1999-12-31', '2023-05-01', '2024-02-29', '2025-11-30'),
  })
  .map(paper);

const few = <T>(...values: T[]): fc.Arbitrary<T> => fc.constantFrom(...values);
const number = fc.integer({ min: 0, max: 3 });
const optional = {
  upvotes: number,
  keywords: fc.array(word, { maxLength: 2 }),
  aiSummary: word,
  code: few('https://github.com/a/b', 'https://github.com/c/d'),
  venue: word,
  doi: few('10.1000/a', '10.1000/b', '10.48550/arXiv.2401.00001'),
  categories: fc.array(few('cs.CV', 'cs.CL'), { maxLength: 2 }),
  citationCount: number,
};

/** Records of few works: few ids, DOIs, titles and authors, so that they are linked by each, and through others. */
export const anyRecord: fc.Arbitrary<Paper> = fc
  .record(
    {
      id: few(
        ...['arxiv:2401.00001', 'arxiv:2401.00002', 'doi:10.1000/a', 'doi:10.1000/c', 'local:1', 'local:2'],
        ...['arxiv:2401.00003', 'doi:10.1000/d', 'local:3', 'local:4', 'local:5'],
      ),
      title: few('Sparse Codes', 'sparse codes.', 'Dense Codes', 'Codes', '稀疏编码'),
      abstract: text,
      authors: fc.array(few('Ada Lovelace', 'Lovelace, A.', 'Grace Hopper', '王伟'), { maxLength: 2 }),
      published: few('', '2024', '2024-05', '2024-05-01', '2023-12-31'),
      theme: few('', 'a', 'b'),
      sources: fc.array(few('a', 'b', 'c'), { minLength: 1, maxLength: 3 }),
      comments: number,
      ...optional,
    },
    { requiredKeys: ['id', 'title', 'abstract', 'authors', 'published', 'theme', 'sources', 'comments'] },
  )
  .map(paper);

/** What people type, and what they do not. */
export const anyQuery: fc.Arbitrary<string> = fc.oneof(
  text,
  fc.string({ unit: 'grapheme' }),
  fc
    .array(
      fc.oneof(
        word,
        fc.constantFrom(
          ...['author:', 'year:', 'has:code', '-', '"', '“', 'theme:"a b"', 'year:2024..', '2306.03089'],
        ),
        fc.string({ maxLength: 4 }),
      ),
    )
    .map(pieces => pieces.join(' ')),
);
