import { assert } from 'chai';
import { findTitles } from '../../../../../src/core/mentions/titles/findTitles.ts';
import { mayCiteTitle } from '../../../../../src/core/mentions/titles/titleContext.ts';
import { TitleIndex } from '../../../../../src/core/mentions/titles/titleIndex.ts';
import { paper } from '../../../../support/paper.ts';

const one = ['Ada Lovelace'];

/** Whether a text cites the paper: X in it is the title, or what is given of it. */
function isCited(text: string, title: string, authors: readonly string[] = one, written = title): boolean {
  const index = new TitleIndex();
  index.put(paper({ title, authors: [...authors] }));
  return findTitles(text.replace('X', written), index, () => true).length > 0;
}

describe('the words of a title are a citation', () => {
  const five = 'Networks for Growing Small Worlds';
  const three = 'Graphical Neural Filtering';
  /** With two words that say something. */
  const vague = 'Filtering of Graphs';
  const two = 'Factorization Machines';
  /** With one word that says something. */
  const circular = 'Learning to Learn to Learn';
  const parted = 'Growing Worlds of Small Networks: A Review';
  const vagueParted = 'Growing the Worlds of Networks: A Review';

  for (const [what, text, title, isOne, authors] of [
    ['of four words and more in quotation marks', 'x = 1 # "X"', five, true],
    ['of three in quotation marks', '# "X"', three, false],
    ['of three beside a year', '# "X" 2020', three, true],
    ['of three of which two say something', '# "X" 2020', vague, false],
    ['of those beside their author', '# Lovelace, "X"', vague, true],
    ['of two beside a year', '# "X" 2020', two, false],
    ['of two beside their author', '# Lovelace, "X"', two, true],
    ['of two by nobody known beside a year', '# "X" 2020', two, true, []],
    ['of two by nobody known', '# "X"', two, false, []],
    ['of which one says something', '# "X" 2020', circular, false],
    ['of which one says something, by nobody known', '# "X" 2020', circular, false, []],
    ['of which one says something, beside their author', '# Lovelace, "X"', circular, true],
    ['without quotation marks', '# X', five, false],
    ['without them, beside a year', '# X, 2020', five, true],
    ['without them, beside their author', '# Lovelace: X', five, true],
    ['of three without them', '# Lovelace: X, 2020', three, false],
    ['without them, in a sentence', '# all X, 2020', five, false],
    ['without them, that goes on', '# X are, 2020', five, false],
    ['with one quotation mark before', '# all "X are, 2020', five, false],
    ['with one quotation mark after', '# all X" are, 2020', five, false],
    ['of small letters, without them', '# 2020. networks for growing small worlds. X', five, false],
  ] as const)
    it(`${what}: ${isOne ? 'yes' : 'no'}`, () => {
      assert.equal(isCited(text.replace(/\. X$/, '.'), title, authors), isOne);
    });

  const part = 'Growing Worlds of Small Networks';
  for (const [what, text, title, isOne, written] of [
    ['beside a year', '# "X" 2020', parted, true, part],
    ['alone', '# "X"', parted, false, part],
    [
      'of which three say something, beside a year',
      '# "X" 2020',
      vagueParted,
      false,
      'Growing the Worlds of Networks',
    ],
    [
      'of which three say something, beside its author',
      '# "X" Lovelace',
      vagueParted,
      true,
      'Growing the Worlds of Networks',
    ],
    ['before another part', '# X: Data, Lovelace 2020', parted, false, part],
    ['after another part', '# Data: X, Lovelace 2020', parted, false, part],
    ['after the word title', '# Title: X, Lovelace 2020', parted, true, part],
  ] as const)
    it(`a part ${what}: ${isOne ? 'yes' : 'no'}`, () => {
      assert.equal(isCited(text, title, one, written), isOne);
    });

  it('tags are no words of a title', () => {
    assert.isFalse(isCited('# "X" 2020', circular, one, 'Learning to <br>Learn to Learn'));
    assert.isTrue(isCited('# "X" 2020', five, one, 'Networks for <br>Growing Small Worlds'));
  });

  it('citing words count up to 300 characters before and 200 after', () => {
    const title = three;
    for (const [text, isOne] of [
      [`et al${' '.repeat(294)}"X"`, true],
      [`et al${' '.repeat(295)}"X"`, false],
      [`"X"${' '.repeat(194)}et al`, true],
      [`"X"${' '.repeat(195)}et al`, false],
      [`${' '.repeat(500)}et al "X"`, true],
    ] as const)
      assert.equal(isCited(text, title), isOne, text.replace(/ +/g, ' '));
  });

  it('and the heading of references up to 4,000', () => {
    for (const [count, isOne] of [
      [1994, true],
      [1995, false],
    ] as const)
      assert.equal(isCited(`References\n${'x\n'.repeat(count)}"X"`, three), isOne, `${count} lines`);
    assert.isTrue(isCited(`${'x\n'.repeat(3000)}References\n${'x\n'.repeat(500)}"X"`, three));
    assert.isFalse(isCited(`"X"\n${'x\n'.repeat(500)}References\n`, three));
  });
});

describe('the author of a title', () => {
  for (const [text, author, isNamed] of [
    ['Lovelace "X"', 'Ada Lovelace', true],
    ['LOVELACE "X"', 'Ada Lovelace', true],
    ['"X" by A. Lovelace', 'Lovelace, Ada', true],
    ['Ada "X"', 'Ada Lovelace', false],
    ['Ada "X"', 'Lovelace, Ada', false],
    ['Love "X"', 'Ada Lovelace', false],
    ['Muller, "X"', 'Otto Müller', true],
    ['Li "X"', 'Fei Li', false],
    ['Machines "X"', 'Li', false],
    // What is known of a name of two letters is the word before.
    ['Fei "X"', 'Fei Li', true],
    ['"X"', 'Some Machines', false],
    [`Lovelace${' '.repeat(291)}"X"`, 'Ada Lovelace', true],
    [`Lovelace${' '.repeat(292)}"X"`, 'Ada Lovelace', false],
    [`"X"${' '.repeat(191)}Lovelace`, 'Ada Lovelace', true],
    [`"X"${' '.repeat(192)}Lovelace`, 'Ada Lovelace', false],
    [`${' '.repeat(400)}Lovelace "X"`, 'Ada Lovelace', true],
    [`"Lovelace${' '.repeat(400)}"X"`, 'Ada Lovelace', false],
  ] as const)
    it(`${author} is ${isNamed ? '' : 'not '}named in ${text.replace(/ +/g, ' ')}`, () => {
      assert.equal(isCited(`${text}\n`, 'Factorization Machines', [author]), isNamed);
    });

  it('may be any of several', () => {
    assert.isTrue(isCited('"X" Hopper', 'Factorization Machines', ['Ada Lovelace', 'Grace Hopper']));
  });
});

describe('a quick look', () => {
  const gap = (count: number): string => 'x'.repeat(count);
  for (const [what, text, offset, may] of [
    ['nothing', '# some words here', 4, false],
    ['a citing word', '# some words, 2017', 4, true],
    ['a quotation mark', '# "some words', 6, true],
    ['a quotation mark 300 characters before', `"${gap(400)}`, 300, true],
    ['a quotation mark 301 characters before', `"${gap(400)}`, 301, false],
    ['a quotation mark 299 characters after', `${gap(300)}"`, 1, true],
    ['a quotation mark 300 characters after', `${gap(300)}"`, 0, false],
  ] as const)
    it(`at ${what} ${may ? 'sees' : 'sees no'} citation`, () => {
      assert.equal(mayCiteTitle(text, offset), may);
    });
});
