import { assert } from 'chai';
import { Catalogue } from '../../../../src/core/papers/catalogue.ts';
import { ReadingListAnnotations } from '../../../../src/core/readingList/annotations.ts';
import type { EntryChange } from '../../../../src/core/readingList/entry.ts';
import type { ReadingList } from '../../../../src/core/readingList/readingList.ts';
import { SearchIndexer } from '../../../../src/core/search/searchIndexer.ts';
import { countingClock } from '../../../support/clock.ts';
import { eventually } from '../../../support/eventually.ts';
import { memoryFolder } from '../../../support/folders.ts';
import { paper } from '../../../support/papers.ts';
import { readingListIn } from '../../../support/readingList.ts';
import { recordingLog } from '../../../support/recordingLog.ts';

describe('The search, of what the user says of papers', () => {
  let list: ReadingList;
  let annotations: ReadingListAnnotations;
  let index: SearchIndexer;
  const papers = ['1', '2', '3', '4'].map(id => paper({ id: `local:${id}`, title: `Sparse codes ${id}` }));
  beforeEach(async () => {
    const contents = { papers, themes: [], sources: [], failures: [] };
    const catalogue = new Catalogue(() => Promise.resolve(contents), countingClock());
    list = readingListIn(memoryFolder(), { paperOf: id => catalogue.get(id) });
    annotations = new ReadingListAnnotations(list);
    index = new SearchIndexer(catalogue, countingClock(), recordingLog(), {
      annotations,
      onDidChange: list.onDidChange,
    });
    await index.open();
  });
  const found = (query: string): string[] =>
    index.engine.search(query, 10).papers.map(({ id }) => id.replace('local:', ''));
  const finds = (query: string, ...ids: string[]): Promise<void> =>
    eventually(() => {
      assert.sameMembers(found(query), ids);
    }, 1000);
  const mark = (id: string, change: EntryChange): Promise<boolean> => list.mark(`local:${id}`, change);

  it('finds by status, star and note', async () => {
    await mark('1', { status: 'toRead' });
    await mark('2', { status: 'read', starred: true });
    await mark('3', { note: 'Something' });
    await finds('sparse', '1', '2', '3', '4');
    await finds('status:read', '2');
    await finds('sparse status:to-read', '1');
    await finds('status:toRead', '1');
    await finds('is:starred', '2');
    await finds('has:note', '3');
    await finds('sparse -status:read -has:note', '1', '4');
  });

  it('says of a status that is none that it is text', () => {
    assert.deepEqual(
      index.engine.search('status:lost is:blue', 10).diagnostics.map(({ code }) => code),
      ['unknownValue', 'unknownValue'],
    );
  });

  it('finds the words of a note, as long as they are in it', async () => {
    await mark('2', { note: 'Ask **Margherita** about figure 3' });
    await finds('margherita', '2');
    await mark('2', { note: 'Ask nobody' });
    await finds('margherita');
    await list.undo();
    await finds('margherita', '2');
  });

  it('leaves out what is hidden, unless it is named or asked for', async () => {
    annotations.hidden = ['dismissed'];
    await mark('1', { status: 'dismissed' });
    await finds('sparse', '2', '3', '4');
    await finds('sparse status:dismissed', '1');
    await finds('sparse -status:dismissed', '2', '3', '4');
  });
});
