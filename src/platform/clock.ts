// The clock of the extension host: monotonic time, and yielding to other work of the host.
import type { Clock } from '../core/base/ports.ts';

/** Who waits for a turn, the most urgent work first, and of equally urgent works first come first served. */
const waiting: readonly (() => void)[][] = [[], [], [], []];
/** One turn of so many is for the work that is least urgent, which would otherwise stand still while there is any other. */
const lastFirst = 8;
let turns = 0;

/** For what the user waits for. */
export const hostClock = clockFor(0);
/** For indexes, which go on in the background: the first is the most urgent. */
export const indexClocks = [clockFor(1), clockFor(2), clockFor(3)] as const;

function clockFor(place: 0 | 1 | 2 | 3): Clock {
  return {
    now: () => performance.now(),
    yieldToHost: () =>
      new Promise(resolve => {
        const isFirst = !waiting.some(isWaiting);
        waiting[place]?.push(resolve);
        if (isFirst) takeTurn();
      }),
  };
}

/**
 * Lets one go on after the host's own events, and the next one after those that come meanwhile: of several works, the host
 * would otherwise wait for a slice of each. A posted message is queued behind the events that wait already. `setTimeout` would wait a
 * millisecond more each time, which doubles the indexing time, and the web worker has no `setImmediate`.
 */
function takeTurn(): void {
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = () => {
    port1.close();
    const next = ++turns % lastFirst === 0 ? waiting.findLast(isWaiting) : waiting.find(isWaiting);
    next?.shift()?.();
    if (waiting.some(isWaiting)) takeTurn();
  };
  port2.postMessage(undefined);
}

function isWaiting(works: readonly unknown[]): boolean {
  return works.length > 0;
}
