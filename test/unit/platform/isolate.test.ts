// Text that runs from right to left is isolated; other text is left as it is.
import { assert } from 'chai';
import { isolate } from '../../../src/platform/isolate.ts';

describe('isolating text', () => {
  for (const text of ['', 'Attention Is All You Need', '注意力', 'Ünïcode – 2024', 'ℓ₂ norms', '(1)'])
    it(`leaves “${text}” as it is`, () => {
      assert.equal(isolate(text), text);
    });
  for (const text of ['ויז׳ן', 'ViT: הסבר קצר 2024', 'تعلم ذاتي (SSL)', 'ܣܘܪܝܝܐ', 'ދިވެހި', 'ߒߞߏ', '𞤀𞤣𞤤𞤢𞤥'])
    it(`isolates “${text}”`, () => {
      assert.equal(isolate(text), `\u2068${text}\u2069`);
    });
});
