import { assert } from 'chai';
import type { Files } from '../../../../src/core/base/ports.ts';
import { WorkProgress } from '../../../../src/core/base/workProgress.ts';
import { Catalogue, emptyContents, type CatalogueContents } from '../../../../src/core/papers/catalogue.ts';
import { extractCodeTerms } from '../../../../src/core/related/extractCodeTerms.ts';
import { RelatedIndexer } from '../../../../src/core/related/relatedIndexer.ts';
import { countingClock } from '../../../support/clock.ts';
import { code } from '../../../support/code.ts';
import { manyPapers } from '../../../support/manyPapers.ts';
import { memoryFiles } from '../../../support/memoryFiles.ts';
import { paper } from '../../../support/paper.ts';
import { readProjectFile } from '../../../support/project.ts';
import { recordingLog } from '../../../support/recordingLog.ts';

const clock = countingClock();
const filler = Array.from({ length: 30 }, (_, at) =>
  paper({ id: `arxiv:2402.${10_000 + at}`, title: `Filler ${at}`, abstract: `Something about topic ${at}.` }),
);
const masked = paper({
  title: 'Barlow Twins',
  abstract: 'BarlowTwins reduces the redundancy of embeddings by their cross-correlation.',
});
const wavelet = paper({
  id: 'arxiv:2403.00003',
  title: 'Scattering Wavelets',
  abstract: 'WaveletScattering makes scattering coefficients of wavelets.',
});
const twins = 'class BarlowTwins:\n    """Redundancy of embeddings, cross-correlation."""\n';
const scattering = 'class WaveletScattering:\n    """Scattering coefficients of wavelets."""\n';

function indexer(
  read = (): Promise<CatalogueContents> => contentsOf(masked),
  { later, work }: { later?: () => Promise<CatalogueContents>; work?: WorkProgress } = {},
) {
  const catalogue = new Catalogue(read, clock, later);
  const log = recordingLog();
  const table = memoryFiles({ 'code-background.txt': readProjectFile('data/code-background.txt') });
  const tableReads: string[] = [];
  const files: Files = {
    readText(path) {
      tableReads.push(path);
      return table.readText(path);
    },
  };
  const related = new RelatedIndexer({ catalogue, clock, files, log, ...(work && { work }) });
  return { catalogue, log, related, tableReads };
}
const contentsOf = (...papers: CatalogueContents['papers']): Promise<CatalogueContents> =>
  Promise.resolve({ ...emptyContents, papers: [...papers, ...filler] });

const found = async (
  { related }: Pick<ReturnType<typeof indexer>, 'related'>,
  text: string,
): Promise<string[]> => {
  const engine = await related.engine();
  const ranked = engine.relatedToCode(await extractCodeTerms(code(text, 'model.py'), clock), 3);
  return ranked.map(({ paper }) => paper);
};

