import { assert } from 'chai';
import fc from 'fast-check';
import type { Paper } from '../../../../src/core/papers/paper.ts';
import type { BackgroundFrequency } from '../../../../src/core/related/backgroundFrequency.ts';
import type { CodeTerm } from '../../../../src/core/related/code.ts';
import { PaperPostings } from '../../../../src/core/related/paperPostings.ts';
import { PaperStems } from '../../../../src/core/related/paperStems.ts';
import { RelatedEngine } from '../../../../src/core/related/relatedEngine.ts';
import { defaultParameters as parameters } from '../../../../src/core/related/relatedParameters.ts';
import { heaviestTerms, searchTerms } from '../../../../src/core/related/searchTerms.ts';
import { surfaceForm, termSnippet } from '../../../../src/core/related/termSnippet.ts';
import {
  rarityBits,
  rarityInCode,
  TermWeights,
  type WordStatistics,
} from '../../../../src/core/related/termWeights.ts';
import { WorkspaceFrequency } from '../../../../src/core/related/workspaceFrequency.ts';
import { countingClock } from '../../../support/clock.ts';
import { paper } from '../../../support/papers.ts';

const clock = countingClock();
const term = (stem: string, weight = 1, more: Partial<CodeTerm> = {}): CodeTerm => ({
  stem,
  label: stem,
  weight,
  lines: [],
  ...more,
});

function frequency(
  inCode: Readonly<Record<string, number>>,
  inPapers: Readonly<Record<string, number>> = {},
): BackgroundFrequency {
  return { inCode: stem => inCode[stem] ?? 0, inPapers: stem => inPapers[stem] };
}

async function weightsOf(
  papers: readonly Partial<Paper>[],
  background = frequency({}),
): Promise<TermWeights> {
  const all = papers.map((each, at) => paper({ id: `local:${at}`, title: '', abstract: '', ...each }));
  return new TermWeights(await PaperPostings.build(all, new PaperStems(), clock), background, parameters);
}

describe('the rarity of a word', () => {
  for (const [withStem, documents, bits] of [
    [0, 7.5, 4],
    [1, 100, Math.log2(99.5 / 1.5)],
    [50, 100, 0],
    [99, 100, 0],
  ] as const)
    it(`in ${withStem} of ${documents} papers is ${bits.toFixed(2)} bits`, () => {
      assert.closeTo(rarityBits(withStem, documents), bits, 1e-9);
    });

  for (const [share, rarity] of [
    [1, 0],
    [0.5, 1 / 16],
    [2 ** -8, 0.5],
    [2 ** -16, 1],
    [2 ** -20, 1],
    [0, 1],
  ] as const)
    it(`in a share of ${share} of code is ${rarity}`, () => {
      assert.closeTo(rarityInCode(share), rarity, 1e-9);
    });
});

