import { assert } from 'chai';
import { mergeWeightedTerms, parseWeightedTerms } from '../../../../src/core/text/weightedTerms.ts';

const proposed = [
  { text: 'masked autoencoder', weight: 1 },
  { text: 'patch', weight: 0.4 },
];

describe('mergeWeightedTerms', () => {
  it('adds what is not there, whatever its case', () => {
    const terms = [{ text: 'ECG', weight: 0.5 }];
    const others = [
      { text: 'ecg', weight: 1 },
      { text: 'masked', weight: 0.2 },
    ];
    assert.deepEqual(mergeWeightedTerms(terms, others), [...terms, { text: 'masked', weight: 0.2 }]);
  });
});

describe('parseWeightedTerms', () => {
  for (const [text, expected] of [
    ['masked autoencoder, patch', ['masked autoencoder 1', 'patch 0.4']],
    ['Patch ;  masked\t autoencoder', ['masked autoencoder 1', 'Patch 0.4']],
    ['patch, vision transformer', ['vision transformer 1', 'patch 0.4']],
    ['masked autoencoder', ['masked 1', 'autoencoder 1']],
    ['  ecg   ECG ecg ', ['ecg 1']],
    ['patch,', ['patch 0.4']],
    ['深層学習, 音声', ['深層学習 1', '音声 1']],
    ['', []],
    [' , -- ; "" ', []],
  ] as const)
    it(`of “${text}”`, () => {
      const terms = parseWeightedTerms(text, proposed).map(term => `${term.text} ${term.weight}`);
      assert.deepEqual(terms, [...expected]);
    });
});
