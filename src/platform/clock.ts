// The clock of the extension host: monotonic time, and yielding to other work of the host.
import type { Clock } from '../core/base/ports.ts';

/** Who waits for a turn, first come first served. */
const waiting: (() => void)[] = [];

export const hostClock: Clock = {
  now: () => performance.now(),
  yieldToHost: () =>
    new Promise(resolve => {
      waiting.push(resolve);
      if (waiting.length === 1) takeTurn();
    }),
};

/**
 * Lets the first go on after the host's own events, and the next one after those that come meanwhile: of several works, the host
 * would otherwise wait for a slice of each. A posted message is queued behind the events that wait already. `setTimeout` would wait a
 * millisecond more each time, which doubles the indexing time, and the web worker has no `setImmediate`.
 */
function takeTurn(): void {
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = () => {
    port1.close();
    waiting.shift()?.();
    if (waiting.length > 0) takeTurn();
  };
  port2.postMessage(undefined);
}
