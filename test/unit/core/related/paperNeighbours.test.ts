import { assert } from 'chai';
import { countingClock } from '../../../support/clock.ts';
import { engineOf, papersBySubject } from '../../../support/subjects.ts';

const clock = countingClock();
const papers = papersBySubject(12);
const ids = papers.map(({ id }) => id);
/** Every third paper, out of order. */
const few = ids.filter((_, at) => at % 3 === 0).reverse();

describe('the nearest papers of a set', () => {
  it('are those of the set chosen last, whatever ids it has', async () => {
    const neighbours = (await engineOf(papers)).neighbours();
    const [first = '', second = '', third = ''] = ids;
    assert.isEmpty(neighbours.nearest(first, 5), 'none chosen');
    await neighbours.among(ids, clock);
    await neighbours.among(['local:unknown', second, 'local:other', third], clock);
    assert.sameMembers(
      neighbours.nearest(first, 5).map(({ place }) => place),
      [1, 3],
    );
    assert.isEmpty(neighbours.nearest('local:unknown', 5));
  });

  it('are chosen in slices, which stop when no longer wanted', async () => {
    const neighbours = (await engineOf(papers)).neighbours();
    const slow = countingClock(1);
    await neighbours.among(ids, slow);
    assert.isAtLeast(slow.turns, ids.length / 2);
    for (const turns of [0, 8]) {
      const stop = new AbortController();
      const stopping = countingClock(1);
      const yieldToHost = (): Promise<void> => {
        if (stopping.turns === turns) stop.abort(new Error('enough'));
        return stopping.yieldToHost();
      };
      const work = neighbours.among(few, { now: () => stopping.now(), yieldToHost }, { signal: stop.signal });
      assert.equal(String(await work.catch((error: unknown) => error)), 'Error: enough', `after ${turns}`);
    }
    const [first = ''] = ids;
    assert.isNotEmpty(neighbours.nearest(first, 5), 'those chosen before stay');
  });
});
