// Computes positions of papers in two dimensions: near means similar. Up to some thousand papers are laid out together, and all
// others are placed beside those of their neighbours that were.
import type { Clock } from '../base/ports.ts';
import type { ProgressOptions } from '../base/progress.ts';
import { forEachInSlices } from '../base/slices.ts';
import type { PaperId } from '../papers/paper.ts';
import type { Neighbour, PaperNeighbours } from '../related/paperNeighbours.ts';
import { initialPositions } from './initialPositions.ts';
import { EdgeList, GraphBuilder, neighbourWeights, type Graph } from './neighbourGraph.ts';
import { optimiseLayout } from './optimiseLayout.ts';
import { seededRandom } from './seededRandom.ts';

/** A place on the map; a map of some thousand papers is some 30 units wide. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

export type Positions = ReadonlyMap<PaperId, Point>;

/** Returns the positions of all parts, in slices: 70,000 in one go would hold the host for 20 ms. */
export async function joinPositions(parts: readonly Positions[], clock: Clock): Promise<Positions> {
  const joined = new Map<PaperId, Point>();
  for (const part of parts)
    await forEachInSlices([...part.keys()], clock, id => {
      const point = part.get(id);
      if (point !== undefined) joined.set(id, point);
    });
  return joined;
}

/** Maximum number of papers that are laid out together. More take longer than they add to the picture. */
export const maxLaidOut = 8000;
/** Neighbours by which papers are laid out, and by which others are placed beside them. */
const layoutNeighbours = 12;
const placementNeighbours = 8;
const epochs = 350;
const placementEpochs = 40;

/**
 * Lays out at most `maxLaidOut` of the papers, evenly chosen. Starts from the known positions, so that a map computed again
 * looks like the one before. Works in slices; rejects with the signal's reason when aborted. Deterministic.
 */
export async function layOutPapers(
  all: readonly PaperId[],
  neighbours: PaperNeighbours,
  clock: Clock,
  { signal, onProgress, known = new Map() }: ProgressOptions & { readonly known?: Positions } = {},
): Promise<Positions> {
  const ids = sampleEvenly(all, maxLaidOut);
  const total = ids.length * 2;
  const report = (done: number): void => onProgress?.({ done, total });
  const graph = await neighbourGraph(ids, neighbours, clock, { ...(signal && { signal }), report });
  const positions = await initialPositions(ids.length, graph, clock, signal);
  for (const [at, id] of ids.entries()) setPoint(positions, at, known.get(id));
  await optimiseLayout(positions, graph, clock, {
    ...(signal && { signal }),
    epochs,
    onProgress: ({ done, total: steps }) => {
      report(ids.length * (1 + done / steps));
    },
  });
  const isConnected = new Uint8Array(ids.length);
  for (const ends of [graph.from, graph.to]) for (const point of ends) isConnected[point] = 1;
  placeOnRing(
    positions,
    ids.flatMap((_, at) => (isConnected[at] === 1 ? [] : [at])),
  );
  return toPositions(ids, positions, clock);
}

/** Places papers beside their neighbours among those with a position, which do not move. In slices. Deterministic. */
export async function placePapers(
  ids: readonly PaperId[],
  known: Positions,
  neighbours: PaperNeighbours,
  clock: Clock,
  { signal, onProgress }: ProgressOptions = {},
): Promise<Positions> {
  const base = [...known.keys()];
  await neighbours.among(base, clock, { ...(signal && { signal }) });
  const positions = new Float32Array((base.length + ids.length) * 2);
  for (const [at, id] of base.entries()) setPoint(positions, at, known.get(id));
  const edges = new EdgeList(ids.length * placementNeighbours);
  const alone: number[] = [];
  const random = seededRandom(ids.length);
  let point = base.length;
  await forEachInSlices(
    ids,
    clock,
    id => {
      const found = neighbours.nearest(id, placementNeighbours);
      for (const [at, weight] of neighbourWeights(found).entries())
        edges.add(point, found[at]?.place ?? 0, weight);
      setPoint(positions, point, meanOf(found, positions, random));
      if (found.length === 0) alone.push(point);
      point += 1;
    },
    { signal, afterSlice: done => onProgress?.({ done, total: ids.length }) },
  );
  await optimiseLayout(positions, edges.graph(), clock, {
    ...(signal && { signal }),
    epochs: placementEpochs,
    fixed: base.length,
    rate: 0.5,
  });
  placeOnRing(positions, alone);
  return toPositions(ids, positions.subarray(base.length * 2), clock);
}

/** Returns the mean of the neighbours, weighted by their scores, and a little off: two papers with the same would never part. */
function meanOf(found: readonly Neighbour[], positions: Float32Array, random: () => number): Point {
  let [x, y, sum] = [0, 0, 0];
  for (const { place, score } of found) {
    x += (positions[place * 2] ?? 0) * score;
    y += (positions[place * 2 + 1] ?? 0) * score;
    sum += score;
  }
  const off = (): number => (random() - 0.5) / 10;
  return { x: x / (sum || 1) + off(), y: y / (sum || 1) + off() };
}

async function neighbourGraph(
  ids: readonly PaperId[],
  neighbours: PaperNeighbours,
  clock: Clock,
  { signal, report }: Pick<ProgressOptions, 'signal'> & { readonly report: (done: number) => void },
): Promise<Graph> {
  await neighbours.among(ids, clock, { ...(signal && { signal }) });
  const builder = new GraphBuilder(ids.length);
  let at = 0;
  await forEachInSlices(
    ids,
    clock,
    id => {
      builder.add(at, neighbours.nearest(id, layoutNeighbours, at));
      at += 1;
    },
    { signal, afterSlice: report },
  );
  return builder.build();
}

/** Puts papers that are like no other around all others, where they stand in nobody's way. */
function placeOnRing(positions: Float32Array, alone: readonly number[]): void {
  let radius = 0;
  for (let at = 0; at < positions.length; at += 2)
    radius = Math.max(radius, Math.hypot(positions[at] ?? 0, positions[at + 1] ?? 0));
  for (const [at, point] of alone.entries()) {
    const angle = (2 * Math.PI * at) / alone.length;
    positions[point * 2] = 1.1 * radius * Math.cos(angle);
    positions[point * 2 + 1] = 1.1 * radius * Math.sin(angle);
  }
}

function setPoint(positions: Float32Array, at: number, point: Point | undefined): void {
  if (point !== undefined) [positions[at * 2], positions[at * 2 + 1]] = [point.x, point.y];
}

async function toPositions(
  ids: readonly PaperId[],
  positions: Float32Array,
  clock: Clock,
): Promise<Positions> {
  const points = new Map<PaperId, Point>();
  let at = 0;
  await forEachInSlices(ids, clock, id => {
    points.set(id, { x: positions[at] ?? 0, y: positions[at + 1] ?? 0 });
    at += 2;
  });
  return points;
}

/** Returns at most `most` items, evenly spread. */
function sampleEvenly<T>(items: readonly T[], most: number): readonly T[] {
  const step = Math.max(1, items.length / most);
  return items.filter((_, at) => Math.floor(at / step) !== Math.floor((at - 1) / step));
}
