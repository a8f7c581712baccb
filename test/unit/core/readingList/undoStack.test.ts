import { assert } from 'chai';
import { applyChange, type EntryChange, type StoredEntry } from '../../../../src/core/readingList/entry.ts';
import { MergedEntries } from '../../../../src/core/readingList/mergedEntries.ts';
import { UndoStack } from '../../../../src/core/readingList/undoStack.ts';
import { UnseenNotes } from '../../../../src/core/readingList/unseenNotes.ts';

const entry = (id = 'local:1'): StoredEntry => ({
  id,
  paper: { is: { title: 'One', authors: [], published: '2024' }, at: 0 },
});

/** Changes one entry again and again, each change a step, and says what is left after steps are taken back. */
function afterUndoing(
  changes: readonly (EntryChange & { at: number; elsewhere?: true })[],
  { times = 1, isWriting = false } = {},
): Record<string, unknown> {
  const stack = new UndoStack();
  let current = entry();
  for (const { at, elsewhere, ...change } of changes) {
    const after = applyChange(current, change, at);
    if (elsewhere === undefined) stack.push([{ before: current, after }], isWriting);
    current = after;
  }
  for (let time = 0; time < times; time++)
    for (const undone of stack.pop(() => current, 1_000_000)) current = undone;
  const { status, starred, note } = current;
  return Object.fromEntries(
    Object.entries({ status, starred, note }).flatMap(([name, value]) =>
      value === undefined || value.is === null ? [] : [[name, value.is]],
    ),
  );
}

describe('taking back', () => {
  for (const [what, changes, options, expected] of [
    ['one change', [{ at: 1, starred: true }], {}, {}],
    [
      'the last change alone',
      [
        { at: 1, starred: true },
        { at: 2, note: 'n' },
      ],
      {},
      { starred: true },
    ],
    [
      'both',
      [
        { at: 1, starred: true },
        { at: 2, note: 'n' },
      ],
      { times: 2 },
      {},
    ],
    ['more than there is', [{ at: 1, starred: true }], { times: 5 }, {}],
    [
      'a status for another',
      [
        { at: 1, status: 'read' },
        { at: 2, status: 'reading' },
      ],
      {},
      { status: 'read' },
    ],
    [
      'a removed status',
      [
        { at: 1, status: 'read' },
        { at: 2, status: null },
      ],
      {},
      { status: 'read' },
    ],
    [
      'a removed star',
      [
        { at: 1, starred: true },
        { at: 2, starred: false },
      ],
      {},
      { starred: true },
    ],
    [
      'a removed note',
      [
        { at: 1, note: 'n' },
        { at: 2, note: '' },
      ],
      {},
      { note: 'n' },
    ],
    [
      'no more than was changed',
      [
        { at: 1, note: 'n', starred: true, status: 'read' },
        { at: 2, starred: false },
      ],
      {},
      { note: 'n', starred: true, status: 'read' },
    ],
    [
      'nothing that was changed elsewhere since',
      [
        { at: 1, note: 'n', starred: true },
        { at: 2, note: 'theirs', elsewhere: true },
      ],
      {},
      { note: 'theirs' },
    ],
    [
      'all of a note that is being written',
      [
        { at: 1, note: 'a' },
        { at: 2000, note: 'ab' },
        { at: 6999, note: 'abc' },
      ],
      { isWriting: true },
      {},
    ],
    [
      'what came before a pause apart',
      [
        { at: 1, note: 'a' },
        { at: 5001, note: 'ab' },
      ],
      { isWriting: true },
      { note: 'a' },
    ],
    [
      'saves apart when nobody is writing',
      [
        { at: 1, note: 'a' },
        { at: 2, note: 'ab' },
      ],
      {},
      { note: 'a' },
    ],
    [
      'a note apart from a star before it',
      [
        { at: 1, starred: true },
        { at: 2, note: 'a' },
      ],
      { isWriting: true },
      { starred: true },
    ],
    [
      'a note apart from a status with it',
      [
        { at: 1, note: 'a' },
        { at: 2, note: 'ab', status: 'read' },
      ],
      { isWriting: true },
      { note: 'a' },
    ],
    [
      'a note apart from one that was changed elsewhere between',
      [
        { at: 1, note: 'a' },
        { at: 2, note: 'theirs', elsewhere: true },
        { at: 3, note: 'theirs b' },
      ],
      { isWriting: true },
      { note: 'theirs' },
    ],
  ] as const)
    it(what, () => {
      assert.deepEqual(afterUndoing(changes, options), expected);
    });

  it('notes of two papers, and changes of several papers, apart', () => {
    const stack = new UndoStack();
    const step = (id: string, at: number, before = entry(id)) => ({
      before,
      after: applyChange(before, { note: `n${at}` }, at),
    });
    stack.push([step('local:1', 1)], true);
    stack.push([step('local:2', 2)], true);
    assert.equal(stack.size, 2);
    const both = [step('local:1', 3), step('local:2', 3)];
    stack.push(both, true);
    stack.push([step('local:1', 4, both[0]?.after)], true);
    assert.equal(stack.size, 4);
    stack.push([], true);
    stack.push([step('local:3', 5)], true);
    assert.equal(stack.size, 6);
  });

  it('a paper that is known no more brings nothing', () => {
    const stack = new UndoStack();
    stack.push([{ before: entry(), after: applyChange(entry(), { starred: true }, 1) }]);
    assert.deepEqual(
      stack.pop(() => undefined, 2),
      [],
    );
    assert.equal(stack.size, 0);
  });

  it('goes back a hundred steps', () => {
    const stack = new UndoStack();
    for (let at = 0; at < 150; at++)
      stack.push([{ before: entry(), after: applyChange(entry(), { note: `${at}` }, at) }]);
    assert.equal(stack.size, 100);
    const [last] = stack.pop(() => applyChange(entry(), { note: '149' }, 149), 200);
    assert.deepEqual(last?.note, { is: null, at: 200 });
  });
});

