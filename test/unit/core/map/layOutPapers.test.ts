import { assert } from 'chai';
import fc from 'fast-check';
import { AbortableSignal } from '../../../../src/core/base/abortableSignal.ts';
import {
  layOutPapers,
  placePapers,
  type Point,
  type Positions,
} from '../../../../src/core/map/layOutPapers.ts';
import { anyPaper } from '../../../support/arbitraries.ts';
import { countingClock } from '../../../support/clock.ts';
import { mergePapers, paper } from '../../../support/papers.ts';
import { engineOf, papersBySubject } from '../../../support/subjects.ts';

const clock = countingClock();
const ids = (papers: readonly { id: string }[]): string[] => papers.map(({ id }) => id);
const subjectOf = (id: string): string => id.replace(/-\d+$/, '');

function distance(a: Point | undefined, b: Point | undefined): number {
  return a === undefined || b === undefined ? NaN : Math.hypot(a.x - b.x, a.y - b.y);
}

/** Returns the ids of the papers on the map, nearest first. */
function nearestTo(id: string, positions: Positions): string[] {
  const own = positions.get(id);
  return [...positions.keys()]
    .filter(other => other !== id)
    .sort((a, b) => distance(own, positions.get(a)) - distance(own, positions.get(b)));
}

describe('positions of papers', () => {
  const papers = papersBySubject(40);
  const layOut = async (): Promise<Positions> =>
    layOutPapers(ids(papers), (await engineOf(papers)).neighbours(), clock);

  it('near means similar: of the five nearest papers, nearly all have the subject', async () => {
    const positions = await layOut();
    const same = papers.flatMap(({ id }) =>
      nearestTo(id, positions)
        .slice(0, 5)
        .map(other => Number(subjectOf(other) === subjectOf(id))),
    );
    assert.isAtLeast(same.reduce((sum, each) => sum + each, 0) / same.length, 0.95);
  });

  it('are the same each time', async () => {
    assert.deepEqual([...(await layOut())], [...(await layOut())]);
  });

  it('papers that join lie among their kind, and nothing else moves', async () => {
    const before = papers.filter((_, at) => at % 4 !== 0);
    const joining = papers.filter((_, at) => at % 4 === 0);
    const neighbours = (await engineOf(papers)).neighbours();
    const laidOut = await layOutPapers(ids(before), neighbours, clock);
    const copy = structuredClone(laidOut);
    const placed = await placePapers(ids(joining), laidOut, neighbours, clock);
    assert.deepEqual([...laidOut], [...copy]);
    assert.sameMembers([...placed.keys()], ids(joining));
    for (const id of placed.keys()) {
      const [nearest = ''] = nearestTo(id, new Map([...laidOut, ...placed]));
      assert.equal(subjectOf(nearest), subjectOf(id));
    }
  });

  it('a map computed again starts from where papers were', async () => {
    const neighbours = (await engineOf(papers)).neighbours();
    const first = await layOutPapers(ids(papers), neighbours, clock);
    const known = new Map([...first].map(([id, { x, y }]) => [id, { x: x + 100, y }]));
    const again = await layOutPapers(ids(papers), neighbours, clock, { known });
    for (const [id, { x }] of again) assert.isAbove(x, 50, id);
  });

  it('a paper like no other stands aside of all', async () => {
    const alone = paper({ id: 'local:alone', title: 'Zymurgy', abstract: '' });
    const all = [...papers, alone];
    const positions = await layOutPapers(ids(all), (await engineOf(all)).neighbours(), clock);
    const [nearest = ''] = nearestTo(alone.id, positions);
    assert.isAbove(distance(positions.get(alone.id), positions.get(nearest)), 0.5);
  });

  it('every paper gets a place that is a number, whatever the papers are', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyPaper, { maxLength: 30 }), fc.nat(30), async (some, split) => {
        const all = ids(mergePapers(some));
        const neighbours = (await engineOf(mergePapers(some))).neighbours();
        const laidOut = await layOutPapers(all.slice(0, split), neighbours, clock);
        const placed = await placePapers(all.slice(split), laidOut, neighbours, clock);
        const points = [...laidOut, ...placed];
        assert.sameMembers(
          points.map(([id]) => id),
          all,
        );
        for (const [id, { x, y }] of points) assert.isTrue(Number.isFinite(x) && Number.isFinite(y), id);
      }),
      { numRuns: 40 },
    );
  });

  it('works in slices, says how far it is, and stops', async () => {
    const neighbours = (await engineOf(papers)).neighbours();
    const slow = countingClock(0.5);
    const shares: number[] = [];
    await layOutPapers(ids(papers), neighbours, slow, {
      onProgress: ({ done, total }) => shares.push(done / total),
    });
    assert.isAbove(slow.turns, 50);
    assert.deepEqual(
      shares,
      [...shares].sort((a, b) => a - b),
    );
    assert.equal(shares.at(-1), 1);
    const signal = new AbortableSignal();
    const stopped = layOutPapers(ids(papers), neighbours, slow, {
      signal,
      onProgress: () => {
        signal.abort();
      },
    });
    assert.equal(
      await stopped.then(
        () => 'ended',
        () => 'stopped',
      ),
      'stopped',
    );
  });
});
