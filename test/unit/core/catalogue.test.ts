import { assert } from 'chai';
import { Catalogue } from '../../../src/core/catalogue.ts';
import { paper } from '../../support/papers.ts';

const contents = { papers: [paper()], themes: [], sources: [], failures: [] };

describe('Catalogue', () => {
  it('reads nothing until asked, then once', async () => {
    let reads = 0;
    const catalogue = new Catalogue(() => {
      reads += 1;
      return Promise.resolve(contents);
    });
    assert.equal(reads, 0);
    await Promise.all([catalogue.contents(), catalogue.contents(), catalogue.get('arxiv:2401.00001')]);
    assert.equal(reads, 1);
  });

  it('finds a paper by its id, and nothing by an unknown one', async () => {
    const catalogue = new Catalogue(() => Promise.resolve(contents));
    assert.equal(await catalogue.get('arxiv:2401.00001'), contents.papers[0]);
    assert.isUndefined(await catalogue.get('arxiv:9999.99999'));
  });

  it('tries again after a read that rejected', async () => {
    let reads = 0;
    const catalogue = new Catalogue(() =>
      reads++ === 0 ? Promise.reject(new Error('busy')) : Promise.resolve(contents),
    );
    const first = await catalogue.contents().catch((error: unknown) => String(error));
    assert.equal(first, 'Error: busy');
    assert.equal(await catalogue.contents(), contents);
  });
});
