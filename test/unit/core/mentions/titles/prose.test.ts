import { assert } from 'chai';
import { proseOf } from '../../../../../src/core/mentions/titles/prose.ts';

/** A notebook; in its cells, the words that are prose are in capitals. */
const cells = [
  ['markdown', 'ONE', '# TWO'],
  ['code', 'three = 3  # three', '# FOUR', '  #FIVE', 'six = 6'],
  ['raw', 'SEVEN'],
  ['code', 'eight = 8'],
  ['markdown', 'NINE'],
  ['other', '# ten'],
] as const;
const notebook = {
  metadata: { zero: 0 },
  cells: cells.map(([kind, ...source]) => ({ cell_type: kind, source: source.map(line => `${line}\n`) })),
};
const words = /\b(?:zero|one|two|three|four|five|six|seven|eight|nine|ten)\b/gi;

describe('the prose of a file', () => {
  const lines = JSON.stringify(notebook, undefined, 1);

  /** The words that are not told right. */
  function wrong(isProse: (offset: number) => boolean, isBackwards = false): string[] {
    const found = [...lines.matchAll(words)];
    assert.lengthOf(found, 12);
    return (isBackwards ? found.reverse() : found).flatMap(({ 0: word, index }) =>
      isProse(index) === (word === word.toUpperCase()) ? [] : word,
    );
  }

  it('of a notebook is its text, and the comments of its code', () => {
    assert.isEmpty(wrong(proseOf('jupyter', lines)));
  });

  it('is the same asked from the end', () => {
    assert.isEmpty(wrong(proseOf('jupyter', lines), true));
  });

  it('is the same asked once', () => {
    assert.isEmpty(wrong(offset => proseOf('jupyter', lines)(offset)));
  });

  it('is the same asked twice', () => {
    const isProse = proseOf('jupyter', lines);
    assert.isEmpty(wrong(offset => isProse(offset) && isProse(offset)));
  });

  it('of a notebook in one line is its text', () => {
    const line = JSON.stringify(notebook);
    const isProse = proseOf('jupyter', line);
    for (const [word, is] of [
      ['ONE', true],
      ['three', false],
      ['SEVEN', true],
      ['eight', false],
      ['NINE', true],
    ] as const)
      assert.equal(isProse(line.indexOf(word)), is, word);
  });

  for (const language of ['plaintext', 'restructuredtext', 'asciidoc', 'latex', 'tex', 'typst', 'org'])
    it(`of ${language} is everything`, () => {
      assert.isTrue(proseOf(language, 'x = 1')(0));
    });

  for (const language of ['python', 'latexmk'])
    it(`of ${language} is not`, () => {
      assert.isFalse(proseOf(language, 'x = 1')(0));
    });
});
