import { assert } from 'chai';
import type { ReadingListEntry } from '../../../../src/core/readingList/entry.ts';
import { seedPapers } from '../../../../src/core/readingList/seedPapers.ts';

const entry = (id: string, more: Partial<ReadingListEntry>): ReadingListEntry => ({
  ...{ id, changed: 0, paper: { title: id, authors: [], published: '' } },
  ...more,
});
const recents = { searches: [], papers: ['local:opened'] };

describe('seedPapers', () => {
  it('are what the reader chose, the latest first, not what was dismissed or only noted', () => {
    const entries = [
      entry('local:read', { status: 'read', changed: 1 }),
      entry('local:starred', { starred: true, changed: 2 }),
      entry('local:dismissed', { status: 'dismissed', changed: 3 }),
      entry('local:noted', { note: 'x', changed: 4 }),
    ];
    assert.deepEqual(seedPapers({ entries: () => entries }, recents), ['local:starred', 'local:read']);
  });
  it('are what was opened lately, while the list is empty', () => {
    assert.deepEqual(seedPapers({ entries: () => [] }, recents), ['local:opened']);
  });
  it('are what was opened lately, while nothing is chosen', () => {
    const entries = [entry('local:dismissed', { status: 'dismissed' }), entry('local:noted', { note: 'x' })];
    assert.deepEqual(seedPapers({ entries: () => entries }, recents), ['local:opened']);
  });
  it('are fifty at most, and dismissed ones with a star', () => {
    const entries = Array.from({ length: 60 }, (_, at) =>
      entry(`local:${at}`, { starred: true, status: 'dismissed', changed: at }),
    );
    const chosen = seedPapers({ entries: () => entries }, recents);
    assert.lengthOf(chosen, 50);
    assert.deepEqual([chosen[0], chosen[49]], ['local:59', 'local:10']);
  });
});