describe('the weight of a term in a query', () => {
  const bits = (papers: number, count: number, share = 0): number =>
    rarityBits(count + share * 8000, papers + 8000);

  it('is what the code says of it, times its rarity in code and in papers', async () => {
    const weights = await weightsOf(
      [{ abstract: 'quartz basalt' }, { abstract: 'quartz' }],
      frequency({ quartz: 2 ** -8, basalt: 1 }, { quartz: 0.25 }),
    );
    const weightOf = (each: CodeTerm, code?: object): number | undefined =>
      weights.queryTerms(each, code)[0]?.weight;
    assert.closeTo(weightOf(term('quartz', 3), {}) ?? 0, (3 * 0.5 ** 1.5 * bits(2, 2, 0.25)) ** 0.7, 1e-9);
    assert.closeTo(weightOf(term('quartz', 3)) ?? 0, (3 * bits(2, 2, 0.25)) ** 0.7, 1e-9);
    assert.equal(weightOf(term('basalt', 3), {}), 0);
    assert.closeTo(weightOf(term('basalt')) ?? 0, bits(2, 1) ** 0.7, 1e-9);
    assert.deepEqual(weights.queryTerms(term('slate'), {}), []);
  });

  it('of two words is more, for both may be common', async () => {
    const weights = await weightsOf(
      [{ title: 'Masked Quartz' }],
      frequency({ mask: 2 ** -4, quartz: 2 ** -4 }),
    );
    const [pair] = weights.queryTerms(term('mask quartz'), {});
    assert.closeTo(pair?.weight ?? 0, (1.4 * 0.5 ** 1.5 * bits(1, 1)) ** 0.7, 1e-9);
  });

  it('goes for names and initialisms of papers too', async () => {
    const weights = await weightsOf([
      { title: 'QuartzNet: A Study', abstract: 'Denoising Diffusion Probabilistic Models of quartznet' },
      { abstract: 'quartznet' },
    ]);
    const [word, name, ...more] = weights.queryTerms(term('quartznet'), {});
    assert.isEmpty(more);
    assert.closeTo(name?.weight ?? 0, (word?.weight ?? 0) * 0.5, 1e-9);
    assert.notEqual(name?.number, word?.number);
    const [initialism] = weights.queryTerms(term('ddpm'), {});
    assert.closeTo(initialism?.weight ?? 0, 0.6 * bits(2, 1) ** 0.7, 1e-9);
    assert.deepEqual(weights.queryTerms(term('ddpm')), []);
  });

  it('is less where other open files have it', async () => {
    const weights = await weightsOf([{ abstract: 'quartz' }]);
    const workspace = new WorkspaceFrequency();
    for (const uri of ['a', 'b', 'c', 'd']) workspace.add(uri, { terms: [term('quartz')], sampled: false });
    const [among] = weights.queryTerms(term('quartz'), { uri: 'a', workspace });
    assert.closeTo(among?.weight ?? 0, (rarityInCode(3 / 43) ** 1.5 * bits(1, 1)) ** 0.7, 1e-9);
  });

  it('elsewhere is by the tables alone', async () => {
    const weights = await weightsOf([], frequency({ quartz: 2 ** -8 }, { quartz: 0.01 }));
    assert.closeTo(
      weights.weightElsewhere(term('quartz', 2), {}),
      (2 * 0.5 ** 1.5 * bits(0, 0, 0.01)) ** 0.7,
      1e-9,
    );
    assert.closeTo(weights.weightElsewhere(term('slate', 2), {}), (2 * bits(0, 0)) ** 0.7, 1e-9);
  });

  it('comes with how common the word is', async () => {
    const weights = await weightsOf(
      [{ abstract: 'quartz basalt' }, { abstract: '', codeTerms: ['n_slates'] }],
      frequency({ quartz: 0.5, marbl: 1 }, { quartz: 0.25, marbl: 0.125 }),
    );
    assert.deepEqual(weights.wordStatistics('quartz', {}), {
      inPapers: (1 + 0.25 * 8000) / 8002,
      inCode: 0.5,
      isPaperWord: true,
      isCodeWord: true,
    });
    assert.deepEqual(weights.wordStatistics('basalt', {}), {
      inPapers: 1 / 8002,
      inCode: 0,
      isPaperWord: false,
      isCodeWord: false,
    });
    assert.deepEqual(weights.wordStatistics('marbl', {}), {
      inPapers: 1000 / 8002,
      inCode: 1,
      isPaperWord: true,
      isCodeWord: true,
    });
    assert.isUndefined(weights.wordStatistics('gneiss', {}).inPapers);
    assert.isUndefined(weights.wordStatistics('nslate', {}).inPapers, 'an identifier alone');
  });

  it('knows what is ordinary and what is telling', async () => {
    const papers = [{ abstract: 'quartz basalt slate marble' }].map((each, at) =>
      paper({ id: `local:${at}`, title: '', ...each }),
    );
    const postings = await PaperPostings.build(papers, new PaperStems(), clock);
    const weights = new TermWeights(
      postings,
      frequency({ quartz: 1, basalt: 1 / 32, slate: 1 / 31 }),
      parameters,
    );
    const of = (stem: string): [boolean, boolean] => {
      const number = postings.stemNumber(stem) ?? -1;
      return [weights.isOrdinary(number), weights.isTelling(number)];
    };
    assert.deepEqual(['quartz', 'basalt', 'slate', 'marbl'].map(of), [
      [true, false],
      [false, true],
      [false, false],
      [false, true],
    ]);
  });
});

