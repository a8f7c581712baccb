// Moves the points of a map so that neighbours lie near each other and others apart, as UMAP does: stochastic gradient descent
// on the cross entropy with negative samples. arXiv:1802.03426, section 3.2, with a constant and the exponent b = 1.
import type { Clock } from '../base/ports.ts';
import type { ProgressOptions } from '../base/progress.ts';
import { forEachInSlices } from '../base/slices.ts';
import type { Graph } from './neighbourGraph.ts';
import { seededRandom } from './seededRandom.ts';

interface LayoutOptions extends ProgressOptions {
  readonly epochs: number;
  /** Number of points, the first ones, that stay where they are. */
  readonly fixed?: number;
  /** Learning rate of the first epoch; it falls to 0. */
  readonly rate?: number;
}

/** How fast attraction falls with the distance: 1 / (1 + steepness · distance²). */
const steepness = 1.6;
const negativeSamples = 12;
/** Limit of one step in each direction. */
const maxStep = 4;
/** Edges that are worked on between two looks at the clock. */
const blockSize = 512;

/** Moves the points `(positions[2n], positions[2n + 1])`. In slices; rejects with the signal's reason when aborted. */
export async function optimiseLayout(
  positions: Float32Array,
  { from, to, weights }: Graph,
  clock: Clock,
  { epochs, fixed = 0, rate = 1, signal, onProgress }: LayoutOptions,
): Promise<void> {
  const random = seededRandom(positions.length);
  const points = positions.length / 2;
  const blocks = Math.ceil(from.length / blockSize);
  const heaviest = weights.reduce((most, weight) => Math.max(most, weight), 0);
  const pull = (point: number, dx: number, dy: number, force: number): void => {
    if (point < fixed) return;
    positions[point * 2] = (positions[point * 2] ?? 0) + limited(dx * force);
    positions[point * 2 + 1] = (positions[point * 2 + 1] ?? 0) + limited(dy * force);
  };
  const push = (point: number, alpha: number): void => {
    if (point < fixed) return;
    for (let sample = 0; sample < negativeSamples; sample++) {
      const other = Math.floor(random() * points);
      if (other === point) continue;
      const dx = (positions[point * 2] ?? 0) - (positions[other * 2] ?? 0);
      const dy = (positions[point * 2 + 1] ?? 0) - (positions[other * 2 + 1] ?? 0);
      const squared = dx * dx + dy * dy;
      pull(point, dx, dy, (2 * alpha) / ((0.001 + squared) * (1 + steepness * squared)));
    }
  };
  const step = (at: number): void => {
    const epoch = Math.floor(at / blocks);
    const alpha = rate * (1 - epoch / epochs);
    const start = (at % blocks) * blockSize;
    for (let edge = start; edge < Math.min(start + blockSize, from.length); edge++) {
      // An edge takes part in as many epochs as its share of the heaviest weight.
      const share = (weights[edge] ?? 0) / heaviest;
      if (Math.floor((epoch + 1) * share) === Math.floor(epoch * share)) continue;
      const [a, b] = [from[edge] ?? 0, to[edge] ?? 0];
      const dx = (positions[a * 2] ?? 0) - (positions[b * 2] ?? 0);
      const dy = (positions[a * 2 + 1] ?? 0) - (positions[b * 2 + 1] ?? 0);
      const force = (-2 * steepness * alpha) / (1 + steepness * (dx * dx + dy * dy));
      pull(a, dx, dy, force);
      pull(b, -dx, -dy, force);
      push(a, alpha);
      push(b, alpha);
    }
  };
  const total = epochs * blocks;
  await forEachInSlices(
    Array.from({ length: total }, (_, at) => at),
    clock,
    step,
    { signal, afterSlice: done => onProgress?.({ done, total }) },
  );
}

function limited(step: number): number {
  return Math.max(-maxStep, Math.min(maxStep, step));
}
