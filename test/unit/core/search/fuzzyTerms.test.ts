import { assert } from 'chai';
import fc from 'fast-check';
import { fuzzyTerms } from '../../../../src/core/search/fuzzyTerms.ts';
import { InvertedIndex } from '../../../../src/core/search/invertedIndex.ts';
import { paper } from '../../../support/papers.ts';

function indexOf(...words: readonly string[]): InvertedIndex {
  const index = new InvertedIndex(new Map(), 2);
  index.put(paper({ title: words.join(' '), abstract: '', authors: [] }));
  return index;
}

/** The words of the vocabulary that were found. */
function found(typed: string, words: readonly string[], halfTyped = false): string[] {
  const index = indexOf(...words);
  const terms = fuzzyTerms(typed, halfTyped, index);
  return words.filter(word => terms.includes(index.vocabulary.termOf(word) ?? -1));
}

/** Damerau's distance with no letter edited twice, by its definition. */
function distance(a: string, b: string): number {
  if (a === '' || b === '') return a.length + b.length;
  const [left, right] = [a.slice(0, -1), b.slice(0, -1)];
  const swapped = a.length > 1 && b.length > 1 && a.at(-1) === b.at(-2) && a.at(-2) === b.at(-1);
  return Math.min(
    distance(left, b) + 1,
    distance(a, right) + 1,
    distance(left, right) + (a.at(-1) === b.at(-1) ? 0 : 1),
    swapped ? distance(a.slice(0, -2), b.slice(0, -2)) + 1 : Infinity,
  );
}

describe('words within a typing error', () => {
  for (const [typed, words, ...expected] of [
    // One letter missing, too many, wrong, or swapped with its neighbour.
    ['quatz', ['quartz'], 'quartz'],
    ['quarttz', ['quartz'], 'quartz'],
    ['quarxz', ['quartz'], 'quartz'],
    ['quatrz', ['quartz'], 'quartz'],
    ['uqartz', ['quartz'], 'quartz'],
    ['qquartz', ['quartz'], 'quartz'],
    ['qxuartz', ['quartz'], 'quartz'],
    ['xquartz', ['quartz'], 'quartz'],
    // The second letter missing is not tried, and neither is a wrong first one.
    ['qartz', ['quartz']],
    ['xuartz', ['quartz']],
    // Two in a word of eight letters or more.
    ['quxrxz', ['quartz']],
    ['bazaltixe', ['basaltine'], 'basaltine'],
    ['bazaltix', ['basaltine']],
    ['bxsxlxine', ['basaltine']],
    // The closest alone, and all of those.
    ['maskes', ['masked', 'market', 'maskex'], 'masked', 'maskex'],
    ['quartz', ['quartz']],
    // Too short, too long, numbers.
    ['qua', ['quar']],
    ['quax', ['quar'], 'quar'],
    ['b2b2', ['b2b3']],
    ['x'.repeat(41), ['x'.repeat(40)]],
    ['y'.repeat(40), [`${'y'.repeat(39)}z`], `${'y'.repeat(39)}z`],
  ] as const)
    it(`“${typed.slice(0, 12)}” among ${words.join(', ').slice(0, 24)}: ${expected.join(', ') || 'none'}`, () => {
      assert.deepEqual(found(typed, words), expected);
    });

  for (const [typed, words, ...expected] of [
    ['quatzi', ['quartzite'], 'quartzite'],
    ['quarxi', ['quartzite']],
    ['quatz', ['quartz'], 'quartz'],
    ['quatzi', ['quartz']],
    ['quar', ['quartz']],
  ] as const)
    it(`“${typed}…” among ${words.join(', ')}: ${expected.join(', ') || 'none'}`, () => {
      assert.deepEqual(found(typed, words, true), expected);
    });

  it('are none of a paper that is gone', () => {
    const index = indexOf('quartz');
    index.remove(paper().id);
    assert.deepEqual(fuzzyTerms('quatz', false, index), []);
  });

  it('are the closest that begin alike, by the definition of the distance', () => {
    const letters = fc.string({ unit: fc.constantFrom('k', 'm', 'p', 'r'), minLength: 3, maxLength: 9 });
    fc.assert(
      fc.property(fc.uniqueArray(letters, { minLength: 1, maxLength: 12 }), letters, (words, typed) => {
        const index = indexOf(...words);
        const terms = fuzzyTerms(typed, false, index);
        const limit = typed.length >= 8 ? 2 : 1;
        const near = words
          .filter(word => word.startsWith(typed.slice(0, 2)))
          .map(word => ({ word, far: distance(typed, word) }))
          .filter(({ far }) => far > 0 && far <= limit);
        if (typed.length < 4) assert.isEmpty(terms);
        else if (near.length > 0) {
          const least = Math.min(...near.map(({ far }) => far));
          const closest = near.filter(({ far }) => far === least);
          assert.sameMembers(
            [...new Set(terms)],
            [...new Set(closest.map(({ word }) => index.vocabulary.termOf(word)))],
          );
        }
      }),
    );
  });
});
