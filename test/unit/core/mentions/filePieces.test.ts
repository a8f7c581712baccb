import { assert } from 'chai';
import fc from 'fast-check';
import { keysIn } from '../../../../src/core/mentions/citationKeyMatch.ts';
import { citationSyntax } from '../../../../src/core/mentions/citationSyntax.ts';
import { forEachPiece, placeIn } from '../../../../src/core/mentions/filePieces.ts';
import { OpaqueText } from '../../../../src/core/mentions/opaqueText.ts';
import { countingClock } from '../../../support/clock.ts';

describe('the pieces of a file', () => {
  const piecesOf = async (text: string): Promise<[string, number][]> => {
    const pieces: [string, number][] = [];
    await forEachPiece(text, countingClock(1), undefined, (piece, line) => pieces.push([piece, line]));
    return pieces;
  };

  it('are the whole of it, each with its first line, and end with a line', async () => {
    const line = fc.string({ unit: fc.constantFrom('a', 'b', ' '), maxLength: 3000 });
    await fc.assert(
      fc.asyncProperty(
        fc.array(line, { maxLength: 60 }),
        fc.constantFrom('\n', '\r\n', '\n\n'),
        async (lines, end) => {
          const text = lines.join(end);
          const pieces = await piecesOf(text);
          assert.equal(pieces.map(([piece]) => piece).join(''), text);
          let before = '';
          for (const [piece, first] of pieces) {
            assert.equal(first, before.split('\n').length - 1);
            before += piece;
            if (before !== text) assert.isTrue(piece.endsWith('\n'));
          }
        },
      ),
      { numRuns: 40 },
    );
  });

  it('end at a blank line soon after 32,768 characters, else at the next line, else anywhere', async () => {
    const lengths = async (text: string): Promise<number[]> =>
      (await piecesOf(text)).map(([{ length }]) => length);
    const a = (count: number): string => 'a'.repeat(count);
    assert.deepEqual(await lengths(`${a(32_770)}\nb\n\nc`), [32_774, 1]);
    assert.deepEqual(await lengths(`${a(32_770)}\nb\r\n\r\nc`), [32_776, 1]);
    assert.deepEqual(await lengths(`${a(32_770)}\n${a(4093)}\n\nc`), [32_771, 4096]);
    assert.deepEqual(await lengths(`${a(50_000)}\nb`), [50_001, 1]);
    assert.deepEqual(await lengths(a(70_000)), [65_536, 4464]);
    assert.deepEqual(await lengths(`${a(65_535)}\nb`), [65_536, 1]);
    assert.deepEqual(await lengths(''), []);
  });

  it('give the host its turn', async () => {
    const clock = countingClock(4);
    await forEachPiece(`${'a'.repeat(40_000)}\n`.repeat(20), clock, undefined, () => undefined);
    assert.isAtLeast(clock.turns, 5);
  });
});

describe('a place in a file', () => {
  const text = '  first\n\tsecond one  \r\nthird';
  for (const [word, line, start, shown] of [
    ['first', 7, 2, 'first'],
    ['second', 8, 1, 'second one'],
    ['third', 9, 0, 'third'],
  ] as const)
    it(`of “${word}”`, () => {
      const at = text.indexOf(word);
      assert.deepEqual(placeIn('file:///a', text, 7, { start: at, end: at + word.length }), {
        ...{ file: 'file:///a', line, text: shown },
        ...{ start, end: start + word.length },
      });
    });

  it('shows 200 characters of its line', () => {
    assert.lengthOf(placeIn('a', `${' '.repeat(9)}${'x'.repeat(300)}`, 0, { start: 9, end: 12 }).text, 200);
  });
});

describe('the keys between two signs', () => {
  for (const [written, ...keys] of [
    ['a', 'a@5'],
    ['a,b', 'a@5', 'b@7'],
    [' a , b ', 'a@6', 'b@10'],
    ['a,,b,', 'a@5', 'b@8'],
    ['*'],
    ['a b'],
    ['a{b}'],
    ['a~b'],
    ['"a"'],
    ['a%b'],
    ['a#b'],
    [':-', ...[]],
    ['a:b-c.d', 'a:b-c.d@5'],
    ['é', 'é@5'],
    ['_', '_@5'],
    ['a,\n  % b', 'a@5', 'b@12'],
    ['a,\n// b', 'a@5', 'b@11'],
    ['a,\n/// b', 'a@5', 'b@12'],
    ['a,\n # b', 'a@5', 'b@11'],
    ["a,\n#' b", 'a@5', 'b@11'],
    ['a,\n * b', 'a@5', 'b@11'],
    ['a,\n-- b', 'a@5', 'b@11'],
    ['a,\n;; b', 'a@5', 'b@11'],
    ['a,\n%\n', 'a@5'],
  ] as const)
    it(JSON.stringify(written), () => {
      const found = keysIn(written, 5, { form: 'tex', isExplicit: true });
      assert.deepEqual(
        found.map(({ key, start }) => `${key}@${start}`),
        keys,
      );
      for (const { key, start, end } of found) assert.equal(written.slice(start - 5, end - 5), key);
    });

  it('are separated by any sign', () => {
    assert.deepEqual(
      keysIn('a;b', 0, { form: 'org', isExplicit: false }, ';').map(({ key }) => key),
      ['a', 'b'],
    );
  });
});