describe('the nearest papers of many', () => {
  it('are those that "similar papers" names, with the same scores', async () => {
    const word = fc.constantFrom('quartz', 'basalt', 'granite', 'marble', 'slate', 'gneiss');
    const text = fc.array(word, { minLength: 1, maxLength: 6 }).map(words => words.join(' '));
    await fc.assert(
      fc.asyncProperty(fc.array(text, { minLength: 2, maxLength: 10 }), async abstracts => {
        const papers = abstracts.map((abstract, at) =>
          paper({ id: `local:${at}`, title: '', abstract, theme: '' }),
        );
        const engine = new RelatedEngine(clock, frequency({}));
        await engine.index(papers, []);
        const neighbours = engine.neighbours();
        const ids = papers.map(({ id }) => id);
        await neighbours.among([...ids, 'local:unknown'], clock);
        for (const [at, id] of ids.entries()) {
          const found = neighbours.nearest(id, 20, at);
          const expected = engine.nearestPapers([id], 20);
          assert.lengthOf(found, expected.length);
          for (const [rank, { score }] of found.entries())
            assert.closeTo(score, expected[rank]?.score ?? -1, 1e-4);
          const scores = new Map(expected.map(({ paper: each, score }) => [each, score]));
          for (const { place, score } of found)
            assert.closeTo(score, scores.get(ids[place] ?? '') ?? -1, 1e-4);
          assert.deepEqual(neighbours.nearest(id, 1, at), found.slice(0, 1));
        }
        assert.deepEqual(neighbours.nearest('local:unknown', 3), []);
        assert.deepEqual(neighbours.ids, ids);
      }),
      { numRuns: 50 },
    );
  });

  it('are of the set alone', async () => {
    const papers = ['quartz basalt', 'quartz slate', 'quartz basalt', 'marble'].map((abstract, at) =>
      paper({ id: `local:${at}`, title: '', abstract, theme: '' }),
    );
    const engine = new RelatedEngine(clock, frequency({}));
    await engine.index(papers, []);
    const neighbours = engine.neighbours();
    await neighbours.among(['local:1', 'local:3'], clock);
    assert.deepEqual(
      neighbours.nearest('local:0', 5).map(({ place }) => place),
      [0],
    );
    const stop = AbortSignal.abort(new Error('no longer'));
    const error = await neighbours
      .among(['local:0'], clock, { signal: stop })
      .catch((each: unknown) => String(each));
    assert.equal(error, 'Error: no longer');
  });
});

