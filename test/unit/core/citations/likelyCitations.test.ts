import { assert } from 'chai';
import { likelyCitations } from '../../../../src/core/citations/likelyCitations.ts';
import type { ReadingListEntry } from '../../../../src/core/readingList/entry.ts';
import { paper } from '../../../support/papers.ts';

const entry = (said: Partial<ReadingListEntry>): ReadingListEntry => ({
  ...{ id: '', paper: { title: '', authors: [], published: '' }, changed: 0 },
  ...said,
});

/** From the last to the first, and each older than the one before. */
const annotations: Readonly<Record<string, ReadingListEntry | undefined>> = {
  dismissed: entry({ status: 'dismissed' }),
  other: undefined,
  noted: entry({ note: 'So it is.' }),
  read: entry({ status: 'read' }),
  toRead: entry({ status: 'toRead' }),
  starred: entry({ starred: true, status: 'read' }),
  own: entry({ status: 'dismissed' }),
};
const papers = Object.keys(annotations).map((id, at) => paper({ id, published: `${2020 - at}-01-01` }));
const atHand = {
  isOfWorkspace: ({ id }: { readonly id: string }) => id === 'own',
  annotations: { of: ({ id }: { readonly id: string }) => annotations[id] },
};
const likely = (most: number): string[] => likelyCitations(papers, atHand, most).map(({ id }) => id);

describe('likelyCitations', () => {
  it('begins with the workspace’s own, the starred and the marked, and ends with the dismissed', () => {
    assert.deepEqual(likely(10), ['own', 'starred', 'noted', 'read', 'toRead', 'other', 'dismissed']);
  });

  it('leaves out the least likely', () => {
    assert.deepEqual(likely(3), ['own', 'starred', 'noted']);
    assert.deepEqual(likely(0), []);
  });
});
