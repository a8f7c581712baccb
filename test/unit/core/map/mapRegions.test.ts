import { assert } from 'chai';
import { layOutPapers } from '../../../../src/core/map/layOutPapers.ts';
import { densestPlace, mapRegions } from '../../../../src/core/map/mapRegions.ts';
import { countingClock } from '../../../support/clock.ts';
import { engineOf, papersBySubject } from '../../../support/subjects.ts';

const clock = countingClock();

describe('regions of the map', () => {
  it('are named after what lies there, each name once, and have all papers', async () => {
    const papers = papersBySubject(100);
    const neighbours = (await engineOf(papers)).neighbours();
    const positions = await layOutPapers(
      papers.map(({ id }) => id),
      neighbours,
      clock,
    );
    const regions = await mapRegions(papers, positions, clock);
    const titles = regions.map(({ title }) => title);
    assert.isAtLeast(regions.length, 3);
    assert.deepEqual([...new Set(titles)], titles);
    const sizes = regions.map(({ size }) => size);
    assert.equal(
      sizes.reduce((sum, size) => sum + size, 0),
      papers.length,
    );
  });

  it('are none for a handful of papers', async () => {
    assert.deepEqual(await mapRegions(papersBySubject(5), new Map(), clock), []);
  });

  it('a theme stands where most of its papers lie, not in the middle of all', () => {
    const group = [0, 0.2, 0.4].map(x => ({ x, y: 1 }));
    const place = densestPlace([...group, { x: 40, y: 40 }, { x: -30, y: 9 }]);
    assert.closeTo(place.x, 0.2, 1e-9);
    assert.equal(place.y, 1);
  });
});
