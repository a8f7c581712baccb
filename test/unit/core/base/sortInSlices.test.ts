import { assert } from 'chai';
import fc from 'fast-check';
import { sortInSlices } from '../../../../src/core/base/sortInSlices.ts';
import { countingClock } from '../../../support/clock.ts';

interface Item {
  readonly key: number;
  readonly at: number;
}
const byKey = (a: Item, b: Item): number => a.key - b.key;

describe('sortInSlices', () => {
  it('sorts like sort, equal ones in the order they came', () =>
    fc.assert(
      fc.asyncProperty(
        fc.array(fc.integer({ min: 0, max: 40 }), { maxLength: 1500, size: 'max' }),
        async keys => {
          const items = keys.map((key, at) => ({ key, at }));
          assert.deepEqual(await sortInSlices(items, byKey, countingClock()), items.toSorted(byKey));
        },
      ),
      { numRuns: 30 },
    ));

  it('gives the host its turns', async () => {
    const clock = countingClock(1);
    await sortInSlices(
      Array.from({ length: 1000 }, (_, at) => ({ key: -at, at })),
      byKey,
      clock,
    );
    assert.isAbove(clock.turns, 100);
  });
});
