import { assert } from 'chai';
import { Letters } from '../../../../../src/core/mentions/titles/letters.ts';
import { titleForms } from '../../../../../src/core/mentions/titles/titleForms.ts';
import { hashedLetters, TitleTable } from '../../../../../src/core/mentions/titles/titleTable.ts';

function lettersOf(text: string): Letters {
  const letters = new Letters();
  letters.read(text);
  return letters;
}

function tableOf(...titles: readonly string[]): TitleTable {
  const table = new TitleTable();
  for (const [at, title] of titles.entries()) {
    const letters = lettersOf(title);
    table.add(at, letters, titleForms(title, letters, hashedLetters));
  }
  return table;
}

/** What is found, as the title's number, its text, its words, and a star for a whole title. */
function found(table: TitleTable, text: string, letters = lettersOf(text), end = text.length): string[] {
  const all: string[] = [];
  table.find(
    letters,
    end,
    ({ title, start, end: last, words, isWhole }) =>
      all.push(`${title} ${text.slice(start, last)} ${words}${isWhole ? '*' : ''}`),
    () => undefined,
  );
  return all;
}

const parted = 'Maps of All Things: What They Mean to Us';

describe('the table of titles', () => {
  const table = tableOf(parted, 'Twelve Stones', 'Short', 'Twelve Stones and More');

  for (const [text, ...matches] of [
    [`see ${parted}.`, `0 ${parted} 9*`, '0 Maps of All Things 4', '0 What They Mean to Us 5'],
    ['Maps of All Things', '0 Maps of All Things 4'],
    ['Twelve Stones and More', '1 Twelve Stones 2*', '3 Twelve Stones and More 4*'],
    ['Twelve-Stones: a', '1 Twelve-Stones 2*'],
    ['Twelve Stones', '1 Twelve Stones 2*'],
    // The words go on, end too early, or begin no title.
    ['Twelve Stonesand', ...[]],
    ['Twelve Stone', ...[]],
    ['Twelve Stonez', ...[]],
    ['Maps of All Thing', ...[]],
    ['Maps of All Thinks', ...[]],
    ['What They Mean by Us', ...[]],
    ['Short', ...[]],
  ] as const)
    it(`finds ${matches.join(', ') || 'nothing'} in “${text}”`, () => {
      assert.sameMembers(found(table, text), [...matches]);
    });

  it('finds what begins before the end', () => {
    const text = 'x, Twelve Stones';
    assert.lengthOf(found(table, text, lettersOf(text), 4), 1);
    assert.isEmpty(found(table, text, lettersOf(text), 3));
  });

  it('finds nothing in what was left of a text before', () => {
    const letters = lettersOf('Maps of All Things');
    const text = 'Maps of All Thing';
    letters.read(text);
    assert.isEmpty(found(table, text, letters));
  });

  it('tells each place where a title could begin, with the place of its twelfth letter', () => {
    const text = 'An, Apple of Gold and Ten';
    const starts: [number, string, number][] = [];
    const onStart = (hash: number, offset: number, last: number): void =>
      void starts.push([offset, text.slice(offset, last + 1), hash]);
    table.find(lettersOf(text), text.length, () => undefined, onStart);
    assert.deepEqual(
      starts.map(([offset, first]) => [offset, first]),
      [
        [0, 'An, Apple of Gol'],
        [4, 'Apple of Gold a'],
      ],
    );
    assert.deepEqual(
      tableOf('An Apple of Gold').hashesOf(0),
      starts.slice(0, 1).map(([, , hash]) => hash),
    );
  });

  it('has a hash for each form of a title', () => {
    const counts = [0, 1, 2, 3, 4].map(title => new Set(table.hashesOf(title)).size);
    assert.deepEqual(counts, [2, 1, 0, 1, 0]);
    assert.lengthOf(table.hashesOf(0), 3);
    assert.lengthOf(tableOf('Twelve Stones').hashesOf(0), 1);
  });

  it('counts 127 words at most, and takes no long title for a part', () => {
    const long = Array.from({ length: 130 }, (_, at) => `word${at}`).join(' ');
    assert.deepEqual(
      found(tableOf(long), `"${long}"`).map(each => each.slice(-4)),
      ['127*'].map(each => each.padStart(4)),
    );
  });

  it('finds each of many', () => {
    const titles = Array.from({ length: 3000 }, (_, at) => `Tale ${at} of Friends in Need`);
    const many = tableOf(...titles);
    const text = titles.join('. ');
    assert.deepEqual(
      found(many, text),
      titles.map((title, at) => `${at} ${title} 6*`),
    );
    for (const at of [0, 1023, 1024, 2047, 2999]) assert.lengthOf(many.hashesOf(at), 1);
  });
});
