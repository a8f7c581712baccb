import { assert } from 'chai';
import { readLandmarks } from '../../../../src/core/library/landmarks.ts';
import { openCatalogue } from '../../../../src/core/library/openCatalogue.ts';
import { countingClock } from '../../../support/clock.ts';
import { memoryFiles } from '../../../support/memoryFiles.ts';
import { paper, shippedPapers } from '../../../support/papers.ts';
import { recordingLog } from '../../../support/recordingLog.ts';

const good = { id: 'arxiv:1706.03762', title: 'Attention', authors: ['A'], year: 2017, terms: ['d_model'] };
const landmarksFile = (...papers: unknown[]): string =>
  JSON.stringify({ themes: [{ name: 'Transformers', papers }] });
const clock = countingClock(1);

describe('readLandmarks', () => {
  it('reads them under themes of their own, and each bad one costs itself', async () => {
    const files = memoryFiles({ 'landmarks.json': landmarksFile(good, { ...good, id: 'x', year: 'late' }) });
    const log = recordingLog();
    const contents = await readLandmarks(files, log, clock);
    assert.deepEqual(contents.papers, [
      {
        ...{ id: 'arxiv:1706.03762', title: 'Attention', abstract: '', authors: ['A'], published: '2017' },
        ...{ theme: 'landmarks: Transformers', sources: ['landmarks'], comments: 0, codeTerms: ['d_model'] },
      },
    ]);
    assert.deepEqual(contents.themes, [{ id: 'landmarks: Transformers', title: 'Transformers', terms: [] }]);
    assert.deepEqual(contents.sources, [{ id: 'landmarks', title: 'Landmarks' }]);
    assert.deepEqual(
      contents.failures.map(({ code, subject }) => `${code} ${subject}`),
      ['malformed landmarks.json, Transformers, record 2'],
    );
    assert.lengthOf(log.lines, 1);
  });

  it('a file that is missing is one failure', async () => {
    const contents = await readLandmarks(memoryFiles({}), recordingLog(), clock);
    assert.deepEqual(contents.papers, []);
    assert.deepEqual(contents.sources, []);
    assert.deepEqual(
      contents.failures.map(({ code }) => code),
      ['missing'],
    );
  });

  it('knows when a landmark names only its first authors', async () => {
    const { papers } = await shippedPapers();
    const attention = papers.find(({ id }) => id === 'arxiv:1706.03762');
    assert.deepEqual(attention?.authors, ['Ashish Vaswani', 'Noam Shazeer', 'Niki Parmar']);
    assert.isTrue(attention?.moreAuthors);
    const adam = papers.find(({ id }) => id === 'arxiv:1412.6980');
    assert.deepEqual(adam?.authors, ['Diederik P. Kingma', 'Jimmy Ba']);
    assert.notProperty(adam, 'moreAuthors');
  });
});

describe('openCatalogue', () => {
  it('has the bundled papers first and the landmarks after, as long as they are wanted', async () => {
    const files = memoryFiles({
      'papers.json': JSON.stringify({ source: { id: 'bundled', title: 'A page' }, papers: [paper()] }),
      'themes.json': JSON.stringify({ themes: [] }),
      'landmarks.json': landmarksFile(good),
    });
    let wanted = true;
    const catalogue = openCatalogue({ files, log: recordingLog(), clock, landmarks: () => wanted });
    const ids = async (): Promise<string[]> => (await catalogue.complete()).papers.map(({ id }) => id);
    assert.lengthOf((await catalogue.contents()).papers, 1);
    assert.deepEqual(await ids(), ['arxiv:2401.00001', 'arxiv:1706.03762']);
    wanted = false;
    await catalogue.reload();
    assert.deepEqual(await ids(), ['arxiv:2401.00001']);
    wanted = true;
    await catalogue.reload();
    assert.deepEqual(await ids(), ['arxiv:2401.00001', 'arxiv:1706.03762']);
  });
});
