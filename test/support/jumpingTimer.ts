// A timer for tests. Its time stands still until all pending work has run, then jumps to the next wait.
import type { AbortSignalLike, Timer } from '../../src/core/base/ports.ts';

export interface JumpingTimer extends Timer {
  /** Runs until nothing waits any more, or until the given time. */
  run(until?: number): Promise<void>;
}

interface Wait {
  readonly at: number;
  readonly end: () => void;
}

export function jumpingTimer(start = Date.UTC(2026, 0, 1)): JumpingTimer {
  let now = start;
  const waits = new Set<Wait>();
  return {
    now: () => now,
    async wait(ms, signal) {
      signal.throwIfAborted();
      await new Promise<void>(resolve => {
        const end = (): void => {
          waits.delete(wait);
          signal.removeEventListener('abort', end);
          resolve();
        };
        const wait = { at: now + ms, end };
        waits.add(wait);
        signal.addEventListener('abort', end);
      });
      signal.throwIfAborted();
    },
    async run(until = Infinity) {
      for (;;) {
        await settled();
        const next = [...waits].sort((a, b) => a.at - b.at)[0];
        if (next === undefined || next.at > until) break;
        now = Math.max(now, next.at);
        next.end();
      }
      if (until !== Infinity) now = Math.max(now, until);
    },
  };
}

/** The same timer under a wall clock that can be set; waits take as long as before, as those of a host do. */
export function settableClock(timer: Timer): Timer & { set(ms: number): void } {
  let offset = 0;
  return {
    now: () => timer.now() + offset,
    wait: (ms, signal) => timer.wait(ms, signal),
    set(ms) {
      offset = ms - timer.now();
    },
  };
}

/** Resolves when all microtasks have run. */
async function settled(): Promise<void> {
  for (let turn = 0; turn < 3; turn++) await new Promise(resolve => setImmediate(resolve));
}

export const neverAborted: AbortSignalLike = new AbortController().signal;
