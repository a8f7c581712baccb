// npm run bench:themes [-- --papers FILE.jsonl[.gz]] [--json] [--verbose]: leave-one-out over the bundled papers; with a
// corpus, how many of its papers join a theme, how they fall into groups, and how those agree with their categories.
import { parseArgs } from 'node:util';
import { forEachInSlices } from '../../src/core/base/slices.ts';
import type { Paper, Theme } from '../../src/core/papers/paper.ts';
import { clusterPapers } from '../../src/core/themes/paperClusters.ts';
import { PaperStemmer } from '../../src/core/themes/paperStemmer.ts';
import { TermMatcher } from '../../src/core/themes/termMatcher.ts';
import { ThemeClassifier } from '../../src/core/themes/themeClassifier.ts';
import { hostClock } from '../../src/platform/clock.ts';
import { bundledPapers } from '../support/papers.ts';
import { print, rounded } from './figures.ts';
import { readPapers } from './papers.ts';
import { SliceTimer } from './sliceTimer.ts';

const flag = { type: 'boolean', default: false } as const;
const { values } = parseArgs({ options: { papers: { type: 'string' }, json: flag, verbose: flag } });
const stemmer = new PaperStemmer();
const { papers, themes } = await bundledPapers();

await leaveOneOut('leave-one-out', () => themes);
// A term that no other paper has may be there because of the one left out.
await leaveOneOut('leave-one-out, terms of others', others =>
  themes.map(theme => ({ ...theme, terms: theme.terms.filter(term => isIn(others, term)) })),
);
// What is left when nobody has said what the themes are about: the papers alone.
await leaveOneOut('leave-one-out, no terms', () => themes.map(theme => ({ ...theme, terms: [] })));
if (values.papers !== undefined) {
  const corpus = await readPapers(values.papers);
  await join(corpus);
  await split(corpus);
}

function isIn(others: readonly Paper[], term: string): boolean {
  const finder = new TermMatcher(stemmer, [[term]]);
  return others.some(other => finder.counts(stemmer.ofPaper(other)).size > 0);
}

async function leaveOneOut(
  bench: string,
  themesBy: (others: readonly Paper[]) => readonly Theme[],
): Promise<void> {
  let right = 0;
  let none = 0;
  for (const left of papers) {
    const examples = papers.filter(other => other !== left);
    const classifier = await ThemeClassifier.train({ themes: themesBy(examples), examples }, hostClock);
    const theme = classifier.themeOf({ ...left, theme: '' });
    if (theme === left.theme) right += 1;
    else if (theme === '') none += 1;
    if (theme !== left.theme) say(`${left.theme} → ${theme || 'Other'}: ${left.title}`);
  }
  const share = rounded(right / papers.length, 3);
  print({ bench, papers: papers.length, right, none, share }, values.json);
}

async function join(corpus: readonly Paper[]): Promise<void> {
  const slices = new SliceTimer();
  const start = performance.now();
  const classifier = await ThemeClassifier.train({ themes, examples: papers }, slices.clock);
  const joined = new Map<string, Paper[]>();
  await forEachInSlices(corpus, slices.clock, paper => {
    const theme = classifier.themeOf(paper) || 'Other';
    const members = joined.get(theme);
    if (members === undefined) joined.set(theme, [paper]);
    else members.push(paper);
  });
  slices.end();
  const ms = rounded(performance.now() - start, 0);
  const counts = Object.fromEntries([...joined].map(([theme, members]) => [theme, members.length]));
  print({ bench: 'join', papers: corpus.length, ms, ...longest(slices), ...counts }, values.json);
  for (const [theme, members] of joined) {
    say(`\n${theme}`);
    for (const { title } of spread(members, 5)) say(`  ${title}`);
  }
}

async function split(corpus: readonly Paper[]): Promise<void> {
  const slices = new SliceTimer();
  const start = performance.now();
  const made = await clusterPapers(corpus, slices.clock);
  const splitMs = rounded(performance.now() - start, 0);
  const labels: string[] = [];
  await forEachInSlices(corpus, slices.clock, paper => labels.push(made.clusterOf(paper)));
  slices.end();
  const ms = rounded(performance.now() - start, 0);
  const sizes = grouped(labels, label => label);
  print(
    {
      bench: 'groups',
      papers: corpus.length,
      groups: made.clusters.length,
      splitMs,
      ms,
      ...longest(slices),
    },
    values.json,
  );
  for (const { id, title } of made.clusters)
    say(`${String(sizes.get(id)?.length ?? 0).padStart(6)}  ${title}`);
  const categories = corpus.map(({ categories: all }) => all?.[0] ?? '');
  if (categories.every(category => category === '')) return;
  const baselines = {
    // The same sizes, dealt out by chance: what agreement costs nothing.
    shuffled: labels.map((_, at) => labels[(at * 7919) % labels.length] ?? ''),
    firstLetter: corpus.map(({ title }) => title.charAt(0).toLowerCase()),
  };
  print(
    {
      bench: 'NMI with arXiv categories',
      categories: new Set(categories).size,
      groups: rounded(nmi(labels, categories), 3),
      shuffled: rounded(nmi(baselines.shuffled, categories), 3),
      firstLetter: rounded(nmi(baselines.firstLetter, categories), 3),
    },
    values.json,
  );
}

function longest(slices: SliceTimer): Record<string, number> {
  return { longestSliceMs: rounded(slices.longest, 1), longestSliceCpuMs: rounded(slices.longestCpu, 1) };
}

/**
 * Normalised mutual information I(A; B) / √(H(A) · H(B)): 1 for the same partition, 0 for unrelated ones.
 * A. Strehl, J. Ghosh: Cluster ensembles. Journal of Machine Learning Research 3, 2002, formula 2.
 */
function nmi(a: readonly string[], b: readonly string[]): number {
  const pairs = a.map((label, at) => `${label}\n${b[at] ?? ''}`);
  const [ofA, ofB, both] = [entropy(a), entropy(b), entropy(pairs)];
  return ofA === 0 || ofB === 0 ? 0 : (ofA + ofB - both) / Math.sqrt(ofA * ofB);
}

function entropy(labels: readonly string[]): number {
  const counts = new Map<string, number>();
  for (const label of labels) counts.set(label, (counts.get(label) ?? 0) + 1);
  return [...counts.values()].reduce(
    (sum, count) => sum - (count / labels.length) * Math.log(count / labels.length),
    0,
  );
}

function grouped<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const members = groups.get(key) ?? [];
    members.push(item);
    groups.set(key, members);
  }
  return groups;
}

function spread<T>(items: readonly T[], count: number): T[] {
  const step = Math.max(1, items.length / count);
  return items.filter((_, at) => Math.floor(at / step) !== Math.floor((at - 1) / step)).slice(0, count);
}

function say(text: string): void {
  if (values.verbose) console.error(text);
}
