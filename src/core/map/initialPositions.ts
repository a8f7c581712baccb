// Where the points of a map start: random numbers that are averaged along the edges until neighbours have similar ones, which
// gives the largest groups their places (diffusion maps, R. R. Coifman and S. Lafon, 2006, without the exact eigenvectors).
import type { Clock } from '../base/ports.ts';
import { forEachInSlices } from '../base/slices.ts';
import type { AbortSignalLike } from '../base/ports.ts';
import type { Graph } from './neighbourGraph.ts';
import { seededRandom } from './seededRandom.ts';

const rounds = 40;
/** Half the width of the square in which points start, in the units of the map. */
const extent = 10;

/** Returns x and y of each point by turns. */
export async function initialPositions(
  points: number,
  { from, to, weights }: Graph,
  clock: Clock,
  signal?: AbortSignalLike,
): Promise<Float32Array> {
  const random = seededRandom(points);
  let values = Float32Array.from({ length: points * 2 }, () => random() - 0.5);
  await forEachInSlices(
    Array.from({ length: rounds }, (_, round) => round),
    clock,
    () => {
      // Each point keeps half of its own, so that the two sides of a pair do not swap for ever.
      const sums = new Float32Array(points * 2);
      const degrees = new Float32Array(points);
      for (let edge = 0; edge < from.length; edge++) {
        const [a, b, weight] = [from[edge] ?? 0, to[edge] ?? 0, weights[edge] ?? 0];
        degrees[a] = (degrees[a] ?? 0) + weight;
        degrees[b] = (degrees[b] ?? 0) + weight;
        for (let axis = 0; axis < 2; axis++) {
          sums[a * 2 + axis] = (sums[a * 2 + axis] ?? 0) + weight * (values[b * 2 + axis] ?? 0);
          sums[b * 2 + axis] = (sums[b * 2 + axis] ?? 0) + weight * (values[a * 2 + axis] ?? 0);
        }
      }
      values = values.map((value, at) => {
        const degree = degrees[at >> 1] ?? 0;
        return degree === 0 ? value : value / 2 + (sums[at] ?? 0) / degree / 2;
      });
    },
    { signal },
  );
  const [x, y] = [ranks(values, 0), ranks(values, 1)];
  return values.map((_, at) => ((at % 2 === 0 ? x : y)[at >> 1] ?? 0) * extent);
}

/** Returns the rank of each point on one axis, from −1 to 1: outliers do not press the others together. */
function ranks(values: Float32Array, axis: number): Float32Array {
  const count = values.length / 2;
  const order = Uint32Array.from({ length: count }, (_, point) => point).sort(
    (a, b) => (values[a * 2 + axis] ?? 0) - (values[b * 2 + axis] ?? 0),
  );
  const found = new Float32Array(count);
  for (const [rank, point] of order.entries()) found[point] = (2 * rank) / Math.max(1, count - 1) - 1;
  return found;
}
