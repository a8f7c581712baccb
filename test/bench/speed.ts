// npm run bench:speed -- --papers FILE.jsonl[.gz] [--peer] [--json]: building, memory and the cost of a keystroke.
//
// Three builds and three passes over the keystrokes. A pause of the machine, not of the engine, strikes one of them: a
// figure is the median of its three. Collections of garbage strike all alike and so stay in.
import MiniSearch from 'minisearch';
import type { Paper } from '../../src/core/papers/paper.ts';
import { SearchEngine } from '../../src/core/search/searchEngine.ts';
import { median, options, percentile, print, rounded } from './figures.ts';
import { keystrokes } from './keystrokes.ts';
import { readPapers } from './papers.ts';
import { SliceTimer } from './sliceTimer.ts';

const rounds = 3;
const shown = 50;

/** `before`: the bytes in use before the papers were read. */
export async function measureSpeed(papers: readonly Paper[], before: number): Promise<SpeedFigures> {
  const kept = await build(papers);
  // Measured beside one index only: that is all the extension ever has.
  const used = memory() - before;
  const builds = [kept];
  while (builds.length < rounds) {
    const { ms, longest, longestCpu } = await build(papers);
    builds.push({ ...kept, ms, longest, longestCpu });
    memory();
  }
  const figures = {
    papers: papers.length,
    buildMs: rounded(median(builds.map(({ ms }) => ms)), 0),
    longestSliceMs: rounded(median(builds.map(({ longest }) => longest)), 1),
    heapMB: rounded(used / 2 ** 20, 1),
    ...keystrokeTimes(query => kept.engine.search(query, shown)),
  };
  return {
    figures,
    slices: builds.map(({ longest, longestCpu }) => [rounded(longest, 1), rounded(longestCpu, 1)]),
  };
}

interface SpeedFigures {
  readonly figures: Readonly<Record<string, number>>;
  /** The longest slice of each build in ms, by the clock and by processor time: they differ where others run. */
  readonly slices: readonly (readonly number[])[];
}

/** The slices go to stderr: with `--json`, stdout has the figures and nothing else. */
export function printSpeed({ figures, slices }: SpeedFigures, json: boolean): void {
  print(figures, json);
  console.error(
    `longest slice of each build, clock and processor ms: ${slices.map(each => each.join(' / ')).join(', ')}`,
  );
}

interface Build {
  readonly engine: SearchEngine;
  readonly ms: number;
  readonly longest: number;
  readonly longestCpu: number;
}

async function build(papers: readonly Paper[]): Promise<Build> {
  const start = performance.now();
  const slices = new SliceTimer();
  const engine = new SearchEngine(slices.clock);
  await engine.index(papers, []);
  slices.end();
  return { engine, ms: performance.now() - start, longest: slices.longest, longestCpu: slices.longestCpu };
}

/** As issue 3 measured it: one blocking build, prefixes and typos on for every word. */
function measureMiniSearch(papers: readonly Paper[]): Record<string, string | number> {
  const index = new MiniSearch<Paper>({
    fields: ['title', 'abstract'],
    searchOptions: { prefix: true, fuzzy: 0.2 },
  });
  const start = performance.now();
  index.addAll(papers);
  const ms = rounded(performance.now() - start, 0);
  return {
    engine: 'minisearch',
    papers: papers.length,
    buildMs: ms,
    ...keystrokeTimes(query => index.search(query)),
  };
}

function keystrokeTimes(search: (query: string) => unknown): Record<string, number> {
  const typed = keystrokes.flatMap(query => Array.from(query, (_, at) => query.slice(0, at + 1)));
  const passes = Array.from({ length: rounds }, () =>
    typed.map(query => {
      const start = performance.now();
      search(query);
      return performance.now() - start;
    }),
  );
  const times = typed.map((_, at) => median(passes.map(pass => pass[at] ?? 0)));
  return {
    keystrokeP50: rounded(percentile(times, 0.5)),
    keystrokeP95: rounded(percentile(times, 0.95)),
    keystrokeMax: rounded(percentile(times, 1)),
  };
}

/** Bytes in use after forced collections, typed arrays and all. */
export function memory(): number {
  if (globalThis.gc === undefined) throw new Error('Run with --expose-gc, as `npm run bench:speed` does');
  // What the first collection finds to be garbage may hold typed arrays, which the second frees.
  globalThis.gc();
  globalThis.gc();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

if (import.meta.main) {
  const { json, papers: file, peer } = options();
  if (file === undefined) throw new Error('Say which: --papers FILE.jsonl, or .jsonl.gz');
  const before = memory();
  const papers = await readPapers(file);
  printSpeed(await measureSpeed(papers, before), json);
  if (peer === 'minisearch') print(measureMiniSearch(papers), json);
}
