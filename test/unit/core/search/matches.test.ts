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
    'masked noether patch': ['masked: title', 'noether: authors', 'patch: abstract'],
    'noeth ': [],
    'auto label': ['label: abstract'],
    'patch-signals ': ['patch-signals: abstract'],
    'ecg-nonsense ': ['ecg-nonsense: title'],
    'the-of ': [],
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
    'auto label': ['labels'],
    'label auto': ['Autoencoders', 'labels'],
    'patch-signals ': ['patches', 'signals'],
    needs: ['needs'],
    'need ': ['needs'],
    '': [],
  }))
    it(`marks for "${query}": ${words.join(', ') || 'nothing'}`, () => {
      assert.deepEqual(matchingWords(found, query), words);
    });

  it('wants all of a word in a script without spaces, and marks what has any of it', () => {
    const chinese = paper({ title: '深層学習の研究', abstract: '強化学習 of others.', authors: [] });
    const fields = (query: string): string[] => explainMatches(chinese, query, 80).map(({ field }) => field);
    assert.deepEqual(fields('深層学習 '), ['title']);
    assert.deepEqual(fields('強化学習 '), ['abstract']);
    assert.deepEqual(fields('強層 '), []);
    assert.deepEqual(fields('深層強化 '), []);
    assert.isNotEmpty(matchingWords(chinese, '学習 '));
    assert.isEmpty(matchingWords(chinese, '音声 '));
  });

  it('marks each word once, and shortens what it quotes', () => {
    const twice = paper({
      title: 'Mask, mask',
      abstract: `${'word '.repeat(50)} needle ${'word '.repeat(50)}`,
    });
    assert.deepEqual(matchingWords(twice, 'mask '), ['Mask', 'mask']);
    assert.deepEqual(matchingWords(paper({ title: 'Mask Mask', abstract: 'Mask' }), 'mask '), ['Mask']);
    const [match] = explainMatches(twice, 'needle ', 40);
    assert.isAtMost(match?.snippet.length ?? 99, 40);
    assert.include(match?.snippet, 'needle');
  });
});
