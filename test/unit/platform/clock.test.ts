import { assert } from 'chai';
import type { Clock } from '../../../src/core/base/ports.ts';
import { hostClock, indexClocks } from '../../../src/platform/clock.ts';

describe('the turns of the host', () => {
  it('are one slice each, in order, and the host has its own between two', async () => {
    const taken: string[] = [];
    const work = async (name: string, slices: number): Promise<void> => {
      for (let slice = 0; slice < slices; slice++) {
        await hostClock.yieldToHost();
        taken.push(name);
        setImmediate(() => taken.push('host'));
      }
    };
    for (let round = 0; round < 2; round++) {
      taken.length = 0;
      await Promise.all([work('a', 3), work('b', 1), work('c', 2)]);
      await hostClock.yieldToHost();
      assert.deepEqual(
        taken.filter(name => name !== 'host'),
        ['a', 'b', 'c', 'a', 'c', 'a'],
      );
      for (const [at, name] of taken.entries())
        assert.isTrue(
          name === 'host' || taken[at + 1] === 'host' || at + 1 === taken.length,
          taken.join(' '),
        );
    }
  });

  it('are for the most urgent work first, but for one of eight, so that the last one does not stand still', async () => {
    let taken = '';
    const work = async (name: string, clock: Clock, slices: number): Promise<void> => {
      for (let slice = 0; slice < slices; slice++) {
        await clock.yieldToHost();
        taken += name;
      }
    };
    const [soon, , last] = indexClocks;
    // Until the one of eight has just been: which turn it is depends on all turns before, in other tests.
    while (taken !== 'caa') {
      taken = '';
      await Promise.all([work('c', last, 1), work('a', hostClock, 2)]);
    }
    taken = '';
    await Promise.all([work('c', last, 20), work('b', soon, 8), work('a', hostClock, 8)]);
    assert.match(taken, /^(?:ac?){8}(?:bc?){8}c+$/);
    assert.match(taken.slice(0, 18), /c.{7}c/);
  });
});
