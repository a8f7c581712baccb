// npm run bench:map -- --papers FILE.jsonl[.gz] [--count 5000] [--peer umap-js|pca|random] [--json]: how long a map takes, how long the
// host is held, and of the 10 nearest papers by "similar", which share is among the 10 and the 30 nearest on the map?
import { parseArgs } from 'node:util';
import { UMAP } from 'umap-js';
import type { PaperId } from '../../src/core/papers/paper.ts';
import { joinPositions, layOutPapers, placePapers, type Positions } from '../../src/core/map/layOutPapers.ts';
import type { PaperNeighbours } from '../../src/core/related/paperNeighbours.ts';
import { RelatedEngine } from '../../src/core/related/relatedEngine.ts';
import { hostClock } from '../../src/platform/clock.ts';
import { mean, print, rounded } from './figures.ts';
import { readPapers } from './papers.ts';
import { shippedBackground } from './related.ts';
import { SliceTimer } from './sliceTimer.ts';

const text = { type: 'string' } as const;
const { values } = parseArgs({
  options: { papers: text, count: text, peer: text, json: { type: 'boolean', default: false } },
});
const trueNeighbours = 10;
/** Papers whose neighbours are compared. */
const judged = 500;

const all = await readPapers(values.papers ?? '');
const papers = all.slice(0, Number(values.count ?? all.length));
const ids = papers.map(({ id }) => id);
const engine = new RelatedEngine(hostClock, await shippedBackground());
const indexing = performance.now();
await engine.index(papers);
const indexMs = performance.now() - indexing;

await measure('paperside', async clock => {
  const neighbours = engine.neighbours();
  const laidOut = await layOutPapers(ids, neighbours, clock);
  const others = ids.filter(id => !laidOut.has(id));
  return joinPositions([laidOut, await placePapers(others, laidOut, neighbours, clock)], clock);
});
if (values.peer === 'umap-js') await measure('umap-js', () => umap(engine.neighbours()));
if (values.peer === 'random') await measure('random', () => Promise.resolve(random()));

async function measure(
  name: string,
  make: (clock: SliceTimer['clock']) => Promise<Positions>,
): Promise<void> {
  const timer = new SliceTimer();
  timer.restart();
  const start = performance.now();
  const cpuBefore = process.threadCpuUsage().user;
  const positions = await make(timer.clock);
  timer.end();
  const ms = performance.now() - start;
  const cpuMs = (process.threadCpuUsage().user - cpuBefore) / 1000;
  const [in10, in30] = await kept(positions, engine.neighbours());
  print(
    {
      layout: name,
      papers: papers.length,
      indexMs: rounded(indexMs, 0),
      ms: rounded(ms, 0),
      cpuMs: rounded(cpuMs, 0),
      longestSliceMs: rounded(timer.longest, 1),
      longestCpuMs: rounded(timer.longestCpu, 1),
      keptIn10: rounded(in10, 3),
      keptIn30: rounded(in30, 3),
    },
    values.json,
  );
}

/** The share of true neighbours among the 10 and the 30 nearest on the map, for papers evenly chosen. */
async function kept(positions: Positions, neighbours: PaperNeighbours): Promise<readonly [number, number]> {
  await neighbours.among(ids, hostClock);
  const points = ids.map(id => positions.get(id) ?? { x: 0, y: 0 });
  const step = Math.max(1, Math.floor(ids.length / judged));
  const shares: [number, number][] = [];
  for (let at = 0; at < ids.length; at += step) {
    const own = points[at];
    const truth = neighbours.nearest(ids[at] ?? '', trueNeighbours, at).map(({ place }) => place);
    if (own === undefined || truth.length < trueNeighbours) continue;
    const near = points
      .map(({ x, y }, place) => ({ place, squared: (x - own.x) ** 2 + (y - own.y) ** 2 }))
      .filter(({ place }) => place !== at)
      .sort((a, b) => a.squared - b.squared);
    const share = (count: number): number => {
      const found = new Set(near.slice(0, count).map(({ place }) => place));
      return mean(truth.map(place => Number(found.has(place))));
    };
    shares.push([share(10), share(30)]);
  }
  return [mean(shares.map(([ten]) => ten)), mean(shares.map(([, thirty]) => thirty))];
}

/** umap-js with its defaults and the same nearest neighbours; its distance is 1 − the share of the best score. */
async function umap(neighbours: PaperNeighbours): Promise<Positions> {
  await neighbours.among(ids, hostClock);
  const nearest = 15;
  const found = ids.map((id, at) => neighbours.nearest(id, nearest, at));
  const peer = new UMAP({ nNeighbors: nearest });
  // It counts a point as its own first neighbour, and wants as many for each.
  const padded = found.map((each, at) => [{ place: at, score: Infinity }, ...each].slice(0, nearest));
  for (const each of padded) while (each.length < nearest) each.push({ place: 0, score: 0 });
  peer.setPrecomputedKNN(
    padded.map(each => each.map(({ place }) => place)),
    padded.map(each =>
      each.map(({ score }) => (score === Infinity ? 0 : 1.05 - score / (each[1]?.score ?? 1))),
    ),
  );
  const embedding = await peer.fitAsync(ids.map((_, at) => [at]));
  return new Map(ids.map((id, at) => [id, { x: embedding[at]?.[0] ?? 0, y: embedding[at]?.[1] ?? 0 }]));
}

function random(): Positions {
  return new Map(ids.map((id: PaperId) => [id, { x: Math.random(), y: Math.random() }]));
}
