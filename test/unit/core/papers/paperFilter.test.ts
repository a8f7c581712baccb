import { assert } from 'chai';
import fc from 'fast-check';
import { paperFilter } from '../../../../src/core/papers/paperFilter.ts';
import { anyPaper } from '../../../support/arbitraries.ts';
import { paper } from '../../../support/papers.ts';

const one = paper({
  title: 'Masked  Autoencoders',
  abstract: 'Self-supervised learning of ECG signals.',
  authors: ['Alexandre Défossez'],
  published: '2024-05-01',
  venue: 'NeurIPS',
  keywords: ['biosignals'],
});

describe('the text filter', () => {
  for (const text of [
    'autoenc',
    'AUTOENCODERS masked',
    'defossez',
    'ecg 2024-05',
    'neurips biosignal',
    '"ECG signals"',
    '"ecg sig',
    'défossez "self-supervised learning"',
  ])
    it(`passes ${text}`, () => {
      assert.isTrue(paperFilter(text)?.(one));
    });

  for (const text of ['ecg eeg', 'autoencoder2', '"signals ECG"', '2023'])
    it(`holds back ${text}`, () => {
      assert.isFalse(paperFilter(text)?.(one));
    });

  for (const text of ['', '  ', '"', '""', '" "'])
    it(`is none for ${JSON.stringify(text)}`, () => {
      assert.isUndefined(paperFilter(text));
    });

  it('one word more never lets more papers pass', () => {
    fc.assert(
      fc.property(anyPaper, fc.string(), fc.string(), (any, text, more) => {
        const longer = paperFilter(`${text.replaceAll('"', '')} ${more}`);
        if (longer?.(any) === true) assert.isNotFalse(paperFilter(text.replaceAll('"', ''))?.(any));
      }),
    );
  });

  it('a title passes its own words', () => {
    fc.assert(
      fc.property(anyPaper, any => {
        assert.isTrue(paperFilter(any.title)?.(any));
      }),
    );
  });
});