describe('how a file cites', () => {
  for (const [path, language, syntax] of [
    ['file:///a/b.tex', '', 'latex'],
    ['file:///a/b.TEX', '', 'latex'],
    ['a.Rnw', '', 'latex'],
    ['a.md', '', 'markdown'],
    ['a.qmd', '', 'markdown'],
    ['a.ipynb', '', 'notebook'],
    ['a.rst', '', 'restructuredtext'],
    ['a.typ', '', 'typst'],
    ['a.org', '', 'org'],
    ['a.bib', '', 'bibtex'],
    ['a.py', '', 'code'],
    ['README', '', 'code'],
    ['a.md/b', '', 'code'],
    ['untitled:1', 'markdown', 'markdown'],
    ['untitled:1', 'org-mode', 'org'],
    ['a.py', 'latex', 'latex'],
    ['a.md', 'latex', 'markdown'],
    ['untitled:1', 'python', 'code'],
    ...['aux', 'bbl', 'bcf', 'log', 'toc', 'fdb_latexmk', 'synctex'].map(
      each => [`a.${each}`, 'latex', undefined] as const,
    ),
  ] as const)
    it(`${path} ${language}: ${syntax ?? 'not at all'}`, () => {
      assert.equal(citationSyntax(path, language), syntax);
    });
});

describe('what a document does not say', () => {
  const shown = (
    syntax: 'latex' | 'markdown' | 'typst' | 'org' | 'restructuredtext' | 'code',
    text: string,
  ): string => {
    const blank = new OpaqueText(syntax).blank(text);
    assert.equal(blank.length, text.length);
    assert.equal(blank.replace(/[^\n]/g, ''), text.replace(/[^\n]/g, ''));
    return blank.replace(/ +/g, ' ').trim();
  };

  for (const [syntax, text, expected] of [
    ['latex', 'a % b\nc', 'a \nc'],
    ['latex', String.raw`a \% b`, String.raw`a \% b`],
    ['latex', String.raw`a \verb|b| c`, 'a c'],
    ['latex', String.raw`a \verb*+b+ c`, 'a c'],
    ['latex', String.raw`a \lstinline[language=C]{b} c`, 'a c'],
    ['latex', String.raw`a \mintinline{c}{b} c`, 'a c'],
    ['latex', String.raw`a \url{b%c} d`, String.raw`a \url{b%c} d`],
    ['latex', '\\begin{verbatim}\nb\n\\end{verbatim} c', 'c'],
    ['latex', '\\begin{lstlisting}\nb\n\\end{verbatim}\n\\end{lstlisting} c', 'c'],
    ['latex', 'a \\iffalse b \\fi c', 'a c'],
    ['latex', 'a \\iffalse b \\else c', 'a c'],
    ['latex', '\\newcommand\\x{\\iffalse} c', '\\newcommand\\x{\\iffalse} c'],
    ['markdown', 'a `b` c', 'a c'],
    ['markdown', 'a ``b ` b`` c', 'a c'],
    ['markdown', 'a \\`b` c', 'a \\`b` c'],
    ['markdown', 'a <!-- b --> c', 'a c'],
    ['markdown', 'a <!-- b', 'a'],
    ['markdown', 'a\n```\nb\n```\nc', 'a\n \n \n \nc'],
    ['markdown', 'a\n~~~ py\nb\n```\n~~~\nc', 'a\n \n \n \n \nc'],
    ['markdown', 'a\n````\nb\n```\n````\nc', 'a\n \n \n \n \nc'],
    ['markdown', 'a\n```{note}\nb\n```\nc', 'a\n```{note}\nb\n```\nc'],
    ['markdown', 'a\n```{code}\nb\n```\nc', 'a\n \n \n \nc'],
    ['markdown', '{cite}`a` b', '{cite}`a` b'],
    ['typst', 'a // b\nc', 'a \nc'],
    ['typst', 'https://b', 'https://b'],
    ['typst', 'a /* b */ c', 'a c'],
    ['typst', 'a `b` c', 'a c'],
    ['typst', 'a ```b\nb``` c', 'a \n c'],
    ['org', 'a\n# b\nc', 'a\n \nc'],
    ['org', 'a =b= ~c~ d', 'a d'],
    ['org', 'a\n#+begin_src c\nb\n#+end_src\nc', 'a\n \n \n \nc'],
    ['org', 'a\n#+BEGIN_EXAMPLE\nb\n#+END_EXAMPLE\nc', 'a\n \n \n \nc'],
    ['restructuredtext', 'a::\n\n  b\n\nc', 'a::\n\n \n\nc'],
    ['restructuredtext', '.. code:: c\n\n  b\nc', '.. code:: c\n\n \nc'],
    ['restructuredtext', '.. note::\n\n  b\nc', '.. note::\n\n b\nc'],
    ['code', '% a', '% a'],
  ] as const)
    it(`in ${syntax}: ${JSON.stringify(text)}`, () => {
      assert.equal(shown(syntax, text), expected);
    });

  it('goes on in the next piece', () => {
    const opaque = new OpaqueText('latex');
    assert.equal(opaque.blank('a \\begin{comment}\nb\n').trim(), 'a');
    assert.equal(opaque.blank('b\n').trim(), '');
    assert.equal(opaque.blank('\\end{comment} c\n').trim(), 'c');
    assert.equal(opaque.blank('d % e\n').trim(), 'd');
  });
});
