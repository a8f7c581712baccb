// A clock for tests that advances only when it is read.
import type { Clock } from '../../src/core/base/ports.ts';

interface CountingClock extends Clock {
  /** Number of times that work yielded to the host. */
  readonly turns: number;
}

/** Returns a clock that advances by `msPerLook` milliseconds each time it is read. */
export function countingClock(msPerLook = 0): CountingClock {
  let now = 0;
  let turns = 0;
  return {
    now: () => (now += msPerLook),
    yieldToHost: () => {
      turns++;
      return Promise.resolve();
    },
    get turns() {
      return turns;
    },
  };
}
