import { assert } from 'chai';
import fc from 'fast-check';
import { displayAbstract, displayTitle } from '../../../../src/core/papers/displayText.ts';
import type { Paper } from '../../../../src/core/papers/paper.ts';
import { PaperPieces } from '../../../../src/core/papers/paperPieces.ts';
import { tokenize } from '../../../../src/core/text/tokenizer.ts';
import { anyPaper } from '../../../support/arbitraries.ts';
import { paper } from '../../../support/papers.ts';

type TextPieces = ReturnType<PaperPieces['shown']>;

/** Returns the tokens of the title and those of the abstract. */
function tokensOf(pieces: PaperPieces, { numbers, titleEnd, end }: TextPieces): string[][] {
  const tokens = (from: number, to: number): string[] =>
    numbers.slice(from, to).flatMap(number => pieces.tokens(number));
  return [tokens(0, titleEnd), tokens(titleEnd, end)];
}

/** Papers that fill more than the megabyte from which on pieces are given up. */
const large = Array.from({ length: 20 }, (_, nth) =>
  paper({
    id: `local:${nth}`,
    title: `Paper ${nth % 10}`,
    abstract: Array.from({ length: 14_000 }, (__, at) => at % 7).join(' '),
  }),
);

describe('the pieces of papers', () => {
  it('have the tokens of the papers as shown and as written, however often they are read', () => {
    const withLatex = fc
      .tuple(anyPaper, fc.constantFrom('', "``Quoted''", '$\\ell_2$-norm', '\\emph{deep} nets', 'a--b'))
      .map(([any, tex]): Paper => ({
        ...any,
        title: `${any.title} ${tex}`,
        abstract: `${tex} ${any.abstract}`,
      }));
    fc.assert(
      fc.property(fc.array(withLatex, { maxLength: 5 }), papers => {
        const pieces = new PaperPieces();
        pieces.reader();
        for (const each of [...papers, ...papers]) {
          const shown = [displayTitle(each), displayAbstract(each)].map(text => [...tokenize(text)]);
          const written = [each.title, each.abstract].map(text => [...tokenize(text)]);
          assert.deepEqual(tokensOf(pieces, pieces.shown(each)), shown);
          assert.deepEqual(tokensOf(pieces, pieces.written(each)), written);
        }
      }),
    );
  });

  it('are kept until all readers are done, and are then numbered anew', () => {
    const pieces = new PaperPieces();
    const [first, second] = [pieces.reader(), pieces.reader()];
    let made = 0;
    const lists = first.lists((tokens, add) => {
      made++;
      add(tokens.join('').length);
    });
    const lengths = (each: Paper): number[] => {
      const { numbers, end } = pieces.shown(each);
      return numbers.slice(0, end).map(piece => lists.values[lists.start(piece)] ?? -1);
    };
    const read = (): void => {
      for (const each of large) assert.deepEqual(lengths(each).slice(0, 3), [5, 1, 1]);
    };
    read();
    const [numbers, before] = [large.map(each => [...pieces.shown(each).numbers]), made];
    first.done();
    read();
    assert.equal(made, 2 * before, 'its own lists were given up');
    assert.deepEqual(
      large.map(each => [...pieces.shown(each).numbers]),
      numbers,
    );
    first.done();
    second.done();
    // Other numbers than before.
    assert.deepEqual(lengths(paper({ title: 'Of Something Else', abstract: '' })), [2, 9, 4]);
    assert.equal(made, 2 * before + 3);
    read();
  });

  it('of a paper that comes later wait for all readers again', () => {
    const pieces = new PaperPieces();
    const [first, second] = [pieces.reader(), pieces.reader()];
    second.done();
    for (const each of large) pieces.shown(each);
    first.done();
    assert.isFalse(second.isDone);
    assert.isTrue(first.isDone);
  });

  it('of a paper that is read in the other way too wait for nobody who is done', () => {
    const pieces = new PaperPieces();
    const [first, second] = [pieces.reader(), pieces.reader()];
    const withLatex = paper({ title: '$k$-means', abstract: '' });
    pieces.shown(withLatex);
    first.done();
    pieces.written(withLatex);
    assert.isTrue(first.isDone);
    second.done();
    pieces.written(paper({ title: '$n$-grams', abstract: '' }));
    assert.isFalse(first.isDone);
  });
});
