// Divides long work into slices, so that the host stays responsive.
import type { AbortSignalLike, Clock } from './ports.ts';

/** Milliseconds of work per slice. The goal is 16 ms; the rest is reserve for garbage collections during the slice. */
const sliceMs = 2;

interface SliceOptions {
  readonly signal?: AbortSignalLike | undefined;
  /** Called after each slice and at the end with the number of items done. */
  readonly afterSlice?: (done: number) => void;
}

/**
 * Calls `each` for every item in order; between slices yields to the host. Rejects with the signal's reason if it is
 * aborted at the start or after a slice.
 */
export async function forEachInSlices<T>(
  items: readonly T[],
  clock: Clock,
  each: (item: T) => void,
  options: SliceOptions = {},
): Promise<void> {
  const eachAt = (at: number): void => {
    const item = items[at];
    if (item !== undefined) each(item);
  };
  await countInSlices(items.length, clock, eachAt, options);
}

/** The same for the numbers from 0 up to `count`, without an array of them. */
export async function countInSlices(
  count: number,
  clock: Clock,
  each: (number: number) => void,
  { signal, afterSlice }: SliceOptions = {},
): Promise<void> {
  signal?.throwIfAborted();
  let end = clock.now() + sliceMs;
  for (let number = 0; number < count; number++) {
    each(number);
    if (clock.now() < end) continue;
    afterSlice?.(number + 1);
    await clock.yieldToHost();
    signal?.throwIfAborted();
    end = clock.now() + sliceMs;
  }
  afterSlice?.(count);
}

/** Resolves with the items that pass; works in slices. */
export async function filterInSlices<T>(
  items: readonly T[],
  clock: Clock,
  passes: (item: T) => boolean,
): Promise<T[]> {
  const found: T[] = [];
  await forEachInSlices(items, clock, item => {
    if (passes(item)) found.push(item);
  });
  return found;
}
