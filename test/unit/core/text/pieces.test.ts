import { assert } from 'chai';
import fc from 'fast-check';
import { PieceLists } from '../../../../src/core/text/pieceLists.ts';
import { Pieces } from '../../../../src/core/text/pieces.ts';
import { tokenize } from '../../../../src/core/text/tokenizer.ts';

/** Every kind of sign that decides where a token begins and ends. */
const signs = fc.constantFrom(
  ...' |  |.|..|,|-|_|\'|’|+|++|#|*|**|/|(|)|"|$|\\|{|}|~|é|e\u0301|\u0301|ß|中|文|ก|ค\u0e33|한|α|∈|²|“|”|–|…|¨|ﬁ|Ｃ|＋|\ud800'.split(
    '|',
  ),
  ...'a|B|c3|1|2.5|net|.NET|C|NeRF|v2|\\emph{x}|$k$|$\\ell_2$|\\$5|x'.split('|'),
  'z'.repeat(70),
  '中'.repeat(70),
);
const texts = fc.oneof(
  fc.array(signs, { maxLength: 14 }).map(all => all.join('')),
  fc.string({ unit: 'grapheme', maxLength: 40 }),
  fc.string({ unit: 'binary', maxLength: 40 }),
);

describe('the pieces of texts', () => {
  it('have the tokens of the texts, in order, also when other texts came before', () => {
    const pieces = new Pieces();
    const numbers: number[] = [];
    fc.assert(
      fc.property(texts, text => {
        const end = pieces.read(text, numbers, 0);
        const tokens = numbers.slice(0, end).flatMap(number => pieces.tokens(number));
        assert.deepEqual(tokens, [...tokenize(text)]);
      }),
      { numRuns: 3000 },
    );
  });

  it('are numbered once, without the punctuation around them', () => {
    const pieces = new Pieces();
    const numbers: number[] = [];
    const end = pieces.read('(NeRF) "NeRF", NeRF. C++, .NET', numbers, 0);
    assert.deepEqual(numbers.slice(0, end), [0, 0, 0, 1, 2]);
    assert.deepEqual(
      [0, 1, 2].map(piece => pieces.tokens(piece)),
      [['NeRF'], ['C++'], ['.NET']],
    );
    assert.equal(pieces.size, 3);
  });

  it('go on behind what was written before', () => {
    const pieces = new Pieces();
    const numbers: number[] = [];
    const end = pieces.read('of two texts', numbers, pieces.read('a title', numbers, 0));
    assert.deepEqual(
      numbers.slice(0, end).flatMap(piece => pieces.tokens(piece)),
      ['a', 'title', 'of', 'two', 'texts'],
    );
  });
});

describe('the lists of pieces', () => {
  it('are made once, when asked for, and again after they were cleared', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 3000 }), { maxLength: 60 }), asked => {
        const made: number[] = [];
        const lists = new PieceLists((piece, add) => {
          made.push(piece);
          for (let value = 0; value < piece % 5; value++) add(piece * 10 + value);
        });
        const read = (): void => {
          for (const piece of asked) {
            const start = lists.start(piece);
            assert.deepEqual(
              [...lists.values.subarray(start, lists.end(piece))],
              Array.from({ length: piece % 5 }, (_, value) => piece * 10 + value),
            );
          }
        };
        read();
        assert.sameMembers(made, [...new Set(asked)]);
        lists.clear();
        read();
        assert.lengthOf(made, 2 * new Set(asked).size);
      }),
    );
  });
});