describe('the index of related papers', () => {
  it('is made when it is first asked for, and not before', async () => {
    let reads = 0;
    const it = indexer(() => {
      reads++;
      return contentsOf(masked);
    });
    await Promise.resolve();
    assert.deepEqual([reads, it.related.isReady], [0, false]);
    assert.deepEqual(await found(it, twins), [masked.id]);
    assert.deepEqual([reads, it.related.isReady], [1, true]);
  });

  it('answers from the papers before while new ones are indexed, and tells when these are in', async () => {
    const it = indexer();
    await found(it, twins);
    let told = 0;
    it.related.onDidChange(() => told++);
    await it.catalogue.put('more', { papers: [wavelet] });
    await it.related.settled();
    assert.equal(told, 1);
    assert.deepEqual(await found(it, scattering), [wavelet.id]);
    assert.deepEqual(await found(it, twins), [masked.id]);
  });

  it('follows no change before it was first asked for', async () => {
    const it = indexer();
    await it.catalogue.put('more', { papers: [wavelet] });
    assert.isFalse(it.related.isReady);
    assert.deepEqual(await found(it, scattering), [wavelet.id]);
  });

  it('indexes what came while it was indexing', async () => {
    const it = indexer();
    const first = it.related.engine();
    await it.catalogue.put('more', { papers: [wavelet] });
    await first;
    await it.related.settled();
    assert.deepEqual(await found(it, scattering), [wavelet.id]);
  });

  it('tries again after the papers could not be read', async () => {
    let reads = 0;
    const it = indexer(() => (++reads === 1 ? Promise.reject(new Error('no disk')) : contentsOf(masked)));
    const failure = await it.related.engine().then(
      () => 'no failure',
      (error: unknown) => String(error),
    );
    assert.include(failure, 'no disk');
    assert.deepEqual(await found(it, twins), [masked.id]);
  });

  it('works without the table of background frequencies, and says so in the log', async () => {
    const log = recordingLog();
    const catalogue = new Catalogue(() => contentsOf(masked), clock);
    const related = new RelatedIndexer({ catalogue, clock, files: memoryFiles({}), log });
    assert.deepEqual(await found({ related }, twins), [masked.id]);
    assert.match(log.lines.join(), /code-background\.txt is not there/);
  });

  it('ranks other papers in an engine of their own', async () => {
    const it = indexer();
    await found(it, twins);
    const subject = code(scattering, 'model.py');
    const terms = await extractCodeTerms(subject, clock);
    const { signal } = new AbortController();
    const engine = await it.related.engineFor([wavelet, ...filler], terms, {}, signal);
    assert.equal(engine.relatedToCode(terms, 3)[0]?.paper, wavelet.id);
    assert.notInclude(await found(it, scattering), wavelet.id);
  });

  it('follows a change after it was asked for, without being asked again', async () => {
    const it = indexer();
    await it.related.settled();
    const told = new Promise<void>(resolve => it.related.onDidChange(resolve));
    await it.catalogue.put('more', { papers: [wavelet] });
    await told;
    assert.equal((await it.related.engineForTerms()).count, filler.length + 2);
  });

  it('reads no papers for a change before it was asked for', async () => {
    let reads = 0;
    const it = indexer(() => {
      reads++;
      return contentsOf(masked);
    });
    await it.catalogue.put('more', { papers: [wavelet] });
    await new Promise(resolve => setTimeout(resolve));
    assert.equal(reads, 0);
  });

  it('first answers when all that ships is read', async () => {
    const it = indexer(undefined, {
      later: async () => {
        await new Promise(resolve => setTimeout(resolve, 5));
        return { ...emptyContents, papers: [wavelet] };
      },
    });
    assert.deepEqual(await found(it, scattering), [wavelet.id]);
  });

  it('waits with a change until what was kept of files is back, and answers meanwhile', async () => {
    const work = new WorkProgress(clock);
    const it = indexer(undefined, { work });
    await it.related.settled();
    let end: (value: undefined) => void = () => undefined;
    const restoring = work.during('restoring', new Promise<undefined>(resolve => (end = resolve)));
    await it.catalogue.put('more', { papers: [wavelet] });
    await new Promise(resolve => setTimeout(resolve, 5));
    assert.deepEqual(await found(it, scattering), []);
    assert.deepEqual(await found(it, twins), [masked.id]);
    end(undefined);
    await restoring;
    await it.related.settled();
    assert.deepEqual(await found(it, scattering), [wavelet.id]);
  });

  it('shows the progress of its work', async () => {
    const work = new WorkProgress(countingClock(1000));
    const it = indexer(() => contentsOf(...manyPapers(2000)), { work });
    const seen = new Set<string>();
    work.onDidChange(() => seen.add(JSON.stringify(work.current ?? 'over')));
    await it.related.settled();
    const total = 2000 + filler.length;
    assert.deepEqual([...seen], [JSON.stringify({ work: 'related', done: total, total }), '"over"']);
  });

  it('reads the table of background frequencies once', async () => {
    const it = indexer();
    const terms = await extractCodeTerms(code(scattering, 'model.py'), clock);
    const { signal } = new AbortController();
    for (let time = 0; time < 2; time++) await it.related.engineFor([wavelet], terms, {}, signal);
    await it.related.engine();
    assert.deepEqual(it.tableReads, ['code-background.txt']);
  });

  it('stops to rank other papers when they are no longer wanted', async () => {
    const terms = await extractCodeTerms(code(scattering, 'model.py'), clock);
    const work = indexer().related.engineFor([wavelet], terms, {}, AbortSignal.abort(new Error('enough')));
    assert.equal(String(await work.catch((error: unknown) => error)), 'Error: enough');
  });
});
