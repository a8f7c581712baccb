// Time for tests: it passes only when asked.
import type { Clock } from '../../src/core/base/ports.ts';

interface CountingClock extends Clock {
  /** How often the host has had its turn. */
  readonly turns: number;
}

/** Each look at the clock takes `msPerLook`. */
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
