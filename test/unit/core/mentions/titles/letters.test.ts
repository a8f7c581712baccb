import { assert } from 'chai';
import { Letters } from '../../../../../src/core/mentions/titles/letters.ts';
import { TitleIndex } from '../../../../../src/core/mentions/titles/titleIndex.ts';
import { findTitlesInFile } from '../../../../../src/core/mentions/titles/titlesInFile.ts';
import { countingClock } from '../../../../support/clock.ts';
import { paper } from '../../../../support/paper.ts';

/** The letters of a text, with a bar before each with which a title can begin. */
function read(text: string, from = 0, to = text.length): string {
  const letters = new Letters();
  letters.read(text, from, to);
  const starts = new Set(letters.starts.subarray(0, letters.startCount));
  return Array.from({ length: letters.length }, (_, at) => {
    const letter = String.fromCharCode(letters.codes[at] ?? 0);
    return starts.has(at) ? `|${letter}` : letter;
  }).join('');
}

describe('the letters of a text', () => {
  for (const [text, expected] of [
    // Tags are left out, and what only looks like one is not.
    ['a<br>b', '|a|b'],
    ['a<BR/>b', '|a|b'],
    ['a</i>b', '|a|b'],
    ['x <i>word</i>', '|x|word'],
    ['a < b > c', '|ab|c'],
    ['a <3 b', '|a|3b'],
    ['a <z> b', '|a|b'],
    ['x <a> b', '|x|b'],
    ['a <{c> d', '|a|c|d'],
    ['a <{> b', '|a|b'],
    ['a <b\nc> d', '|abc|d'],
    ['a <b <c> d', '|ab|d'],
    [`a <${'b'.repeat(118)}> c`, '|a|c'],
    [`a <${'b'.repeat(119)}> c`, `|a${'b'.repeat(119)}|c`],
    // Commands of TeX with an argument, and breaks of lines in a notebook.
    [String.raw`a \emph{B} c`, '|a|b|c'],
    [String.raw`x \large{B} c`, '|x|b|c'],
    [String.raw`x \zed{B} c`, '|x|b|c'],
    [String.raw`a \x{B} c`, '|ax|b|c'],
    [String.raw`a \emph B`, '|aemph|b'],
    [String.raw`a \n"B`, '|a|b'],
    // Entities and other letters.
    ['M&uuml;ller', '|muller'],
    ['a &amp; b', '|a|andb'],
    ['a & b', '|a|andb'],
    ['a&quot;b', '|a|b'],
    ['a&#8211;b', '|a|b'],
    ['a&nothingatall;b', '|aandnothingatallb'],
    ['Défossez', '|defossez'],
    ['Łukasz ﬁn', '|lukasz|fin'],
    ['注意', '|注意'],
    ['a–b', '|a|b'],
    // Digits before letters.
    ['3D', '|3d'],
    ['100 Days', '|100days'],
    ['12345D', '|12345d'],
    ['123456D', '123456d'],
    ['1000000 D', '1000000d'],
    ['12 34', '1234'],
    // Capitals after words and signs.
    ['x A', '|xa'],
    ['of A', '|of|a'],
    ['papers A', '|papers|a'],
    ['x.A', '|x|a'],
    ['x=A', '|xa'],
    ['x$A', '|xa'],
    ['x_A', '|xa'],
    ['x __A', '|x|a'],
    // Small letters after signs.
    ['"a', '|a'],
    ['x. a', '|x|a'],
    ['x.a', '|xa'],
    ['x a', '|xa'],
    ['x “a', '|x|a'],
    ['x –a', '|x|a'],
    ['x&nbsp;a', '|x|a'],
    ['x=“A', '|x|a'],
  ] as const)
    it(JSON.stringify(text.slice(0, 30)), () => {
      assert.equal(read(text), expected);
    });

  it('are those between two places, with the places', () => {
    const letters = new Letters();
    letters.read('ab <i>cd</i> ef', 3, 12);
    assert.equal(String.fromCharCode(...letters.codes.subarray(0, letters.length)), 'cd');
    assert.deepEqual([...letters.offsets.subarray(0, letters.length)], [6, 7]);
    assert.deepEqual([letters.beginsWord(0), letters.beginsWord(1)], [true, false]);
    letters.read('a b');
    assert.deepEqual([letters.beginsWord(0), letters.beginsWord(1)], [true, true]);
  });

  it('are as many as the text has, however long', () => {
    const letters = new Letters();
    letters.read('ab '.repeat(10_000));
    assert.equal(letters.length, 20_000);
    letters.read('&'.repeat(5000));
    assert.equal(letters.length, 15_000);
  });
});

describe('the place of a title', () => {
  const title = 'Attention Is All You Need';
  const index = new TitleIndex();
  index.put(paper({ id: 'arxiv:1706.03762', title, authors: ['Ashish Vaswani'] }));

  for (const [text, ...places] of [
    [`"${title}"`, [0, 1, 26]],
    [`\n\n  "${title}"\n`, [2, 3, 28]],
    ['x\n"Attention Is  \n  All You Need"', [1, 1, 13]],
    [`"${title}"\nx\n"${title}"`, [0, 1, 26], [2, 1, 26]],
    [`"${title}" "${title}"`, [0, 1, 26], [0, 29, 54]],
    ['x', ...[]],
  ] as const)
    it(`in ${JSON.stringify(text)}`, async () => {
      const { mentions } = await findTitlesInFile('a.txt', text, index, countingClock());
      assert.deepEqual(
        mentions.map(({ line, start, end }) => [line, start, end]),
        places.map(place => [...place]),
      );
      for (const { file, kind, id, line, text: shown } of mentions)
        assert.deepEqual(
          [file, kind, id, shown],
          ['a.txt', 'title', 'arxiv:1706.03762', text.split('\n')[line]?.trim()],
        );
    });
});
