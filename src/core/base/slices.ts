// Divides long work into slices, so that the host stays responsive.
import type { AbortSignalLike, Clock } from './ports.ts';

/** Milliseconds of work per slice. The goal is 16 ms; the rest is reserve for garbage collections during the slice. */
const sliceMs = 2;

/**
 * Calls `each` for every item in order. After each slice and at the end calls `afterSlice`; between slices yields to
 * the host. Rejects with the signal's reason if it is aborted at the start or after a slice.
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
