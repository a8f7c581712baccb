import { assert } from 'chai';
import { extractCodeTerms } from '../../../../src/core/related/extractCodeTerms.ts';
import { RelatedEngine } from '../../../../src/core/related/relatedEngine.ts';
import { hostClock as clock } from '../../../../src/platform/clock.ts';
import { shippedBackground } from '../../../bench/related.ts';
import { codeOf } from '../../../bench/sourceFiles.ts';
import { shippedPapers } from '../../../support/papers.ts';

describe('searchTerms', () => {
  const wordsOf = async (name: string, text: string, limit = 12): Promise<string[]> => {
    const engine = new RelatedEngine(clock, await shippedBackground());
    const terms = engine.searchTerms(await extractCodeTerms(codeOf(name, text), clock), limit);
    return terms.flatMap(term => term.text.split(' '));
  };

  it('are what code is about, in words, the most telling first and each once', async () => {
    const text =
      '"""Masked reconstruction of ECG with a PatchEmbedding."""\nclass MaskedAutoencoder:\n    mask_ratio = 0.75\n';
    const words = await wordsOf('ecg_mae.py', text);
    for (const word of ['masked', 'autoencoder', 'ecg']) assert.include(words, word);
    assert.deepEqual(words, [...new Set(words)]);
    assert.isTrue(words.every(word => word === word.toLowerCase()));
  });

  it('are no more than asked for, and none for code without words', async () => {
    const text = 'diffusion denoising score matching sampler latent encoder attention transformer';
    assert.lengthOf(await wordsOf('a.md', text, 5), 5);
    assert.isEmpty(await wordsOf('a.py', ''));
    assert.isEmpty(await wordsOf('', '{ } ( ) 1 2 3'));
  });

  for (const [name, text, includes, excludes] of [
    ['hor_net.py', '"""HorNet, with gated convolutions. HorNet is recursive."""', ['hornet'], ['hor net']],
    ['a.py', '# MILAN, as in the paper.\n# MILAN learns.', ['milan'], []],
    ['a.py', 'class ZqxPayrollEngine: pass', [], ['zqxpayrollengine', 'zqx']],
    ['a.py', '# Returns a DataLoader for PatchEmbedding.', [], ['dataloader', 'patchembedding']],
    ['vision_transformer.py', '"""A vision transformer."""', ['vision transformer'], ['vision']],
    ['a.py', '# Redundancy Reduction', ['redundancy reduction'], ['redundancy', 'reduction']],
    ['a.py', 'x3 = bn(e501, w0, h, w)  # noqa: E501', [], ['x3', 'bn', 'e501', 'w0']],
    [
      'a.py',
      '# A latent codebook.\n# The latent codebook learns.',
      ['latent codebook'],
      ['latent', 'codebook'],
    ],
    ['a.py', 'class PayrollRecommender: pass', [], ['payroll recommender']],
    ['a.go', '// Raft: leader election and log replication', ['replication'], []],
  ] as const)
    it(`are for ${name} with ${text.slice(0, 30)}`, async () => {
      const engine = new RelatedEngine(clock, await shippedBackground());
      const terms = engine.searchTerms(await extractCodeTerms(codeOf(name, text), clock), 12);
      const texts = terms.map(term => term.text);
      for (const expected of includes) assert.include(texts, expected);
      for (const other of excludes) assert.notInclude(texts, other);
    });

  it('are words of papers, not the identifiers by which landmarks are known', async () => {
    const engine = new RelatedEngine(clock, await shippedBackground());
    const { papers, themes } = await shippedPapers();
    await engine.index(papers, themes);
    const text = '# A vision transformer.\nlayer = TransformerEncoderLayer(width, nhead=8)\n';
    const terms = engine.searchTerms(await extractCodeTerms(codeOf('a.py', text), clock), 12);
    assert.notInclude(
      terms.map(term => term.text),
      'nhead',
    );
    assert.equal(terms[0]?.text, 'vision transformer');
  });

  it('weigh from 1 down, the heaviest first', async () => {
    const engine = new RelatedEngine(clock, await shippedBackground());
    const text = 'diffusion denoising score matching sampler latent encoder attention transformer';
    const terms = engine.searchTerms(await extractCodeTerms(codeOf('a.md', text), clock), 12);
    const weights = terms.map(({ weight }) => weight);
    assert.equal(weights[0], 1);
    assert.deepEqual(
      weights,
      weights.toSorted((a, b) => b - a),
    );
    assert.isAbove(weights.at(-1) ?? 0, 0);
  });

  it('are no names that only this code has', async () => {
    const words = await wordsOf('a.py', 'def zqx_frobnicate_qwv(diffusion_model): return diffusion_model');
    assert.notInclude(words, 'frobnicate');
    assert.include(words, 'diffusion');
  });
});

describe('heaviestTerms', () => {
  it('have the names that only this code has, and pairs of words as phrases, from 1 down', async () => {
    const engine = new RelatedEngine(clock, await shippedBackground());
    const code = codeOf('zqx_payroll.py', '"""Barlow Twins."""\nclass ZqxPayrollEngine: pass\n');
    const terms = engine.heaviestTerms(await extractCodeTerms(code, clock));
    const texts = terms.map(({ text }) => text);
    assert.includeMembers(texts, ['Zqx', 'payroll engine', 'Barlow Twins']);
    assert.lengthOf(new Set(texts), texts.length);
    assert.equal(Math.max(...terms.map(({ weight }) => weight)), 1);
    assert.isAbove(Math.min(...terms.map(({ weight }) => weight)), 0);
  });

  it('are at most 60, and none for code without words', async () => {
    const engine = new RelatedEngine(clock, await shippedBackground());
    const words = Array.from({ length: 300 }, (_, at) => `word${String.fromCharCode(97 + (at % 26))}q${at}`);
    const many = await extractCodeTerms(codeOf('a.py', words.join(' ')), clock);
    assert.isAtMost(engine.heaviestTerms(many).length, 60);
    assert.isEmpty(engine.heaviestTerms(await extractCodeTerms(codeOf('', '{ } 1 2'), clock)));
  });
});
