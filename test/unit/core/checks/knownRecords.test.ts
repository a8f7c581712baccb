import { assert } from 'chai';
import { CitationCheck } from '../../../../src/core/checks/citationCheck.ts';
import { readCheckedFile } from '../../../../src/core/checks/checkedFile.ts';
import { markKnownTitles } from '../../../../src/core/checks/knownRecords.ts';
import { Catalogue } from '../../../../src/core/papers/catalogue.ts';
import { countingClock } from '../../../support/clock.ts';
import { paper } from '../../../support/papers.ts';
import { connectTo } from '../../../support/paperServices.ts';
import { neverAborted } from '../../../support/stubService.ts';

describe('titles that the catalogue knows', () => {
  const clock = countingClock();
  const options = { clock, signal: neverAborted, now: Date.UTC(2026, 10, 26) };
  const prior = { title: 'The Consciousness Prior', authors: ['Yoshua Bengio'] };
  const text = '@article{a, title={The consciousness prior}, author={Bengio, Y.}, journal={arXiv}}';
  /** The works that would be searched by their titles, and how many citations stay unchecked without services. */
  const looked = async (sources: readonly string[]): Promise<[string[], number]> => {
    const papers = [paper({ ...prior, id: 'arxiv:1709.08568', sources: [...sources] })];
    const catalogue = new Catalogue(
      () => Promise.resolve({ papers, themes: [], sources: [], failures: [] }),
      clock,
    );
    const file = { file: 'file:///a.bib', text, isBibliography: true, isProse: () => true };
    const files = await markKnownTitles([await readCheckedFile(file, options)], key => catalogue.get(key));
    // Nobody is asked: the address is of no server.
    const check = new CitationCheck(files, { ...options, sources: connectTo('http://127.0.0.1:9') });
    const { unchecked } = await new CitationCheck(files, { ...options, sources: [] }).result();
    return [check.plan.works.map(({ title }) => title), unchecked];
  };

  it('are searched by nobody', async () => {
    assert.deepEqual(await looked(['bundled']), [[], 0]);
  });

  it('are searched when they come from a file alone, which may have invented them', async () => {
    assert.deepEqual(await looked(['file:refs.bib']), [['The consciousness prior'], 1]);
  });
});
