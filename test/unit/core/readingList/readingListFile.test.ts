import { assert } from 'chai';
import fc from 'fast-check';
import {
  toReadingListEntry,
  type ReadingListEntry,
  type Status,
} from '../../../../src/core/readingList/entry.ts';
import {
  formatReadingListFile,
  parseReadingListFile,
} from '../../../../src/core/readingList/readingListFile.ts';

const anyEntry: fc.Arbitrary<ReadingListEntry> = fc
  .record({
    id: fc.integer({ min: 0, max: 999 }).map(number => `local:${number}`),
    status: fc.constantFrom<Status>('toRead', 'reading', 'read', 'dismissed'),
    note: fc.string({ unit: 'grapheme', minLength: 1 }),
    changed: fc.integer({ min: 0, max: Date.UTC(2030, 0) }),
    more: fc.boolean(),
  })
  .map(({ more, ...each }) => ({
    ...each,
    noteChanged: each.changed,
    starred: true as const,
    paper: {
      ...{ title: 'A Paper', authors: ['Ada Lovelace'], published: '2024' },
      ...(more ? { moreAuthors: true as const } : {}),
    },
  }));
const file = (papers: unknown, version = 1): string =>
  JSON.stringify({ paperside: 'reading list', version, papers });

describe('The reading list as a file', () => {
  it('brings back what was written', () => {
    fc.assert(
      fc.property(fc.uniqueArray(anyEntry, { selector: ({ id }) => id }), entries => {
        const read = parseReadingListFile(formatReadingListFile(entries), 0);
        assert.equal(read?.malformedCount, 0);
        assert.sameDeepMembers(
          (read?.entries ?? []).map(entry => toReadingListEntry(entry)),
          [...entries],
        );
      }),
    );
  });

  it('reads what a person wrote: an id and a title are enough', () => {
    const text = file([{ id: 'arxiv:2401.00001', title: 'By hand', status: 'toRead' }]);
    const [entry] = parseReadingListFile(text, 7)?.entries ?? [];
    assert.deepEqual(entry && toReadingListEntry(entry), {
      id: 'arxiv:2401.00001',
      paper: { title: 'By hand', authors: [], published: '' },
      status: 'toRead',
      changed: 7,
    });
  });

  it('passes over what is no paper, and counts it', () => {
    const text = file([{ id: 'local:1', title: 'One', starred: true }, { id: '../../etc' }, 7, null]);
    const { entries, malformedCount } = parseReadingListFile(text, 0) ?? { entries: [], malformedCount: 0 };
    assert.deepEqual([entries.length, malformedCount], [1, 3]);
  });

  for (const [name, text] of Object.entries({
    'no JSON': '{"papers',
    'other JSON': '[1, 2]',
    'a newer version': file([], 2),
    'an empty file': '',
  }))
    it(`does not take ${name} for one`, () => {
      assert.isUndefined(parseReadingListFile(text, 0));
    });

  const stored = (listed: object): unknown => {
    const [entry] =
      parseReadingListFile(file([{ id: 'local:1', title: 'One', ...listed }]), 7)?.entries ?? [];
    return entry === undefined ? undefined : { ...toReadingListEntry(entry) };
  };
  const paper = { title: 'One', authors: [], published: '' };
  for (const [listed, expected] of [
    [{ starred: true }, { starred: true, changed: 7 }],
    [
      { starred: false, note: 'n' },
      { note: 'n', noteChanged: 7, changed: 7 },
    ],
    [
      { note: '', status: 'read' },
      { status: 'read', changed: 7 },
    ],
    [
      { status: 'read', changed: '1970-01-01T00:00:01.000Z' },
      { status: 'read', changed: 1000 },
    ],
    [
      { starred: true, authors: 7, published: 7, moreAuthors: 'x' },
      { starred: true, changed: 7 },
    ],
  ] as const)
    it(`takes ${JSON.stringify(listed)}`, () => {
      assert.deepEqual(stored(listed), { id: 'local:1', paper, ...expected });
    });

  for (const listed of [
    { status: 'lost' },
    { starred: 'x' },
    { note: 7 },
    { changed: 'yesterday' },
    { title: '' },
  ])
    it(`passes over ${JSON.stringify(listed)}`, () => {
      assert.isUndefined(stored(listed));
    });

  it('is written in the order of ids, and ends with a line', () => {
    const entry = (id: string): ReadingListEntry => ({ id, paper, starred: true, changed: 0 });
    const text = formatReadingListFile([entry('local:b'), entry('local:a'), entry('local:c')]);
    assert.deepEqual(text.match(/local:./g), ['local:a', 'local:b', 'local:c']);
    assert.isTrue(text.endsWith('}\n'));
    assert.deepEqual(JSON.parse(text), {
      paperside: 'reading list',
      version: 1,
      papers: ['a', 'b', 'c'].map(id => ({
        ...{ id: `local:${id}`, ...paper },
        ...{ starred: true, changed: '1970-01-01T00:00:00.000Z' },
      })),
    });
  });
});
