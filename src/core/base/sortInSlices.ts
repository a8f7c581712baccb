// Sorts long arrays in slices.
import type { AbortSignalLike, Clock } from './ports.ts';
import { forEachInSlices } from './slices.ts';

/** Number of items sorted in one step; takes a fraction of a millisecond. */
const runLength = 128;

/** Resolves with a sorted copy (stable bottom-up merge sort). Rejects with the signal's reason when aborted. */
export async function sortInSlices<T extends object>(
  items: readonly T[],
  compare: (a: T, b: T) => number,
  clock: Clock,
  signal?: AbortSignalLike,
): Promise<T[]> {
  const starts = Array.from({ length: Math.ceil(items.length / runLength) }, (_, run) => run * runLength);
  let sorted: T[] = [];
  await forEachInSlices(
    starts,
    clock,
    start => {
      for (const item of items.slice(start, start + runLength).sort(compare)) sorted.push(item);
    },
    { signal },
  );
  for (let length = runLength; length < items.length; length *= 2) {
    const from = sorted;
    const merged: T[] = [];
    let left = 0;
    let right = length;
    await forEachInSlices(
      items,
      clock,
      () => {
        // The current pair of runs is merged: continues with the next pair.
        if (merged.length % (2 * length) === 0) [left, right] = [merged.length, merged.length + length];
        const leftEnd = merged.length - (merged.length % (2 * length)) + length;
        const a = left < leftEnd ? from[left] : undefined;
        const b = right < leftEnd + length ? from[right] : undefined;
        if (a !== undefined && (b === undefined || compare(a, b) <= 0)) {
          merged.push(a);
          left += 1;
        } else if (b !== undefined) {
          merged.push(b);
          right += 1;
        }
      },
      { signal },
    );
    sorted = merged;
  }
  return sorted;
}
