// Long work cut into slices, so that the host it runs in goes on answering.
import type { AbortSignalLike, Clock } from './ports.ts';

/** A slice may take 16 ms; the rest is room for the collections of garbage that fall into it. */
const sliceMs = 2;

/**
 * Calls `each` for every item in order, with a turn of the host whenever a slice is over, and `afterSlice` then and at
 * the end. Rejects with the signal's reason as soon as it is aborted.
 */
export async function forEachInSlices<T>(
  items: readonly T[],
  clock: Clock,
  each: (item: T) => void,
  { signal, afterSlice }: { signal?: AbortSignalLike | undefined; afterSlice?: (done: number) => void } = {},
): Promise<void> {
  signal?.throwIfAborted();
  let end = clock.now() + sliceMs;
  for (const [at, item] of items.entries()) {
    each(item);
    if (clock.now() < end) continue;
    afterSlice?.(at + 1);
    await clock.yieldToHost();
    signal?.throwIfAborted();
    end = clock.now() + sliceMs;
  }
  afterSlice?.(items.length);
}
