import { assert } from 'chai';
import fc from 'fast-check';
import {
  applyChange,
  lastChanged,
  mergeEntries,
  StoredEntry,
  toKnownPaper,
  toReadingListEntry,
  type StoredEntry as Stored,
} from '../../../../src/core/readingList/entry.ts';

const at = fc.integer({ min: 0, max: 3 });
const said = <T>(...values: T[]): fc.Arbitrary<{ is: T | null; at: number }> =>
  fc.record({ is: fc.constantFrom(...values, null), at });
const snapshot = (title: string): { title: string; authors: string[]; published: string } => ({
  title,
  authors: [],
  published: '2024',
});

/** Entries of one paper with few values and times, so that they agree, differ and have equal times. */
const anyStored: fc.Arbitrary<Stored> = fc.record(
  {
    id: fc.constant('local:1'),
    paper: fc.record({ is: fc.constantFrom(snapshot('One'), snapshot('Two')), at }),
    status: said('toRead' as const, 'read' as const),
    starred: said(true as const),
    note: said('a', 'b'),
  },
  { requiredKeys: ['id', 'paper'] },
);
const one: Stored = { id: 'local:1', paper: { is: snapshot('One'), at: 0 } };

describe('Joining what two windows say of a paper', () => {
  it('does not depend on which comes first', () => {
    fc.assert(
      fc.property(anyStored, anyStored, (a, b) => {
        assert.deepEqual(mergeEntries(a, b), mergeEntries(b, a));
      }),
    );
  });

  it('does not depend on how three are taken together', () => {
    fc.assert(
      fc.property(anyStored, anyStored, anyStored, (a, b, c) => {
        assert.deepEqual(mergeEntries(mergeEntries(a, b), c), mergeEntries(a, mergeEntries(b, c)));
      }),
    );
  });

  it('twice says what once says, and gives the same record', () => {
    fc.assert(
      fc.property(anyStored, anyStored, (a, b) => {
        const ab = mergeEntries(a, b);
        assert.strictEqual(mergeEntries(ab, b), ab);
        assert.strictEqual(mergeEntries(ab, a), ab);
      }),
    );
  });

  it('keeps a star of one window and a note of the other', () => {
    const both = mergeEntries(applyChange(one, { starred: true }, 5), applyChange(one, { note: 'n' }, 6));
    assert.deepInclude(toReadingListEntry(both), { starred: true, note: 'n', changed: 6 });
  });

  it('lets what is said win over what it changes, though the clock went back', () => {
    const read = applyChange(one, { status: 'read' }, 100);
    assert.equal(
      toReadingListEntry(mergeEntries(read, applyChange(read, { status: 'reading' }, 50)))?.status,
      'reading',
    );
  });

  it('survives the way through a file', () => {
    fc.assert(
      fc.property(anyStored, a => {
        assert.deepEqual(StoredEntry.parse(JSON.parse(JSON.stringify(a))), a);
      }),
    );
  });
});

describe('An entry', () => {
  it('is there while anything is said', () => {
    assert.isUndefined(toReadingListEntry(one));
    const starred = applyChange(one, { starred: true }, 1);
    assert.deepEqual(toReadingListEntry(starred), {
      id: 'local:1',
      paper: snapshot('One'),
      starred: true,
      changed: 1,
    });
    assert.isUndefined(toReadingListEntry(applyChange(starred, { starred: false }, 2)));
  });

  it('has no empty note', () => {
    assert.isUndefined(toReadingListEntry(applyChange(applyChange(one, { note: 'n' }, 1), { note: '' }, 2)));
  });

  for (const [what, change, shown] of [
    ['a status', { status: 'read' }, { status: 'read', changed: 9 }],
    ['a star', { starred: true }, { starred: true, changed: 9 }],
    ['a note', { note: 'n' }, { note: 'n', noteChanged: 9, changed: 9 }],
    ['nothing', {}, undefined],
    ['no status', { status: null }, undefined],
  ] as const)
    it(`with ${what} shows it, with its time`, () => {
      const entry = toReadingListEntry(applyChange(one, change, 9));
      assert.deepEqual(
        entry,
        shown === undefined ? undefined : { id: 'local:1', paper: snapshot('One'), ...shown },
      );
    });

  it('changes what is said and nothing else, and later than before', () => {
    const all = applyChange(one, { status: 'read', starred: true, note: 'n' }, 5);
    assert.deepEqual(applyChange(all, {}, 9), all);
    assert.deepEqual(applyChange(all, { starred: false }, 9), { ...all, starred: { is: null, at: 9 } });
    assert.deepEqual(applyChange(all, { note: 'm' }, 5), { ...all, note: { is: 'm', at: 6 } });
    assert.deepEqual(applyChange(one, { note: 'm' }, 0).note, { is: 'm', at: 1 });
    assert.equal(lastChanged(one), 0);
    assert.equal(lastChanged(applyChange(all, { note: 'm' }, 8)), 8);
  });

  it('without a paper is not shown', () => {
    const stored = { ...applyChange(one, { note: 'n' }, 1), paper: { is: null, at: 0 } };
    assert.isUndefined(toReadingListEntry(stored));
  });

  it('keeps of a paper what is needed to show it', () => {
    const known = { ...snapshot('One'), revision: { number: 2 } };
    assert.deepEqual(toKnownPaper({ ...known, moreAuthors: true }), { ...known, moreAuthors: true });
    assert.deepEqual(toKnownPaper(known), known);
    const paper = { ...snapshot('One'), id: 'local:1', abstract: 'x' };
    assert.deepEqual(toKnownPaper(paper), snapshot('One'));
  });

  it('keeps of two notes of one time the same one in either order', () => {
    const [first, second] = ['a', 'b'].map(note => applyChange(one, { note }, 5));
    assert.deepEqual(mergeEntries(first ?? one, second ?? one).note, { is: 'b', at: 5 });
    assert.deepEqual(mergeEntries(second ?? one, first ?? one).note, { is: 'b', at: 5 });
  });
});
