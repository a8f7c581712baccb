import { assert } from 'chai';
import fc from 'fast-check';
import { PaperPostings } from '../../../../src/core/related/paperPostings.ts';
import { PaperStems } from '../../../../src/core/related/paperStems.ts';
import { defaultParameters } from '../../../../src/core/related/relatedParameters.ts';
import { Scorer, type QueryTerm } from '../../../../src/core/related/scorer.ts';
import { countingClock } from '../../../support/clock.ts';
import { paper } from '../../../support/papers.ts';

const words = ['quartz', 'basalt', 'granit', 'marbl', 'slate'];

async function postingsOf(...abstracts: string[]): Promise<PaperPostings> {
  const papers = abstracts.map((abstract, at) => paper({ id: `local:${at}`, title: '', abstract }));
  return PaperPostings.build(papers, new PaperStems(), countingClock());
}

function queryTerm(postings: PaperPostings, stem: string, weight: number, label = stem): QueryTerm {
  return {
    term: { stem, label, weight: 1, lines: [weight] },
    number: postings.stemNumber(stem) ?? -1,
    weight,
  };
}

describe('the score of a paper', () => {
  it('is that of BM25, by hand', async () => {
    // 2, 4 and 6 words; on average 4. k1 is 1.2, b is 0.5.
    const postings = await postingsOf(
      'quartz basalt',
      'quartz quartz quartz slate',
      'quartz marbl marbl marbl marbl marbl',
    );
    const scores = new Map(
      new Scorer(postings, defaultParameters)
        .best([queryTerm(postings, 'quartz', 10)], { limit: 9 })
        .map(({ paper: id, score }) => [id, score]),
    );
    assert.closeTo(scores.get('local:0') ?? 0, (10 * 2.2) / (1 + 1.2 * 0.75), 1e-9);
    assert.closeTo(scores.get('local:1') ?? 0, (10 * 3 * 2.2) / (3 + 1.2), 1e-9);
    assert.closeTo(scores.get('local:2') ?? 0, (10 * 2.2) / (1 + 1.2 * 1.25), 1e-9);
  });

  it('is the sum over the terms, and the ranking is by it, whatever the papers and the terms', async () => {
    const text = fc.array(fc.constantFrom(...words), { minLength: 1, maxLength: 8 });
    await fc.assert(
      fc.asyncProperty(
        fc.array(text, { minLength: 1, maxLength: 12 }),
        fc.uniqueArray(fc.tuple(fc.constantFrom(...words), fc.integer({ min: 1, max: 9 })), {
          selector: ([word]) => word,
        }),
        fc.integer({ min: 1, max: 12 }),
        fc.array(fc.nat(11), { maxLength: 3 }),
        async (texts, query, limit, left) => {
          const postings = await postingsOf(...texts.map(each => each.join(' ')));
          const terms = query
            .filter(([word]) => postings.stemNumber(word) !== undefined)
            .map(([word, weight]) => queryTerm(postings, word, weight));
          const average = texts.reduce((sum, each) => sum + each.length, 0) / texts.length;
          const expected = texts
            .map((text, at) => {
              const score = query.reduce((sum, [word, weight]) => {
                const times = text.filter(each => each === word).length;
                return sum + (weight * times * 2.2) / (times + 1.2 * (0.5 + (0.5 * text.length) / average));
              }, 0);
              return { at, score };
            })
            .filter(({ at, score }) => score > 0 && !left.includes(at))
            .sort((a, b) => b.score - a.score)
            .slice(0, limit);
          const best = new Scorer(postings, defaultParameters).best(terms, { limit, exclude: new Set(left) });
          assert.lengthOf(best, expected.length);
          for (const [rank, { paper: id, score, evidence }] of best.entries()) {
            assert.closeTo(score, expected[rank]?.score ?? -1, 1e-9);
            const weights = evidence.map(({ weight }) => weight);
            assert.isNotEmpty(weights);
            assert.deepEqual(
              weights,
              weights.toSorted((a, b) => b - a),
            );
            const number = postings.paperNumber(id) ?? -1;
            const again = new Scorer(postings, defaultParameters).evidenceOf(number, terms);
            assert.deepEqual(
              again.map(({ stem }) => stem),
              evidence.map(({ stem }) => stem),
            );
            for (const [at, { weight }] of again.entries())
              assert.closeTo(weight, evidence[at]?.weight ?? -1, 1e-9);
          }
        },
      ),
    );
  });

  it('puts the papers of one score in their order', async () => {
    const postings = await postingsOf(...Array.from({ length: 120 }, () => 'quartz'), 'quartz quartz basalt');
    const best = new Scorer(postings, defaultParameters).best([queryTerm(postings, 'quartz', 1)], {
      limit: 60,
    });
    assert.deepEqual(
      best.map(({ paper: id }) => id),
      ['local:120', ...Array.from({ length: 59 }, (_, at) => `local:${at}`)],
    );
  });

  it('is of the papers at hand alone, for one query after another', async () => {
    const postings = await postingsOf('quartz', 'basalt');
    const scorer = new Scorer(postings, defaultParameters);
    const found = (word: string): string[] =>
      scorer.best([queryTerm(postings, word, 1)], { limit: 9 }).map(({ paper: id }) => id);
    assert.deepEqual(
      [found('quartz'), found('basalt'), found('quartz')],
      [['local:0'], ['local:1'], ['local:0']],
    );
  });

  it('of nothing is nothing', async () => {
    const scorer = new Scorer(await postingsOf(), defaultParameters);
    assert.deepEqual(scorer.best([], { limit: 9 }), []);
  });
});

