// npm run bench:related -- --papers FILE.jsonl --labels FILE.jsonl --code-root DIR [--distractors FILE.jsonl[.gz]] [--bare] [--json]
// [--peer minisearch|terms]: does the paper that a file implements stand first, among how many, how long does it take, and how long
// is the host held? With --bare, of code without its comments and docstrings.
import { existsSync, readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import MiniSearch from 'minisearch';
import * as z from 'zod/mini';
import { languageOfPath } from '../../src/core/comments/languageOfPath.ts';
import { findMentions } from '../../src/core/mentions/findMentions.ts';
import { findTitles } from '../../src/core/mentions/titles/findTitles.ts';
import { proseOf } from '../../src/core/mentions/titles/prose.ts';
import { TitleIndex } from '../../src/core/mentions/titles/titleIndex.ts';
import type { Paper } from '../../src/core/papers/paper.ts';
import {
  noBackgroundFrequency,
  parseBackgroundFrequency,
  type BackgroundFrequency,
} from '../../src/core/related/backgroundFrequency.ts';
import { extractCodeTerms } from '../../src/core/related/extractCodeTerms.ts';
import { RelatedEngine } from '../../src/core/related/relatedEngine.ts';
import { defaultParameters, type RelatedParameters } from '../../src/core/related/relatedParameters.ts';
import { WorkspaceFrequency } from '../../src/core/related/workspaceFrequency.ts';
import { hostClock as clock } from '../../src/platform/clock.ts';
import { root } from '../support/project.ts';
import { mean, median, percentile, print, rounded } from './figures.ts';
import { paperFrom, readPapers } from './papers.ts';
import { SliceTimer } from './sliceTimer.ts';
import { codeOf, withoutProse } from './sourceFiles.ts';

interface Pair {
  readonly paper: string;
  readonly path: string;
  readonly text: string;
  /** Whether the file names its paper. */
  readonly isNamed: boolean;
}

const Label = z.object({ paper: z.string(), path: z.string(), repo: z._default(z.string(), '') });
const rounds = 5;
/** No more than lets the engine weigh as many candidates as it does for the ten of the view. */
const looked = 25;

/**
 * Labelled files that are there, without the citations of their paper by id, link or title: a paper that a file names stands
 * first anyway, and is no find by words. Throws when no file is there.
 */
export function readPairs(labels: string, codeRoot: string, papers: readonly Paper[]): Pair[] {
  const titles = new TitleIndex();
  for (const paper of papers) titles.put(paper);
  const pairs = readFileSync(labels, 'utf8')
    .split('\n')
    .filter(line => line.trim() !== '')
    .flatMap(line => {
      const { paper, path, repo } = Label.parse(JSON.parse(line));
      const place = [join(codeRoot, path), join(codeRoot, repo, path)].find(existsSync);
      if (place === undefined) return [];
      const { id } = paperFrom({ id: paper, title: '', abstract: '' });
      return [{ paper: id, path, ...withoutName(id, path, readFileSync(place, 'utf8'), titles) }];
    });
  if (pairs.length === 0) throw new Error(`No labelled file is under ${codeRoot}.`);
  return pairs;
}

function withoutName(
  paper: string,
  path: string,
  text: string,
  titles: TitleIndex,
): Pick<Pair, 'text' | 'isNamed'> {
  const named = [
    ...findTitles(text, titles, proseOf(languageOfPath(path), text)).filter(
      title => title.paper.id === paper,
    ),
    ...findMentions(text).filter(({ id }) => id === paper),
  ].sort((a, b) => b.start - a.start);
  const rest = named.reduce((all, { start, end }) => all.slice(0, start) + all.slice(end), text);
  return { text: rest, isNamed: named.length > 0 };
}

/** The papers, then the distractors that are not one of them under another id. */
export async function readCatalogue(papersFile: string, distractors: string | undefined): Promise<Paper[]> {
  const papers = await readPapers(papersFile);
  const key = ({ title }: Paper): string => title.toLowerCase().replace(/[^a-z0-9]+/g, '');
  const known = new Set(papers.map(key));
  const others = distractors === undefined ? [] : await readPapers(distractors);
  return [...papers, ...others.filter(paper => !known.has(key(paper)))];
}

export async function shippedBackground(): Promise<BackgroundFrequency> {
  return parseBackgroundFrequency(await readFile(join(root, 'data/code-background.txt'), 'utf8'), clock);
}

export interface Setting {
  readonly weights?: RelatedParameters;
  readonly frequency?: BackgroundFrequency;
  readonly workspace?: boolean;
}

/** Ranks each file's papers, the other labelled files being the workspace unless said otherwise. */
export async function measure(
  papers: readonly Paper[],
  pairs: readonly Pair[],
  { weights = defaultParameters, frequency = noBackgroundFrequency, workspace = true }: Setting,
): Promise<Record<string, number>> {
  const engine = new RelatedEngine(clock, frequency, weights);
  await engine.index(papers);
  const others = new WorkspaceFrequency();
  if (workspace)
    for (const { path, text } of pairs) others.add(path, await extractCodeTerms(codeOf(path, text), clock));
  const [ranks, times, shown]: [number[], number[], boolean[]] = [[], [], []];
  for (const { paper, path, text } of pairs) {
    const options = { uri: path, workspace: others };
    const once = async (): Promise<number> => {
      const start = performance.now();
      engine.relatedToCode(await extractCodeTerms(codeOf(path, text), clock), 10, options);
      return performance.now() - start;
    };
    const taken: number[] = [];
    for (let round = 0; round < rounds; round++) taken.push(await once());
    times.push(median(taken));
    const terms = await extractCodeTerms(codeOf(path, text), clock);
    const found = engine.relatedToCode(terms, looked, { ...options, ignoreThreshold: true });
    ranks.push(found.findIndex(related => related.paper === paper) + 1);
    shown.push(engine.relatedToCode(terms, 10, options).some(related => related.paper === paper));
  }
  return {
    pairs: pairs.length,
    named: pairs.filter(({ isNamed }) => isNamed).length,
    papers: papers.length,
    ...hits(ranks),
    shown: rounded(mean(shown.map(Number)), 4),
    p50: rounded(percentile(times, 0.5)),
    p95: rounded(percentile(times, 0.95)),
  };
}

/** Ranks begin at 1; 0 stands for not found. */
function hits(ranks: readonly number[]): Record<string, number> {
  const within = (most: number): number =>
    rounded(mean(ranks.map(rank => Number(rank > 0 && rank <= most))), 4);
  const mrr = rounded(mean(ranks.map(rank => (rank === 0 ? 0 : 1 / rank))), 4);
  return { hit1: within(1), hit5: within(5), hit10: within(10), mrr };
}

/**
 * The longest that the host is held in one go, by the clock and by processor time: while the engine is filled, by the
 * first ranking after that, and by the reading and ranking of ten times the largest file.
 */
async function measureSlices(
  papers: readonly Paper[],
  pairs: readonly Pair[],
  frequency: BackgroundFrequency,
): Promise<Record<string, string | number>[]> {
  const filling = new SliceTimer();
  const engine = new RelatedEngine(filling.clock, frequency);
  await engine.index(papers);
  filling.end();
  const ranking = async (text: string): Promise<SliceTimer> => {
    const timer = new SliceTimer();
    engine.relatedToCode(await extractCodeTerms(codeOf('large.py', text), timer.clock), 10);
    timer.end();
    return timer;
  };
  const [largest = ''] = pairs.map(({ text }) => text).sort((a, b) => b.length - a.length);
  const first = await ranking(largest);
  const large = await ranking(`${largest}\n`.repeat(10));
  return Object.entries({ filling, 'first ranking': first, 'ten times as long': large }).map(
    ([what, { longest, longestCpu }]) => ({ what, ms: rounded(longest), cpuMs: rounded(longestCpu) }),
  );
}

/** A query of a whole file takes MiniSearch seconds: every tenth pair tells enough. */
const peerStep = 10;

/** What a first attempt would ask MiniSearch, with its defaults, for a file. */
const peerQueries: Readonly<Record<string, (pair: Pair) => Promise<string>>> = {
  minisearch: ({ text }) => Promise.resolve(text),
  /** Its best terms by this reader: weighed by where they stand, not by how rare they are. */
  terms: async ({ path, text }) => {
    const { terms } = await extractCodeTerms(codeOf(path, text), clock);
    const best = [...terms].sort((a, b) => b.weight - a.weight).slice(0, defaultParameters.maxTerms);
    return best.map(({ label }) => label).join(' ');
  },
};

async function measureMiniSearch(
  papers: readonly Paper[],
  all: readonly Pair[],
  queryOf: (pair: Pair) => Promise<string>,
): Promise<Record<string, number>> {
  const pairs = all.filter((_, at) => at % peerStep === 0);
  const index = new MiniSearch<Paper>({ fields: ['title', 'abstract'] });
  index.addAll(papers);
  const [ranks, times]: [number[], number[]] = [[], []];
  for (const pair of pairs) {
    const start = performance.now();
    const found = index.search(await queryOf(pair));
    times.push(performance.now() - start);
    ranks.push(found.findIndex(({ id }) => id === pair.paper) + 1);
  }
  return {
    pairs: pairs.length,
    papers: papers.length,
    ...hits(ranks),
    p50: rounded(percentile(times, 0.5)),
    p95: rounded(percentile(times, 0.95)),
  };
}

if (import.meta.main) {
  const text = { type: 'string' } as const;
  const { values } = parseArgs({
    options: {
      papers: text,
      labels: text,
      'code-root': text,
      distractors: text,
      peer: text,
      bare: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
    },
  });
  const { papers: papersFile, labels, 'code-root': codeRoot, distractors, peer, json } = values;
  if (papersFile === undefined || labels === undefined || codeRoot === undefined)
    throw new Error('Say which: --papers FILE.jsonl --labels FILE.jsonl --code-root DIR');
  const papers = await readCatalogue(papersFile, distractors);
  const asWritten = readPairs(labels, codeRoot, papers);
  const pairs = values.bare
    ? asWritten.map(pair => ({ ...pair, text: withoutProse(pair.path, pair.text) }))
    : asWritten;
  const frequency = await shippedBackground();
  const { shown = 0, ...figures } = await measure(papers, pairs, { frequency });
  if (json) print(figures, true);
  else {
    console.log('with the other labelled files as the workspace, then without, at the threshold that ships:');
    print({ ...figures, shown }, false);
    print(await measure(papers, pairs, { frequency, workspace: false }), false);
    console.log('the longest that the host is held in one go:');
    for (const line of await measureSlices(papers, pairs, frequency)) print(line, false);
  }
  const queryOf = peerQueries[peer ?? ''];
  if (queryOf !== undefined) print(await measureMiniSearch(papers, pairs, queryOf), json);
}
