import { assert } from 'chai';
import fc from 'fast-check';
import { formatArrays, parseArrays } from '../../../../src/core/base/binaryFile.ts';
import { Postings } from '../../../../src/core/search/postings.ts';
import { Vocabulary } from '../../../../src/core/search/vocabulary.ts';
import { stem } from '../../../../src/core/text/stem.ts';
import { countingClock } from '../../../support/clock.ts';

describe('the vocabulary', () => {
  const addTo = (
    vocabulary: Vocabulary,
    token: string,
    isName = false,
  ): { terms: readonly number[]; length: number } => {
    const terms: number[] = [];
    const length = vocabulary.addToken(token, isName, term => terms.push(term));
    return { terms, length };
  };
  const termsOf = (...of: Parameters<typeof addTo>): readonly number[] => addTo(...of).terms;

  it('has one term for the words of a stem, and the length of a text in words', () => {
    const vocabulary = new Vocabulary();
    assert.deepEqual(termsOf(vocabulary, 'studies'), termsOf(vocabulary, 'Studying'));
    assert.notDeepEqual(termsOf(vocabulary, 'studies'), termsOf(vocabulary, 'masks'));
    for (const [token, length] of [
      ['studies', 1],
      ['the', 0],
      ['tree-bank', 2],
      ['ConvNeXt', 2],
      ['few-shot', 1],
    ] as const)
      for (let times = 0; times < 2; times++) assert.equal(addTo(vocabulary, token).length, length, token);
  });

  it('leaves out the words of grammar, but for names', () => {
    const vocabulary = new Vocabulary();
    assert.isEmpty(termsOf(vocabulary, 'He'));
    assert.lengthOf(termsOf(vocabulary, 'He', true), 1);
    assert.isEmpty(termsOf(vocabulary, 'He'));
    assert.isDefined(vocabulary.termOf('he'));
  });

  it('finds the words that begin so, whatever was added', () => {
    const word = fc.string({ unit: fc.constantFrom('k', 'm', 'p'), minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(fc.array(word, { maxLength: 30 }), word, (words, prefix) => {
        const vocabulary = new Vocabulary();
        for (const each of words) addTo(vocabulary, each);
        const found = vocabulary.wordsWithPrefix(prefix);
        assert.sameMembers(
          found.map(number => vocabulary.text(number)),
          [...new Set(words.filter(each => each.startsWith(prefix)))],
        );
        for (const number of found)
          assert.equal(vocabulary.term(number), vocabulary.termOf(vocabulary.text(number)));
        for (const each of words)
          assert.equal(
            words.some(other => stem(other) === stem(each)),
            vocabulary.termOf(each) !== undefined,
          );
        assert.isUndefined(vocabulary.termOf('never'));
      }),
    );
  });
});

async function throughFile(postings: Postings): Promise<Postings> {
  const [clock, format] = [countingClock(1), { kind: 'search', build: 'this' }];
  const bytes = await formatArrays(format, await postings.stored(clock), clock);
  const arrays = await parseArrays(format, bytes, clock);
  if (arrays === undefined) throw new Error('Not as written.');
  return Postings.restore(arrays);
}

describe('postings', () => {
  it('are read as they were added, whatever the terms and their number, from a file too', async () => {
    const added = fc.array(fc.tuple(fc.nat(5), fc.integer({ min: 1, max: 2500 })), { maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(added, fc.nat(12), async (runs, keptRuns) => {
        let postings = new Postings();
        const expected = new Map<number, number[]>();
        let value = 0;
        for (const [run, [place, count]] of runs.entries()) {
          if (run === keptRuns) postings = await throughFile(postings);
          for (let at = 0; at < count; at++) {
            const term = place * 700;
            postings.add(term, ++value);
            expected
              .set(term, expected.get(term) ?? [])
              .get(term)
              ?.push(value);
          }
        }
        if (keptRuns >= runs.length) postings = await throughFile(postings);
        for (let term = 0; term < 6 * 700; term += 350) {
          assert.equal(postings.count(term), expected.get(term)?.length ?? 0);
          assert.deepEqual([...postings.read(term)], expected.get(term) ?? []);
        }
      }),
    );
  });
});