describe('what is shown', () => {
  // One word a paper, each once, so that a score is the weight of its term.
  const scores = async (options: object, ...weights: number[]): Promise<number[]> => {
    const postings = await postingsOf(...words.slice(0, weights.length));
    const terms = weights.map((weight, at) => queryTerm(postings, words[at] ?? '', weight));
    return new Scorer(postings, defaultParameters)
      .best(terms, { limit: 9, ...options })
      .map(({ score }) => score);
  };

  it('is at the threshold or above', async () => {
    assert.deepEqual(await scores({ threshold: 18 }, 17.999, 18, 19), [19, 18]);
    assert.deepEqual(await scores({}, 0.001, 1), [1, 0.001]);
  });

  for (const [weights, isName, shown] of [
    [[20, 6], false, false],
    [[20, 7], false, true],
    [[20, 7.5], false, true],
    [[20, 6], true, true],
    [[20], false, false],
    [[20], true, true],
    [[12, 3, 4], false, true],
    [[12, 3, 3], false, false],
  ] as const)
    it(`${isName ? 'a name of the file' : 'a word'} with ${weights.join(', ')} is ${shown ? 'a reason' : 'a coincidence'}`, async () => {
      const named = words.slice(0, weights.length);
      const postings = await postingsOf(named.join(' '));
      const terms = weights.map((weight, at) => {
        const { term, ...rest } = queryTerm(postings, named[at] ?? '', weight);
        return { ...rest, term: { ...term, ...(at === 0 ? { isName } : {}) } };
      });
      const best = new Scorer(postings, defaultParameters).best(terms, { limit: 9, minOtherReasons: 7 });
      assert.lengthOf(best, shown ? 1 : 0);
    });

  it('is more when the code has the central terms, less when it has not, ordinary ones aside', async () => {
    const papers = [
      paper({ id: 'local:0', title: 'Quartz', abstract: 'basalt' }),
      paper({ id: 'local:1', title: 'Slate', abstract: 'basalt' }),
    ];
    const postings = await PaperPostings.build(papers, new PaperStems(), countingClock());
    const best = (ordinary: string, ...query: string[]): Map<string, number> =>
      new Map(
        new Scorer(postings, defaultParameters)
          .best(
            query.map(word => queryTerm(postings, word, 1)),
            { limit: 9, centralWeight: 1.5, isOrdinary: number => postings.stemText(number) === ordinary },
          )
          .map(({ paper: id, score }) => [id, score]),
      );
    const bits = Math.log2(8002 / 1.5);
    const neither = best('', 'basalt').get('local:0') ?? 0;
    const basalt = 2.2 / (1 + 1.2);
    assert.closeTo(neither, basalt * (1 + 1.5 * (5 / (10 + bits) - 0.3)), 1e-9);
    assert.closeTo(best('quartz', 'basalt').get('local:0') ?? 0, basalt * (1 + 1.5 * (0.5 - 0.3)), 1e-9);
    const quartz = (3 * 2.2) / (3 + 1.2);
    assert.closeTo(
      best('', 'basalt', 'quartz').get('local:0') ?? 0,
      (basalt + quartz) * (1 + 1.5 * ((5 + bits) / (10 + bits) - 0.3)),
      1e-9,
    );
    assert.isAbove(best('slate', 'basalt').get('local:1') ?? 0, neither);
  });

  it('puts first what has the central terms, though its sum is less', async () => {
    const papers = [
      paper({ id: 'local:0', title: 'Quartz', abstract: 'basalt basalt basalt basalt' }),
      paper({ id: 'local:1', title: 'Slate', abstract: 'basalt basalt marbl marbl' }),
    ];
    const postings = await PaperPostings.build(papers, new PaperStems(), countingClock());
    const terms = [queryTerm(postings, 'basalt', 5), queryTerm(postings, 'slate', 0.5)];
    const order = (centralWeight: number): string[] =>
      new Scorer(postings, defaultParameters)
        .best(terms, { limit: 2, centralWeight })
        .map(({ paper: id }) => id);
    assert.deepEqual(
      [order(0), order(1.5)],
      [
        ['local:0', 'local:1'],
        ['local:1', 'local:0'],
      ],
    );
  });

  it('of a paper with code terms needs one that is telling in code, and in the code', async () => {
    const papers = [
      paper({ id: 'local:0', title: 'Quartz', abstract: '', codeTerms: ['basalt', 'marbl'] }),
      paper({ id: 'local:1', title: 'Quartz of others', abstract: '' }),
    ];
    const postings = await PaperPostings.build(papers, new PaperStems(), countingClock());
    const found = (telling: string, ...query: string[]): string[] =>
      new Scorer(postings, defaultParameters)
        .best(
          query.map(word => queryTerm(postings, word, 1)),
          { limit: 9, isTelling: number => postings.stemText(number) === telling },
        )
        .map(({ paper: id }) => id)
        .sort();
    assert.deepEqual(found('basalt', 'quartz'), ['local:1']);
    assert.deepEqual(found('basalt', 'quartz', 'basalt'), ['local:0', 'local:1']);
    assert.deepEqual(found('basalt', 'quartz', 'marbl'), ['local:1']);
    assert.deepEqual(found('', 'quartz', 'basalt', 'marbl'), ['local:1']);
    assert.deepEqual(
      new Scorer(postings, defaultParameters)
        .best([queryTerm(postings, 'quartz', 1)], { limit: 9 })
        .map(({ paper: id }) => id)
        .sort(),
      ['local:0', 'local:1'],
    );
  });
});

