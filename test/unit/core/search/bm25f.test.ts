import { assert } from 'chai';
import fc from 'fast-check';
import type { Paper } from '../../../../src/core/papers/paper.ts';
import { scoreBm25f } from '../../../../src/core/search/bm25f.ts';
import { InvertedIndex } from '../../../../src/core/search/invertedIndex.ts';
import { expandQuery } from '../../../../src/core/search/queryTerms.ts';
import { defaultRankingParameters as parameters } from '../../../../src/core/search/rankingParameters.ts';
import { hasEnoughBigrams, rank, tiers, TopPapers } from '../../../../src/core/search/topPapers.ts';
import { paper } from '../../../support/papers.ts';

function indexOf(...papers: readonly Partial<Paper>[]): InvertedIndex {
  const index = new InvertedIndex(new Map(), parameters.titleBoost);
  for (const [at, each] of papers.entries())
    index.put(paper({ id: `local:${at}`, title: '', abstract: '', authors: [], theme: '', ...each }));
  return index;
}

const { k1, b, titleBoost, authorBoost, compoundWeight, prefixWeight, fuzzyWeight } = parameters;

/** The formula on top of `bm25f.ts`, with all counts given. */
function bm25f(tf: number, length: number, average: number, frequency: number, papers: number): number {
  const idf = Math.log(1 + (papers - frequency + 0.5) / (frequency + 0.5));
  return (idf * tf * (k1 + 1)) / (tf + k1 * (1 - b + (b * length) / average));
}

describe('the score of a paper for a query', () => {
  const scoreOf = (index: InvertedIndex, query: string, halfTyped = false): number[] =>
    Array.from(
      scoreBm25f(expandQuery(query, halfTyped, index, parameters), index, parameters).score,
      each => Math.round(each * 1e4) / 1e4,
    );
  const rounded = (...scores: number[]): number[] => scores.map(each => Math.round(each * 1e4) / 1e4);

  it('weighs title, authors and abstract, by their words and the length of the paper', () => {
    const index = indexOf(
      { title: 'Quartz quartz', abstract: 'basalt' },
      { abstract: 'quartz granite marble quartz' },
      { authors: ['Quartz Basalt', 'Quartz Marble'], abstract: 'slate' },
      { abstract: 'slate' },
    );
    // 2 · 2 + 1, 4, 1 and 1 words.
    const [average, found] = [11 / 4, 3];
    assert.deepEqual(
      scoreOf(index, 'quartz'),
      rounded(
        bm25f(2 * titleBoost, 5, average, found, 4),
        bm25f(2, 4, average, found, 4),
        bm25f(authorBoost, 1, average, found, 4),
        0,
      ),
    );
  });

  it('counts at most 3 times in a title, and 31 in an abstract', () => {
    const index = indexOf({ title: 'Quartz '.repeat(5) }, { abstract: 'quartz '.repeat(40) });
    const average = (10 + 40) / 2;
    assert.deepEqual(
      scoreOf(index, 'quartz'),
      rounded(bm25f(3 * titleBoost, 10, average, 2, 2), bm25f(31, 40, average, 2, 2)),
    );
  });

  it('adds up the words, each as often as the query has it', () => {
    const index = indexOf({ abstract: 'quartz basalt' }, { abstract: 'quartz' });
    const quartz = [bm25f(1, 2, 1.5, 2, 2), bm25f(1, 1, 1.5, 2, 2)] as const;
    const basalt = bm25f(1, 2, 1.5, 1, 2);
    assert.deepEqual(scoreOf(index, 'quartz basalt'), rounded(quartz[0] + basalt, quartz[1]));
    assert.deepEqual(scoreOf(index, 'quartz basalt quartz'), rounded(2 * quartz[0] + basalt, 2 * quartz[1]));
  });

  it('takes the best of what a half-typed word may become, for as rare as all of them', () => {
    const index = indexOf(
      { abstract: 'quartz' },
      { abstract: 'quarry' },
      { abstract: 'quar' },
      { abstract: 'x' },
    );
    const begun = prefixWeight * bm25f(1, 1, 1, 2, 4);
    assert.deepEqual(scoreOf(index, 'quar', true), rounded(begun, begun, bm25f(1, 1, 1, 1, 4), 0));
    const both = indexOf({ abstract: 'quartz quarry' }, { abstract: 'x' });
    assert.deepEqual(scoreOf(both, 'quar', true), rounded(prefixWeight * bm25f(1, 2, 1.5, 2, 2), 0));
    const near = fuzzyWeight * bm25f(1, 1, 1, 2, 4);
    assert.deepEqual(scoreOf(index, 'quart '), rounded(near, 0, near, 0));
  });

  it('adds a compound as a whole to its parts', () => {
    const index = indexOf({ abstract: 'tree-bank' }, { abstract: 'tree bank' }, { abstract: 'x' });
    const [whole, apart] = scoreOf(index, 'tree-bank ');
    const part = bm25f(1, 2, 5 / 3, 2, 3);
    assert.deepEqual(rounded(apart ?? 0), rounded(2 * part));
    assert.deepEqual(rounded(whole ?? 0), rounded(2 * part + compoundWeight * bm25f(1, 2, 5 / 3, 1, 3)));
  });

  it('of a paper without any word is 0, and of no paper nothing', () => {
    assert.deepEqual(scoreOf(indexOf({ abstract: 'quartz' }), 'basalt '), [0]);
    assert.deepEqual(scoreOf(indexOf(), 'basalt'), []);
    assert.deepEqual(scoreOf(indexOf({ abstract: 'quartz' }), ''), [0]);
  });
});

