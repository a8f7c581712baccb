// The clock of the extension host: monotonic time, and yielding to other work of the host.
import type { Clock } from '../core/base/ports.ts';

/** Who waits for a turn, the most urgent work first, and of equally urgent works first come first served. */
const waiting: (() => void)[][] = [];
/** One turn of so many is for the work that is least urgent, which would otherwise stand still while there is any other. */
const lastFirst = 8;
let turns = 0;

/** For what the user waits for. */
export const hostClock = nextClock();
/** For indexes, which go on in the background: the first is the most urgent. */
export const indexClocks = [nextClock(), nextClock(), nextClock()] as const;

/** Returns the clock of works that are less urgent than all that have one. */
function nextClock(): Clock {
  const works: (() => void)[] = [];
  waiting.push(works);
  return {
    now: () => performance.now(),
    yieldToHost: () =>
      new Promise(resolve => {
        const isFirst = !waiting.some(isWaiting);
        works.push(resolve);
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
