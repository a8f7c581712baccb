import { assert } from 'chai';
import { explainMatches, matchingWords } from '../../../../src/core/search/matches.ts';
import { paper } from '../../../support/papers.ts';

describe('why a search found a paper', () => {
  const found = paper({
    title: 'Masked Autoencoders for ECG',
    abstract: 'We hide patches of signals. Reconstructing them needs no labels.',
    authors: ['Emmy Noether'],
  });
  const places = (query: string): string[] =>
    explainMatches(found, query, 80).map(({ word, field }) => `${word}: ${field}`);

  for (const [query, expected] of Object.entries({
    'masked ecg ': ['masked: title', 'ecg: title'],
    'noether reconstruction ': ['noether: authors', 'reconstruction: abstract'],
    auto: ['auto: title'],
    'the of ': [],
    'pachtes ': [],
    'author:noether label': ['label: abstract'],
    '': [],
  }))
    it(`"${query}": ${expected.join(', ') || 'nothing'}`, () => {
      assert.deepEqual(places(query), expected);
    });

  it('names the authors, and that there are more', () => {
    const begun = { ...found, moreAuthors: true as const };
    assert.deepEqual(
      explainMatches(begun, 'noether ', 80).map(({ snippet }) => snippet),
      ['Emmy Noether et al.'],
    );
    assert.isEmpty(explainMatches(begun, 'al', 80));
  });

  it('quotes the sentence that has the word', () => {
    assert.deepEqual(
      explainMatches(found, 'labels ', 80).map(({ snippet }) => snippet),
      ['Reconstructing them needs no labels.'],
    );
  });

  for (const [query, words] of Object.entries({
    'reconstruction ': ['Reconstructing'],
    auto: ['Autoencoders'],
    'mask label ': ['Masked', 'labels'],
    'the of ': [],
    'noether ': [],
    '': [],
  }))
    it(`marks for "${query}": ${words.join(', ') || 'nothing'}`, () => {
      assert.deepEqual(matchingWords(found, query), words);
    });
});
