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
