import { assert } from 'chai';
import { edgesOf, maxNeighbourhood, neighbourhoodOf } from '../../../../src/core/map/neighbourhood.ts';
import { countingClock } from '../../../support/clock.ts';
import { paper } from '../../../support/papers.ts';
import { engineOf, papersBySubject } from '../../../support/subjects.ts';

const clock = countingClock();
const subjectOf = (id: string): string => id.replace(/-\d+$/, '');

describe('a neighbourhood', () => {
  it('has the paper first, and then those of its subject, each with a place', async () => {
    const engine = await engineOf(papersBySubject(30));
    const { ids, positions } = await neighbourhoodOf(['local:heart-3'], engine, clock);
    assert.equal(ids[0], 'local:heart-3');
    assert.deepEqual([...new Set(ids.map(subjectOf))], ['local:heart']);
    assert.deepEqual([...positions.keys()], ids);
  });

  it('has at most 200 papers, of all the chosen ones’ subjects', async () => {
    const engine = await engineOf(papersBySubject(150));
    const { ids } = await neighbourhoodOf(['local:heart-3', 'local:robot-4'], engine, clock);
    assert.equal(ids.length, maxNeighbourhood);
    const hearts = ids.filter(id => subjectOf(id) === 'local:heart').length;
    assert.closeTo(hearts, maxNeighbourhood / 2, 2);
  });

  it('says why two papers are joined, with words that both have', async () => {
    const papers = papersBySubject(20);
    const engine = await engineOf(papers);
    const { edges, ids } = await neighbourhoodOf(['local:speech-1'], engine, clock);
    assert.isAbove(edges.length, 10);
    const pairs = edges.map(({ from, to }) => [from, to].sort().join());
    assert.deepEqual([...new Set(pairs)], pairs);
    for (const { from, to, reasons } of edges) {
      assert.includeMembers([...ids], [from, to]);
      const texts = [from, to].map(id => papers.find(each => each.id === id)?.abstract ?? '');
      for (const reason of reasons) for (const text of texts) assert.include(text, reason);
    }
  });

  it('is the paper alone when nothing is like it', async () => {
    const alone = paper({ id: 'local:alone', title: 'Zymurgy', abstract: '' });
    const engine = await engineOf([...papersBySubject(5), alone]);
    const { ids, edges } = await neighbourhoodOf([alone.id], engine, clock);
    assert.deepEqual(ids, [alone.id]);
    assert.deepEqual(edges, []);
  });

  it('leads from a paper to the same ones as “similar papers”', async () => {
    const engine = await engineOf(papersBySubject(20));
    const edges = edgesOf('local:robot-1', engine, 5);
    assert.deepEqual(
      edges.map(({ to }) => to),
      engine.relatedToPapers(['local:robot-1'], 5).map(({ paper: id }) => id),
    );
  });
});
