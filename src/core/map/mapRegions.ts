// Finds groups of papers that lie together on the map and names them after their titles: the labels that appear by zoom.
import type { AbortSignalLike, Clock } from '../base/ports.ts';
import { forEachInSlices } from '../base/slices.ts';
import { displayTitle } from '../papers/displayText.ts';
import type { Paper } from '../papers/paper.ts';
import { labelClusters } from '../themes/clusterLabels.ts';
import type { Point, Positions } from './layOutPapers.ts';
import { seededRandom } from './seededRandom.ts';

interface MapRegion extends Point {
  readonly title: string;
  /** Number of papers. */
  readonly size: number;
}

/** Papers of a region on average, and the most and the fewest regions of a map. */
const papersARegion = 60;
const maxRegions = 320;
const minRegions = 2;
const rounds = 6;

/** Groups by k-means on the map. Deterministic; in slices. Returns no regions for few papers. */
export async function mapRegions(
  papers: readonly Paper[],
  positions: Positions,
  clock: Clock,
  signal?: AbortSignalLike,
): Promise<readonly MapRegion[]> {
  const count = Math.min(maxRegions, Math.floor(papers.length / papersARegion));
  if (count < minRegions) return [];
  const points: Point[] = [];
  await forEachInSlices(papers, clock, ({ id }) => points.push(positions.get(id) ?? { x: 0, y: 0 }), {
    signal,
  });
  const random = seededRandom(points.length);
  let centres = Array.from(
    { length: count },
    () => points[Math.floor(random() * points.length)] ?? { x: 0, y: 0 },
  );
  let sums = centres.map(() => ({ x: 0, y: 0, size: 0 }));
  const regionOf = new Uint16Array(points.length);
  for (let round = 0; round < rounds; round++) {
    const current = centres;
    const next = centres.map(() => ({ x: 0, y: 0, size: 0 }));
    let at = 0;
    await forEachInSlices(
      points,
      clock,
      ({ x, y }) => {
        const region = nearest(current, x, y);
        regionOf[at++] = region;
        const sum = next[region];
        if (sum !== undefined) [sum.x, sum.y, sum.size] = [sum.x + x, sum.y + y, sum.size + 1];
      },
      { signal },
    );
    centres = next.map((sum, region) =>
      sum.size === 0 ? (current[region] ?? sum) : { x: sum.x / sum.size, y: sum.y / sum.size },
    );
    sums = next;
  }
  const shown: Paper[] = [];
  await forEachInSlices(papers, clock, paper => shown.push({ ...paper, title: displayTitle(paper) }), {
    signal,
  });
  const titles = await labelClusters(shown, regionOf, count, clock, signal);
  return centres
    .map((centre, region) => ({ ...centre, title: titles[region] ?? '', size: sums[region]?.size ?? 0 }))
    .filter(({ title, size }) => title !== '' && size > 1);
}

function nearest(centres: readonly Point[], x: number, y: number): number {
  let [found, least] = [0, Infinity];
  for (const [at, centre] of centres.entries()) {
    const squared = (centre.x - x) ** 2 + (centre.y - y) ** 2;
    if (squared < least) [found, least] = [at, squared];
  }
  return found;
}

/** Half the width of the place where the papers of a theme lie closest, in the units of the map. */
const densePlace = 1.5;

/** Returns where most of the points lie together: a theme may have papers all over the map. */
export function densestPlace(points: readonly Point[]): Point {
  const cells = new Map<string, { x: number; y: number; count: number }>();
  for (const { x, y } of points) {
    const key = `${Math.floor(x / densePlace)} ${Math.floor(y / densePlace)}`;
    const cell = cells.get(key) ?? { x: 0, y: 0, count: 0 };
    cells.set(key, { x: cell.x + x, y: cell.y + y, count: cell.count + 1 });
  }
  const densest = [...cells.values()].reduce((most, cell) => (cell.count > most.count ? cell : most), {
    x: 0,
    y: 0,
    count: 0,
  });
  return { x: densest.x / (densest.count || 1), y: densest.y / (densest.count || 1) };
}
