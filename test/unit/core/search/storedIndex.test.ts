import { assert } from 'chai';
import fc from 'fast-check';
import {
  formatArrays,
  parseArrays,
  type NumberArray,
  type NumberArrays,
} from '../../../../src/core/base/binaryFile.ts';
import { WorkProgress } from '../../../../src/core/base/workProgress.ts';
import { Catalogue, emptyContents } from '../../../../src/core/papers/catalogue.ts';
import type { Paper, PaperId } from '../../../../src/core/papers/paper.ts';
import { noAnnotations, type Annotations } from '../../../../src/core/readingList/annotations.ts';
import { SearchEngine } from '../../../../src/core/search/searchEngine.ts';
import { SearchIndexer } from '../../../../src/core/search/searchIndexer.ts';
import { anyPaper, anyQuery } from '../../../support/arbitraries.ts';
import { binaryMemoryFolder, computedIn } from '../../../support/binaryFolder.ts';
import { countingClock } from '../../../support/clock.ts';
import { manyPapers } from '../../../support/manyPapers.ts';
import { recordingLog } from '../../../support/recordingLog.ts';

const clock = countingClock(1);
const papersOf = fc.uniqueArray(anyPaper, { selector: ({ id }) => id, maxLength: 14 });

/** As from a file. */
async function asRead(written: readonly NumberArray[]): Promise<NumberArrays> {
  const format = { kind: 'search', build: 'this' };
  const arrays = await parseArrays(format, await formatArrays(format, written, clock), clock);
  if (arrays === undefined) throw new Error('Not as written.');
  return arrays;
}

const noting = (id: PaperId, note: string): Annotations => ({
  ...noAnnotations,
  of: each =>
    each.id === id ? { id, paper: { title: '', authors: [], published: '' }, changed: 0, note } : undefined,
});

async function engineWith(papers: readonly Paper[], annotations = noAnnotations): Promise<SearchEngine> {
  const engine = new SearchEngine(clock, undefined, annotations);
  await engine.index(papers, []);
  return engine;
}

describe('the search index from a file', () => {
  it('answers as a new one, whatever came and went before and after', async () => {
    await fc.assert(
      fc.asyncProperty(papersOf, papersOf, papersOf, anyQuery, async (first, second, last, query) => {
        const before = await engineWith(first);
        await before.index(second, []);
        const engine = new SearchEngine(clock);
        await engine.restore(await asRead(await before.stored()), { papers: last, themes: [] });
        await engine.index(last, []);
        const fresh = await engineWith(last);
        assert.deepEqual(engine.search(query, 20), fresh.search(query, 20));
        assert.equal(engine.count, fresh.count);
      }),
    );
  });

  it('has each of two papers with the same texts', async () => {
    const [one, other] = manyPapers(2);
    assert.exists(one);
    assert.exists(other);
    const papers = [one, { ...one, id: other.id }];
    const engine = new SearchEngine(clock);
    await engine.restore(await asRead(await (await engineWith(papers)).stored()), { papers, themes: [] });
    await engine.index(papers, []);
    assert.sameMembers(
      engine.search('sparse codes', 20).papers.map(({ id }) => id),
      papers.map(({ id }) => id),
    );
  });

  it('has no words of a note, and the notes of now', async () => {
    const papers = manyPapers(4);
    const before = await engineWith(papers, noting('local:1', 'zebra'));
    assert.lengthOf(before.search('zebra', 9).papers, 1);
    const engine = new SearchEngine(clock, undefined, noting('local:2', 'giraffe'));
    await engine.restore(await asRead(await before.stored()), { papers, themes: [] });
    await engine.index(papers, []);
    assert.lengthOf(engine.search('zebra', 9).papers, 0);
    assert.deepEqual(
      engine.search('giraffe', 9).papers.map(({ id }) => id),
      ['local:2'],
    );
    assert.lengthOf(engine.search('sparse', 9).papers, 4);
  });

  it('waits for papers that are read back, and has them at once', async () => {
    const work = new WorkProgress(clock);
    const catalogue = new Catalogue(
      () => Promise.resolve({ ...emptyContents, papers: manyPapers(3) }),
      clock,
    );
    const indexer = new SearchIndexer(catalogue, clock, recordingLog(), { work });
    const totals: number[] = [];
    indexer.onDidProgress(() => totals.push(indexer.engine.progress.total));
    let end = (): void => undefined;
    const reading = new Promise<void>(resolve => {
      end = resolve;
    });
    catalogue.onDidOpen(() => void work.during('restoring', reading));
    const indexed = indexer.whenIndexed();
    await catalogue.contents();
    await catalogue.put('file', { papers: manyPapers(5).slice(3) });
    assert.equal(indexer.engine.count, 0);
    end();
    await indexed;
    assert.deepEqual([...new Set(totals)], [5]);
  });

  it('is kept by a window with many papers, and used by the next', async () => {
    const folder = binaryMemoryFolder();
    const papers = manyPapers(2100);
    const openWindow = (contents: readonly Paper[], title = 'Theme'): SearchIndexer => {
      const themes = [{ id: 'theme', title, terms: [] }];
      const catalogue = new Catalogue(
        () => Promise.resolve({ ...emptyContents, papers: contents, themes }),
        clock,
      );
      return new SearchIndexer(catalogue, clock, recordingLog(), { computed: computedIn(folder) });
    };
    const unsavedIn = async (window: SearchIndexer): Promise<number> => {
      await window.whenIndexed();
      return window.engine.unsaved;
    };
    await openWindow(papers).whenIndexed();
    const [bytes] = Array.from(folder.files.values(), file => file.bytes);
    assert.isDefined(bytes);
    assert.equal(await unsavedIn(openWindow(papers)), 0);
    // A few more are indexed, and do not rewrite the file.
    const more = [...papers, ...manyPapers(2110).slice(2100)];
    assert.equal(await unsavedIn(openWindow(more)), 10);
    assert.deepEqual(Array.from(folder.files.values(), file => file.bytes)[0], bytes);
    // Titles of themes are in the index.
    const renamed = openWindow(papers, 'Another');
    await renamed.whenIndexed();
    assert.notDeepEqual(Array.from(folder.files.values(), file => file.bytes)[0], bytes);
    assert.lengthOf(renamed.engine.search('sparse 2099', 1).papers, 1);
  });
});
