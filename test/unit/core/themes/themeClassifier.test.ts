import { assert } from 'chai';
import fc from 'fast-check';
import type { Paper } from '../../../../src/core/papers/paper.ts';
import { ThemeClassifier, type ThemeTrainingData } from '../../../../src/core/themes/themeClassifier.ts';
import { toTheme, UserTheme } from '../../../../src/core/themes/userTheme.ts';
import { anyPaper } from '../../../support/arbitraries.ts';
import { countingClock } from '../../../support/clock.ts';
import { bundledPapers, paper } from '../../../support/papers.ts';

const { papers, themes } = await bundledPapers();
const fresh = (changes: Partial<Paper>): Paper => paper({ theme: '', abstract: '', ...changes });

const train = (lessons: Partial<ThemeTrainingData> = {}): Promise<ThemeClassifier> =>
  ThemeClassifier.train({ themes, examples: papers, ...lessons }, countingClock());
const classifier = await train();

describe('themes for new papers', () => {
  it('leave-one-out: at least 33 of the 41 bundled papers (80 %) land in their theme', async function () {
    // Trains 41 classifiers, while other suites may keep the machine busy.
    this.timeout(20_000);
    let right = 0;
    for (const left of papers) {
      const without = await train({ examples: papers.filter(other => other !== left) });
      if (without.themeOf({ ...left, theme: '' }) === left.theme) right += 1;
    }
    assert.isAtLeast(right, 33);
  });

  const cases: readonly (readonly [title: string, theme: string])[] = [
    ['Sparse Autoencoders Find Circuits in Language Models', 'interpretability'],
    ['Masked pretraining for ECG and PPG biosignals', 'biosignals'],
    ['fMRI decoding of visual stimuli across subjects: brain decoding', 'visual-decoding'],
    ['Imagined speech decoding from sEEG', 'speech-decoding'],
    ['Fast Video Generation with Diffusion', ''],
    ['Quantised optimisers for very large language models', ''],
    ['', ''],
    ['的 ∂ 𝔘', ''],
  ];
  for (const [title, theme] of cases)
    it(`"${title}" joins ${theme || 'none'}`, () => {
      assert.equal(classifier.themeOf(fresh({ title })), theme);
    });

  it('a theme that a source declared stays', () => {
    assert.equal(classifier.themeOf(fresh({ title: 'ECG and PPG biosignals', theme: 'x' })), 'x');
  });

  it('without themes, or without examples, nothing resembles', async () => {
    assert.equal((await train({ themes: [] })).themeOf(fresh({ title: 'ECG' })), '');
    assert.equal((await train({ examples: [] })).themeOf(fresh({ title: 'ECG' })), '');
  });

  it('the order of the examples does not matter', async () => {
    const backwards = await train({ examples: papers.toReversed() });
    assert.approximately(backwards.threshold, classifier.threshold, 1e-9);
  });

  it('reading the examples gives the host its turns', async () => {
    const clock = countingClock(1);
    await ThemeClassifier.train({ themes, examples: papers }, clock);
    assert.isAbove(clock.turns, papers.length);
  });

  it('reading the examples stops when told', async () => {
    const stop = new AbortController();
    stop.abort(new Error('not wanted'));
    const error: unknown = await ThemeClassifier.train(
      { themes, examples: papers },
      countingClock(),
      stop.signal,
    ).catch((reason: unknown) => reason);
    assert.propertyVal(error, 'message', 'not wanted');
  });
});

describe('themes that users define', () => {
  const diffusion = { name: 'Diffusion', terms: ['diffusion model', 'denoising'] };
  const circuits = { name: 'Circuïts', terms: ['circuit'] };
  let defined: ThemeClassifier;
  before(async () => {
    defined = await train({ userThemes: [diffusion, circuits] });
  });
  const of = (title: string, theme = ''): string => defined.themeOf(fresh({ title, theme }));

  it('take papers that have a term, in any of its forms', () => {
    assert.equal(of('Diffusion-models for video'), 'user:diffusion');
  });

  it('take no paper that has only a part of a phrase', () => {
    assert.equal(of('Models of diffusion'), '');
  });

  it('win over resemblance and over what a source declared', () => {
    assert.equal(of('Circuits of sparse autoencoders', 'interpretability'), 'user:circuits');
  });

  it('the one with more terms found wins', () => {
    assert.equal(of('Denoising circuits with a diffusion model'), 'user:diffusion');
  });

  it('a term of stop words takes nothing', async () => {
    const all = await train({ userThemes: [{ name: 'All', terms: ['of the', '…'] }], themes: [] });
    assert.equal(all.themeOf(fresh({ title: 'The state of the art' })), '');
  });

  it('need a name and a term', () => {
    assert.isFalse(UserTheme.safeParse({ name: ' ', terms: ['x'] }).success);
    assert.isFalse(UserTheme.safeParse({ name: 'x', terms: [] }).success);
    assert.deepEqual(toTheme(UserTheme.parse({ name: ' My\ntheme', terms: ['a  b'] })), {
      id: 'user:my theme',
      title: 'My theme',
      terms: ['a b'],
    });
  });

  it('any paper lands in a theme that exists, or in none, and in the same one each time', () => {
    const ids = ['', 'user:diffusion', 'user:circuits', ...themes.map(({ id }) => id)];
    fc.assert(
      fc.property(anyPaper, each => {
        const theme = defined.themeOf({ ...each, theme: '' });
        assert.include(ids, theme);
        assert.equal(defined.themeOf({ ...each, theme: '' }), theme);
      }),
    );
  });
});