describe('notes written before the files were read', () => {
  const withNote = (id: string, note: string, at: number): StoredEntry =>
    applyChange(entry(id), { note }, at);
  const joined = (
    written: readonly StoredEntry[],
    found: readonly StoredEntry[],
    current: StoredEntry | undefined,
  ): [string, string][] => {
    const notes = new UnseenNotes();
    notes.write(written);
    notes.find(found);
    const first = [...notes.join(() => current)];
    assert.isEmpty([...notes.join(() => current)], 'once');
    return first;
  };
  const mine = withNote('local:1', 'mine', 9);

  for (const [what, found, current, expected] of [
    ['are joined with the notes found', [withNote('local:1', 'theirs\n', 1)], mine, 'theirs\n\n---\n\nmine'],
    [
      'are joined with the latest of them',
      [withNote('local:1', 'old', 1), withNote('local:1', 'new', 2)],
      mine,
      'new\n\n---\n\nmine',
    ],
    [
      'in any order',
      [withNote('local:1', 'new', 2), withNote('local:1', 'old', 1)],
      mine,
      'new\n\n---\n\nmine',
    ],
    ['stay when they have the text already', [withNote('local:1', 'min', 1)], mine, undefined],
    ['stay when the note found is of another paper', [withNote('local:2', 'theirs', 1)], mine, undefined],
    ['stay when none was found', [entry()], mine, undefined],
    ['stay when what was found is empty', [applyChange(mine, { note: '' }, 10)], mine, undefined],
    [
      'are what was found when they are gone',
      [withNote('local:1', 'theirs', 1)],
      undefined,
      'theirs\n\n---\n\n',
    ],
  ] as const)
    it(what, () => {
      assert.deepEqual(joined([mine], found, current), expected === undefined ? [] : [['local:1', expected]]);
    });

  it('are none where only a star was set', () => {
    assert.isEmpty(
      joined([applyChange(entry(), { starred: true }, 1)], [withNote('local:1', 'theirs', 1)], mine),
    );
  });
});

describe('the entries of all files together', () => {
  const starred = applyChange(entry(), { starred: true }, 5);

  it('tell which of them changed, and show those that say something', () => {
    const entries = new MergedEntries();
    assert.deepEqual([...entries.merge([starred, entry('local:2')])], ['local:1', 'local:2']);
    assert.deepEqual([...entries.merge([starred, entry()])], []);
    assert.deepEqual(
      entries.all().map(({ id }) => id),
      ['local:1'],
    );
    assert.isUndefined(entries.shown('local:2'));
    assert.deepEqual(entries.stored('local:2'), entry('local:2'));
    assert.deepEqual([...entries.merge([applyChange(starred, { starred: false }, 6)])], ['local:1']);
    assert.isEmpty(entries.all());
    assert.deepEqual(entries.stored('local:1')?.starred, { is: null, at: 6 });
  });

  it('are found by each id of a paper, its own first', () => {
    const entries = new MergedEntries();
    entries.merge([starred, applyChange(entry('local:2'), { note: 'n' }, 1)]);
    for (const [id, aliases, found] of [
      ['local:1', undefined, 'local:1'],
      ['local:1', ['local:2'], 'local:1'],
      ['local:3', ['local:4', 'local:2'], 'local:2'],
      ['local:3', ['local:4'], undefined],
      ['local:3', [], undefined],
      ['local:3', undefined, undefined],
    ] as const)
      assert.equal(entries.of(aliases === undefined ? { id } : { id, aliases: [...aliases] })?.id, found);
  });

  it('keep what became empty for as long as asked', () => {
    const entries = new MergedEntries();
    entries.merge([starred, applyChange(applyChange(entry('local:2'), { note: 'n' }, 1), { note: '' }, 7)]);
    const since = (time: number): string[] => entries.storedSince(time).map(({ id }) => id);
    assert.deepEqual(since(6), ['local:1', 'local:2']);
    assert.deepEqual(since(7), ['local:1']);
    assert.deepEqual(since(Infinity), ['local:1']);
  });
});
