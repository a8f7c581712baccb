// What keeps a process alive: sockets, timers and the like.
import { assert } from 'chai';
import { eventually } from './eventually.ts';

/** Returns the number of active resources of each kind. */
export async function activeResources(): Promise<Readonly<Record<string, number>>> {
  // The timer that woke the caller counts until its turn is over, and mocha sets its own when a test has begun.
  await new Promise(resolve => setImmediate(resolve));
  const counts: Record<string, number> = {};
  for (const kind of process.getActiveResourcesInfo()) counts[kind] = (counts[kind] ?? 0) + 1;
  return counts;
}

/** Waits until no kind has more than before. */
export function noMoreResourcesThan(before: Readonly<Record<string, number>>): Promise<void> {
  return eventually(async () => {
    const more = Object.entries(await activeResources()).filter(
      ([kind, count]) => count > (before[kind] ?? 0),
    );
    assert.deepEqual(more, []);
  });
}
