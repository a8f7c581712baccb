import { assert } from 'chai';
import { Catalogue, type CatalogueContents } from '../../../../src/core/papers/catalogue.ts';
import { countingClock } from '../../../support/clock.ts';
import { paper } from '../../../support/papers.ts';

const contents = { papers: [paper()], themes: [], sources: [], failures: [] };
const catalogueOf = (read: () => Promise<CatalogueContents>): Catalogue =>
  new Catalogue(read, countingClock(1));
const filled = (): Catalogue => catalogueOf(() => Promise.resolve(contents));
const ids = async (catalogue: Catalogue): Promise<string[]> =>
  (await catalogue.contents()).papers.map(({ id }) => id);

const other = paper({ id: 'arxiv:2401.00002', title: 'Another Paper' });
const published = paper({ id: 'doi:10.1000/xyz', abstract: 'What it says, at length.', sources: ['s2'] });

describe('Catalogue', () => {
  it('reads nothing until asked, then once', async () => {
    let reads = 0;
    const catalogue = catalogueOf(() => {
      reads += 1;
      return Promise.resolve(contents);
    });
    assert.equal(reads, 0);
    await Promise.all([catalogue.contents(), catalogue.contents(), catalogue.get('arxiv:2401.00001')]);
    assert.equal(reads, 1);
  });

  it('tells once when what ships has been read for whoever asked', async () => {
    const catalogue = filled();
    let told = 0;
    catalogue.onDidOpen(() => told++);
    await catalogue.put('more', { papers: [other] });
    assert.equal(told, 0);
    await Promise.all([catalogue.contents(), catalogue.get('local:1')]);
    await catalogue.contents();
    assert.equal(told, 1);
  });

  it('finds a paper by its id, and nothing by an unknown one', async () => {
    const catalogue = filled();
    assert.equal(await catalogue.get('arxiv:2401.00001'), contents.papers[0]);
    assert.isUndefined(await catalogue.get('arxiv:9999.99999'));
  });

  it('tries again after a read that rejected', async () => {
    let reads = 0;
    const catalogue = catalogueOf(() =>
      reads++ === 0 ? Promise.reject(new Error('busy')) : Promise.resolve(contents),
    );
    const first = await catalogue.contents().catch((error: unknown) => String(error));
    assert.equal(first, 'Error: busy');
    assert.deepEqual(await catalogue.contents(), contents);
  });

  it('has the same contents for every caller until a part changes, and tells when', async () => {
    const catalogue = filled();
    let told = 0;
    const subscription = catalogue.onDidChange(() => told++);
    const before = await catalogue.contents();
    assert.equal(await catalogue.contents(), before);
    await catalogue.put('more', { papers: [other] });
    assert.equal(told, 1);
    assert.deepEqual(await ids(catalogue), ['arxiv:2401.00001', 'arxiv:2401.00002']);
    subscription.dispose();
    await catalogue.drop('more');
    assert.equal(told, 1);
    assert.deepEqual(await ids(catalogue), ['arxiv:2401.00001']);
  });

  it('puts a part in the place of the one with its name', async () => {
    const catalogue = filled();
    await catalogue.put('more', { papers: [other] });
    await catalogue.put('more', { papers: [paper({ id: 'local:1', title: 'Third' })] });
    assert.sameMembers(await ids(catalogue), ['arxiv:2401.00001', 'local:1']);
  });

  it('makes one record of a work that two parts know, found by either id', async () => {
    const catalogue = filled();
    await catalogue.put('s2', { papers: [published] });
    const { papers } = await catalogue.contents();
    assert.lengthOf(papers, 1);
    assert.include(papers[0], { id: 'arxiv:2401.00001', doi: '10.1000/xyz', abstract: published.abstract });
    assert.deepEqual(papers[0]?.sources, ['bundled', 's2']);
    assert.equal(await catalogue.get('doi:10.1000/xyz'), papers[0]);
  });

  it('gives the others back as they were when a part leaves', async () => {
    const catalogue = filled();
    await catalogue.put('s2', { papers: [published] });
    await catalogue.drop('s2');
    assert.deepEqual((await catalogue.contents()).papers, contents.papers);
    assert.isUndefined(await catalogue.get('doi:10.1000/xyz'));
  });

  it('keeps the record of every work that did not change', async () => {
    const catalogue = filled();
    const before = await catalogue.get('arxiv:2401.00001');
    await catalogue.put('more', { papers: [other, { ...paper(), abstract: '' }] });
    assert.equal(await catalogue.get('arxiv:2401.00001'), before);
  });

  it('holds what could not be read with the part it belongs to', async () => {
    const catalogue = filled();
    await catalogue.put('file', { failures: [{ code: 'missing', subject: 'a.bib', detail: '' }] });
    assert.lengthOf((await catalogue.contents()).failures, 1);
    await catalogue.put('file', { papers: [other] });
    assert.isEmpty((await catalogue.contents()).failures);
  });

  it('puts what ships first, and each theme and source once', async () => {
    const catalogue = catalogueOf(() =>
      Promise.resolve({ ...contents, sources: [{ id: 'bundled', title: 'Ships' }] }),
    );
    await catalogue.put('s2', {
      sources: [
        { id: 's2', title: 'Scholar' },
        { id: 'bundled', title: 'Other' },
      ],
    });
    assert.deepEqual((await catalogue.contents()).sources, [
      { id: 'bundled', title: 'Ships' },
      { id: 's2', title: 'Scholar' },
    ]);
  });

  it('takes changes at once one after the other, with turns of the host between slices', async () => {
    const clock = countingClock(1);
    const catalogue = new Catalogue(() => Promise.resolve(contents), clock);
    const many = Array.from({ length: 50 }, (_, at) => paper({ id: `local:${at}`, title: `Title ${at}` }));
    await Promise.all([
      catalogue.put('many', { papers: many }),
      catalogue.put('many', { papers: many.slice(10) }),
      catalogue.drop('nothing'),
    ]);
    assert.lengthOf(await ids(catalogue), 41);
    assert.isAbove(clock.turns, 20);
  });
});
