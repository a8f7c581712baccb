import { assert } from 'chai';
import fc from 'fast-check';
import { mergeNotes, withQuotation } from '../../../../src/core/readingList/mergeNotes.ts';

describe('a note changed in two places', () => {
  for (const [base, mine, theirs, merged] of [
    ['', 'a', '', 'a'],
    ['', '', 'a', 'a'],
    ['a', 'a', 'b', 'b'],
    ['a', 'b', 'a', 'b'],
    ['a', 'b', 'b', 'b'],
    ['a', '', 'a', ''],
    ['a\n', 'a\nmine', 'a\ntheirs', 'a\ntheirsmine'],
    ['a', 'ab', 'c', 'cb'],
    ['a', 'c', 'ab', 'cb'],
    ['a', 'mine', 'theirs', 'theirs\n\n---\n\nmine'],
  ] as const)
    it(JSON.stringify({ base, mine, theirs }), () => {
      assert.equal(mergeNotes(base, mine, theirs), merged);
    });

  it('has all that either wrote (property)', () => {
    const text = fc.array(fc.constantFrom('a', 'b', '\n')).map(letters => letters.join(''));
    fc.assert(
      fc.property(text, text, text, (base, mine, theirs) => {
        const merged = mergeNotes(base, `${base}${mine}1`, `${base}${theirs}2`);
        assert.include(merged, `${theirs}2`);
        assert.include(merged, `${mine}1`);
      }),
    );
  });
});

describe('a quotation', () => {
  for (const [note, quotation, whole] of [
    ['', 'words', '> words\n\n'],
    ['mine', ' two\n lines ', 'mine\n\n> two\n> lines\n\n'],
    ['mine\n\n\n', 'a\r\n\r\nb', 'mine\n\n> a\n>\n> b\n\n'],
  ] as const)
    it(`goes to the end of ${JSON.stringify(note)}`, () => {
      assert.equal(withQuotation(note, quotation), whole);
    });
});