describe('terms for a search online', () => {
  const common: WordStatistics = { inPapers: 0.01, inCode: 0.01, isPaperWord: true, isCodeWord: true };
  const words: Readonly<Record<string, WordStatistics>> = {
    mask: common,
    quartz: { ...common, inPapers: 0.001, inCode: 0.001 },
    basalt: { ...common, inPapers: 0.02, inCode: 0.02 },
    'mask quartz': { ...common, inPapers: 0.0001 },
    proj: { ...common, inPapers: 0.001, inCode: 0.05 },
    img: { ...common, inPapers: 0.001, inCode: 0.05 },
    ordinari: { ...common, inCode: 1 },
    loader: { ...common, inCode: 0.07 },
    everywher: { ...common, inPapers: 0.6 },
  };
  const nobody: WordStatistics = { inPapers: undefined, inCode: 0, isPaperWord: false, isCodeWord: false };
  const of = (stem: string): WordStatistics => words[stem] ?? nobody;
  const found = (terms: readonly CodeTerm[], most = 12): string =>
    searchTerms(terms, of, most)
      .map(({ text }) => text)
      .join(', ');
  const prose = { inProse: true, lines: [1, 2] };

  for (const [what, terms, expected] of [
    ['a word of papers', [term('mask', 1, { label: 'Masked' })], 'masked'],
    ['the rarer first', [term('mask'), term('quartz')], 'quartz, mask'],
    ['the heavier first', [term('mask', 90), term('quartz')], 'mask, quartz'],
    ['nothing of a word that every file has', [term('ordinari')], ''],
    ['nothing of a word that most papers have', [term('everywher')], ''],
    ['nothing of a word of nobody', [term('zqx')], ''],
    [
      'nothing of an abbreviation',
      [term('mask', 1, { label: 'mk' }), term('quartz', 1, { label: 'q_quartz' })],
      '',
    ],
    ['the words of an identifier', [term('mask', 1, { label: '_mask_quartz_' })], 'mask quartz'],
    ['words of code after words of papers', [term('proj', 5), term('mask', 5)], 'mask, proj'],
    ['a name that prose spells', [term('hornet', 1, { label: 'HorNet', ...prose })], 'hornet'],
    ['no name that code alone spells', [term('hornet', 1, { label: 'HorNet' })], ''],
    ['no name with a joint', [term('hornet', 1, { label: 'Hor_Net', ...prose })], ''],
    ['capitals on two lines', [term('milan', 1, { label: 'MILAN', ...prose })], 'milan'],
    ['no capitals on one', [term('milan', 1, { label: 'MILAN', inProse: true, lines: [1] })], ''],
    ['no capitals without end', [term('milan', 1, { label: 'MILANESE', ...prose })], ''],
    ['no type', [term('zqxloader', 1, { label: 'MaskZqxLoader', ...prose })], ''],
    ['a word once', [term('mask'), term('mask', 2)], 'mask'],
    [
      'a phrase of papers in place of its words',
      [term('mask', 9), term('quartz', 9), term('mask quartz', 1, { label: 'Masked Quartz' })],
      'masked quartz',
    ],
    [
      'a phrase on two lines',
      [term('mask basalt', 1, { label: 'masked basalt', lines: [1, 2] })],
      'masked basalt',
    ],
    ['no phrase on one', [term('mask basalt', 1, { label: 'masked basalt', lines: [1] })], ''],
    ['no phrase of common words', [term('mask img', 1, { label: 'masked img', lines: [1, 2] })], ''],
    ['one in the name of the file', [term('mask img', 1, { label: 'mask_img', isName: true })], 'mask img'],
    ['no phrase with a word of nobody', [term('mask zqx', 1, { label: 'Masked Zqx' })], ''],
    ['no phrase with a word of grammar', [term('mask with', 1, { label: 'mask with', lines: [1, 2] })], ''],
  ] as const)
    it(`are ${what}`, () => {
      assert.equal(found(terms), expected);
    });

  it('are no more words than asked for', () => {
    const terms = [term('quartz'), term('mask basalt', 1, { label: 'Masked Basalt' }), term('basalt', 0.01)];
    assert.equal(found(terms, 0), '');
    assert.equal(found(terms, 1), 'quartz');
    assert.equal(found(terms, 3), 'quartz, masked basalt');
  });

  it('weigh 1 first, and less after', () => {
    const [first, second] = searchTerms([term('mask'), term('quartz')], of, 9);
    assert.equal(first?.weight, 1);
    const weight = (share: number): number =>
      (rarityInCode(share) ** 1.5 * rarityBits(share * 8000, 8000)) ** 0.7;
    const expected = [weight(0.001), weight(0.01)].sort((a, b) => a - b);
    assert.closeTo(second?.weight ?? 0, (expected[0] ?? 0) / (expected[1] ?? 1), 1e-9);
  });

  it('for a server of one’s own are the heaviest, with names', () => {
    const terms = [
      term('zqx', 3, { label: 'Zqx' }),
      term('zqxpayrollengin', 9, { label: 'ZqxPayrollEngine' }),
      term('payrol engin', 2, { label: 'ZqxPayrollEngine' }),
      term('barlow twin', 1, { label: 'Barlow Twins' }),
      term('none', 0),
      term('two part', 1, { label: 'nothingOfIt' }),
      term('zqxb', 1.5, { label: 'Zqx' }),
    ];
    assert.deepEqual(
      heaviestTerms(terms, ({ weight }) => weight, 9),
      [
        { text: 'Zqx', weight: 1 },
        { text: 'payroll engine', weight: 2 / 3 },
        { text: 'Barlow Twins', weight: 1 / 3 },
      ],
    );
    assert.deepEqual(
      heaviestTerms(terms, ({ weight }) => weight, 1).map(({ text }) => text),
      ['Zqx'],
    );
    assert.deepEqual(
      heaviestTerms([], () => 1, 9),
      [],
    );
  });
});

describe('a term shown in a paper', () => {
  const shown = (text: string, stem: string, limit: number): string | undefined =>
    termSnippet(paper({ title: 'x', abstract: text }), stem, limit)?.text;

  for (const [text, stem, limit, expected] of [
    ['aaa bbb ccc ddd', 'aaa', 15, 'aaa bbb ccc ddd'],
    ['aaa bbb ccc ddd', 'aaa', 14, 'aaa bbb ccc…'],
    ['aaa bbb ccc ddd eee fff', 'fff', 12, '…eee fff'],
    ['aaa bbb ccc ddd eee fff', 'ddd', 14, '…ccc ddd eee…'],
    ['aaa bbb ccc ddd eee fff', 'bbb', 14, 'aaa bbb ccc…'],
    ['aaa bbb ccc', 'zzz', 14, undefined],
  ] as const)
    it(`“${stem}” of “${text}” in ${limit} characters is “${expected ?? 'nothing'}”`, () => {
      assert.equal(shown(text, stem, limit), expected);
    });

  it('of two words is looked for by the first', () => {
    assert.equal(shown('A masked autoencoder.', 'mask autoencod', 80), 'A masked autoencoder.');
    assert.equal(surfaceForm(paper({ title: 'masked', abstract: 'of masks' }), 'mask autoencod'), undefined);
  });
});