describe('the best papers', () => {
  const candidates = fc.uniqueArray(
    fc.record({
      tier: fc.integer({ min: 0, max: 3 }),
      score: fc.integer({ min: 0, max: 2 }),
      paper: fc
        .record({
          id: fc.integer({ min: 0, max: 40 }).map(String),
          published: fc.constantFrom('2020', '2021'),
        })
        .map(paper),
    }),
    { selector: ({ paper: { id } }) => id, maxLength: 30 },
  );

  it('are by tier, score, date and id, as if all were sorted', () => {
    fc.assert(
      fc.property(candidates, fc.nat(12), fc.integer({ min: 1, max: 5 }), (added, limit, wanted) => {
        const isWanted = ({ id }: Paper): boolean => Number(id) % wanted === 0;
        const top = new TopPapers(limit, isWanted);
        for (const each of added) top.add(each);
        const key = (each: (typeof added)[number]): string =>
          `${9 - each.tier}${9 - each.score}${9999 - Number(each.paper.published)}${each.paper.id.padEnd(3)}`;
        const expected = added
          .filter(each => isWanted(each.paper))
          .toSorted((a, b2) => (key(a) < key(b2) ? -1 : 1))
          .slice(0, limit);
        assert.deepEqual(
          top.papers.map(({ id }) => id),
          expected.map(({ paper: { id } }) => id),
        );
      }),
    );
  });

  it('are asked for only where they would be listed', () => {
    const asked: string[] = [];
    const top = new TopPapers(1, ({ id }) => asked.push(id) > 0);
    for (const [id, score] of [
      ['1', 1],
      ['2', 3],
      ['3', 2],
    ] as const)
      top.add({ paper: paper({ id }), tier: 0, score });
    assert.deepEqual(asked, ['1', '2']);
    const none = new TopPapers(0, ({ id }) => asked.push(id) > 0);
    none.add({ paper: paper({ id: '4' }), tier: 0, score: 1 });
    assert.deepEqual([none.papers, asked.length], [[], 2]);
  });

  for (const [found, runs, enough] of [
    [0b001, [0b111], false],
    [0b011, [0b111], true],
    [0b01, [0b11], false],
    [0b11, [0b11], true],
    [0b0100, [0b0011], true],
    [0b0001, [0b0001, 0b1110], true],
    [0b0010, [0b0001, 0b1110], false],
    [0b0110, [0b0001, 0b1110], true],
    [0, [0b11], false],
    [0, [], false],
    [0b1, [], true],
  ] as const)
    it(`bigrams ${found.toString(2)} are ${enough ? '' : 'not '}enough of ${runs.map(run => run.toString(2)).join(', ')}`, () => {
      assert.equal(hasEnoughBigrams(found, { terms: [], allParts: 0, runs }), enough);
    });

  it('rise by a tier with their title, and by the share that the query has of it', () => {
    const index = indexOf(
      { title: 'Quartz basalt', published: '2020-01-01' },
      { title: 'Quartz basalt of marble slate', published: '2020-01-01' },
      { title: 'Quartz', abstract: 'basalt', published: '2020-01-01' },
      { title: 'Quartz', published: '2020-01-01' },
    );
    const terms = expandQuery('quartz basalt ', false, index, parameters);
    const scores = scoreBm25f(terms, index, parameters);
    const ranks = [0, 1, 2, 3].map(slot => rank(slot, scores, terms, index, 2020, parameters));
    assert.deepEqual(
      ranks.map(({ tier }) => tier),
      [tiers.allInTitle, tiers.allInTitle, tiers.allWords, tiers.someWords],
    );
    const factors = ranks.map(
      ({ score }, slot) => score / (scores.score[slot] ?? 0) / (1 + parameters.recencyBoost),
    );
    for (const [at, factor] of [2, 1.5, 1, 1].entries()) assert.closeTo(factors[at] ?? 0, factor, 1e-6);
  });

  it('gain by being new, half as much for each year', () => {
    const index = indexOf({ title: 'Quartz' });
    const terms = { ...expandQuery('quartz ', false, index, parameters), allParts: 0 };
    const scores = scoreBm25f(terms, index, parameters);
    const date = index.dates[0] ?? 0;
    for (const [age, gain] of [
      [0, 0.03],
      [1, 0.015],
      [2, 0.0075],
    ] as const) {
      const { tier, score } = rank(0, scores, terms, index, date + age, parameters);
      assert.closeTo(score / (scores.score[0] ?? 0), 1 + gain, 1e-4);
      assert.equal(tier, tiers.someWords);
    }
  });
});