describe('the reasons for a paper', () => {
  const names = [
    'quartz',
    'basalt',
    'granit',
    'marbl',
    'slate',
    'gneiss',
    'schist',
    'chalk',
    'shale',
    'flint',
  ];
  const reasons = async (
    query: readonly (readonly [weight: number, label?: string])[],
  ): Promise<string[]> => {
    const used = names.slice(0, query.length);
    const postings = await postingsOf(used.join(' '));
    const terms = query.map(([weight, label], at) => queryTerm(postings, names[at] ?? '', weight, label));
    const scorer = new Scorer(postings, defaultParameters);
    const [best] = scorer.best(terms, { limit: 1 });
    const evidence = best?.evidence ?? [];
    assert.deepEqual(scorer.evidenceOf(0, terms), evidence);
    for (const { stem, label, lines, weight } of evidence) {
      const [asked = 0, shown = stem] = query[names.indexOf(stem)] ?? [];
      assert.equal(label, shown);
      assert.deepEqual(lines, [asked]);
      assert.closeTo(weight, asked / query.reduce((sum, [each]) => sum + each, 0), 1e-9);
    }
    return evidence.map(({ label }) => label);
  };

  for (const [what, query, expected] of [
    ['are the heaviest first', [[1], [3], [2]], ['basalt', 'granit', 'quartz']],
    ['are eight at most', names.map(() => [1] as const), names.slice(0, 8)],
    ['leave out less than 3 %', [[96], [2.9], [3.1]], ['quartz', 'granit']],
    [
      'have a part of a name after it no more',
      [
        [3, 'ConvNeXt'],
        [2, 'conv'],
        [1, 'Next'],
      ],
      ['ConvNeXt'],
    ],
    [
      'have a name after its part no more',
      [
        [3, 'conv'],
        [2, 'ConvNeXt'],
        [1, 'other'],
      ],
      ['conv', 'other'],
    ],
    [
      'have words beside each other',
      [
        [3, 'masked'],
        [2, 'patch'],
      ],
      ['masked', 'patch'],
    ],
  ] as const)
    it(what, async () => {
      assert.deepEqual(await reasons(query), expected);
    });

  it('have one of less than 3 % when there is no other', async () => {
    const many = Array.from(
      { length: 50 },
      (_, at) => `w${String.fromCharCode(97 + (at % 26), 98 + (at % 25))}${at}x`,
    );
    const postings = await postingsOf(many.join(' '));
    const terms = many.flatMap(word =>
      postings.stemNumber(word) === undefined ? [] : [queryTerm(postings, word, 1)],
    );
    const [best] = new Scorer(postings, defaultParameters).best(terms, { limit: 1 });
    assert.isAbove(terms.length, 34);
    assert.lengthOf(best?.evidence ?? [], 1);
  });

  it('are none of a weight of nothing', async () => {
    const postings = await postingsOf('quartz basalt');
    const terms = [queryTerm(postings, 'quartz', 0), queryTerm(postings, 'basalt', 2)];
    const [best] = new Scorer(postings, defaultParameters).best(terms, { limit: 1 });
    assert.deepEqual(
      best?.evidence.map(({ label, weight }) => [label, weight]),
      [['basalt', 1]],
    );
    assert.deepEqual(new Scorer(postings, defaultParameters).best(terms.slice(0, 1), { limit: 1 }), []);
  });
});
