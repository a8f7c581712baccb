import { assert } from 'chai';
import fc from 'fast-check';
import { WordCodes } from '../../../../src/core/text/wordCodes.ts';
import { hostUtf8 as utf8 } from '../../../../src/platform/utf8.ts';

const anyText = fc.string({
  unit: fc.constantFrom(' ', 'a', 'b', 'é', '稀', '🙂', '\n', '"'),
  maxLength: 60,
});

describe('texts as numbers of their words', () => {
  it('are the same when they are read back, with the words alone (property)', () => {
    fc.assert(
      fc.property(fc.array(anyText, { maxLength: 20 }), texts => {
        const codes = new WordCodes(utf8);
        const encoded = texts.map(text => codes.encode(text));
        const reader = new WordCodes(utf8, codes.words.join(' ').split(' '));
        assert.deepEqual(
          encoded.map(bytes => reader.decode(bytes)),
          texts,
        );
      }),
    );
  });

  it('have the words that turn up late as they are', () => {
    const codes = new WordCodes(utf8);
    const text = Array.from({ length: 50_000 }, (_, at) => `word${at}`).join(' ');
    assert.equal(codes.decode(codes.encode(text)), text);
    assert.equal(codes.decode(codes.encode(text)), text);
    assert.isBelow(codes.words.length, 40_000);
  });

  it('take half the bytes of prose', () => {
    const codes = new WordCodes(utf8);
    const text = 'We present a method that learns representations of images from pairs of images and texts.';
    codes.encode(text);
    assert.isBelow(codes.encode(text).length, text.length / 2);
  });
});
