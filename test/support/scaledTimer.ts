// A timer whose time runs faster than the clock: tests of long gaps measure them, and do not wait for them.
import type { Fetch, FetchLimits, Timer } from '../../src/core/base/ports.ts';
import { hostTimer } from '../../src/platform/timer.ts';

interface ScaledTimer extends Timer {
  /** Moves the time on, as if all had waited. */
  skip(ms: number): void;
}

/** Time runs `scale` times as fast, in all processes alike from `epoch` on, in milliseconds since 1970. */
export function scaledTimer(scale: number, epoch = Date.now()): ScaledTimer {
  let skipped = 0;
  return {
    now: () => Math.floor(epoch + (performance.timeOrigin + performance.now() - epoch) * scale + skipped),
    wait: (ms, signal) => hostTimer.wait(ms / scale, signal),
    skip: ms => void (skipped += ms),
  };
}

/** Makes the limits of requests as much shorter. */
export function scaledFetch(fetch: Fetch, scale: number, limits: Partial<FetchLimits> = {}): Fetch {
  return (request, { timeoutMs, stallMs, gapMs = 0, ...others }) =>
    fetch(request, {
      ...others,
      timeoutMs: timeoutMs / scale,
      stallMs: stallMs / scale,
      gapMs: gapMs / scale,
      ...limits,
    });
}
