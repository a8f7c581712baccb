import { assert } from 'chai';
import { extractCodeTerms } from '../../../../src/core/related/extractCodeTerms.ts';
import { RelatedEngine } from '../../../../src/core/related/relatedEngine.ts';
import { hostClock as clock } from '../../../../src/platform/clock.ts';
import { shippedBackground } from '../../../bench/related.ts';
import { codeOf } from '../../../bench/sourceFiles.ts';

describe('queryWords', () => {
  const wordsOf = async (name: string, text: string, limit = 12): Promise<string[]> => {
    const engine = new RelatedEngine(clock, await shippedBackground());
    return engine.queryWords(await extractCodeTerms(codeOf(name, text), clock), limit);
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

  it('are no names that only this code has', async () => {
    const words = await wordsOf('a.py', 'def zqx_frobnicate_qwv(diffusion_model): return diffusion_model');
    assert.notInclude(words, 'frobnicate');
    assert.include(words, 'diffusion');
  });
});
