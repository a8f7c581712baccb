// npm run bench:online -- [--papers FILE.jsonl[.gz]] [--labelled FILE.jsonl --labels FILE.jsonl --code-root DIR] [--json]: how long
// it takes to rank 300 papers that sources returned against code, beside MiniSearch doing the same. With labelled files: for how many
// do the words that would be sent find the paper in our own search?
import { existsSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { parseArgs } from 'node:util';
import MiniSearch from 'minisearch';
import { normaliseTitle } from '../../src/core/papers/identifiers.ts';
import type { Paper } from '../../src/core/papers/paper.ts';
import type { BackgroundFrequency } from '../../src/core/related/backgroundFrequency.ts';
import { extractCodeTerms } from '../../src/core/related/extractCodeTerms.ts';
import { RelatedEngine } from '../../src/core/related/relatedEngine.ts';
import { SearchEngine } from '../../src/core/search/searchEngine.ts';
import { hostClock as clock } from '../../src/platform/clock.ts';
import { shippedPapers } from '../support/papers.ts';
import { root } from '../support/project.ts';
import { mean, median, print, rounded } from './figures.ts';
import { readPapers } from './papers.ts';
import { readCatalogue, readPairs, shippedBackground } from './related.ts';
import { SliceTimer } from './sliceTimer.ts';
import { codeOf } from './sourceFiles.ts';

type Figures = Record<string, string | number>;

const corpus = join(root, '../shared/corpora/hf-daily-8k.jsonl.gz');
const codeFile = join(root, 'test/fixtures/typical/attention.py');
const candidates = 300;
const rounds = 25;
const maxWords = 12;
/** Papers on the first page of a source, and the words that the most demanding one gets. */
const firstPage = 50;
const fewWords = 5;

/** Medians in ms: of the whole, of the processor time, and of the longest time that the host is held in one go. */
async function timed(timer: SliceTimer, run: (round: number) => unknown): Promise<Figures> {
  const [totals, processor, slices]: [number[], number[], number[]] = [[], [], []];
  for (let round = 0; round < rounds; round++) {
    await clock.yieldToHost();
    timer.restart();
    const [start, before] = [performance.now(), process.threadCpuUsage()];
    await run(round);
    timer.end();
    totals.push(performance.now() - start);
    const { user, system } = process.threadCpuUsage(before);
    processor.push((user + system) / 1000);
    slices.push(timer.longest);
  }
  return {
    ms: rounded(median(totals), 1),
    cpuMs: rounded(median(processor), 1),
    longestSliceMs: rounded(median(slices), 1),
  };
}

/** Each round ranks other papers, as each search brings others. */
async function measureRanking(papers: readonly Paper[], frequency: BackgroundFrequency): Promise<Figures[]> {
  const terms = await extractCodeTerms(codeOf(basename(codeFile), readFileSync(codeFile, 'utf8')), clock);
  const words = terms.terms.map(({ label }) => label).join(' ');
  const step = Math.max(1, Math.floor(papers.length / candidates));
  const found = (round: number): Paper[] =>
    papers.filter((_, at) => at % step === round % step).slice(0, candidates);
  const timer = new SliceTimer();
  const catalogue = new RelatedEngine(timer.clock, frequency);
  const shipped = await shippedPapers();
  await catalogue.index(shipped.papers, shipped.themes);
  const paperside = await timed(timer, async round => {
    const engine = new RelatedEngine(timer.clock, frequency);
    await engine.index(await catalogue.selectCandidates(found(round), terms));
    return engine.relatedToCode(terms, candidates);
  });
  const miniSearch = await timed(timer, round => {
    const index = new MiniSearch<Paper>({ fields: ['title', 'abstract'] });
    index.addAll(found(round));
    return index.search(words);
  });
  return Object.entries({ paperside, miniSearch }).map(([engine, figures]) => ({
    engine,
    candidates,
    ...figures,
  }));
}

/** A user who searches online has no paper that the code implements: the landmarks among them are left out. */
async function measureWords(
  papers: readonly Paper[],
  pairs: ReturnType<typeof readPairs>,
  frequency: BackgroundFrequency,
): Promise<Figures> {
  const labelled = new Set(pairs.map(({ paper }) => paper));
  const titles = new Set(papers.flatMap(({ id, title }) => (labelled.has(id) ? normaliseTitle(title) : [])));
  const shipped = await shippedPapers();
  const engine = new RelatedEngine(clock, frequency);
  await engine.index(
    shipped.papers.filter(({ title }) => !titles.has(normaliseTitle(title))),
    shipped.themes,
  );
  const search = new SearchEngine(clock);
  await search.index(papers, []);
  const [ranks, ranksOfFew]: [number[], number[]] = [[], []];
  for (const { paper, path, text } of pairs) {
    const terms = engine.searchTerms(await extractCodeTerms(codeOf(path, text), clock), maxWords);
    const words = terms.flatMap(term => term.text.split(' '));
    const rank = (most: number): number =>
      search.search(words.slice(0, most).join(' '), firstPage).papers.findIndex(({ id }) => id === paper) + 1;
    ranks.push(rank(maxWords));
    ranksOfFew.push(rank(fewWords));
  }
  const share = (all: readonly number[]): number => rounded(mean(all.map(rank => Number(rank > 0))), 3);
  return {
    pairs: pairs.length,
    papers: papers.length,
    first50: share(ranks),
    mrr: rounded(mean(ranks.map(rank => (rank === 0 ? 0 : 1 / rank))), 3),
    [`first50With${fewWords}Words`]: share(ranksOfFew),
  };
}

const text = { type: 'string' } as const;
const { values } = parseArgs({
  options: {
    papers: text,
    labelled: text,
    labels: text,
    'code-root': text,
    json: { type: 'boolean', default: false },
  },
});
const { labelled, labels, 'code-root': codeRoot, json } = values;
const file = values.papers ?? (existsSync(corpus) ? corpus : undefined);
const frequency = await shippedBackground();
const papers = file === undefined ? (await shippedPapers()).papers : await readPapers(file);
for (const figures of await measureRanking(papers, frequency)) print(figures, json);
if (labelled !== undefined && labels !== undefined && codeRoot !== undefined) {
  const catalogue = await readCatalogue(labelled, file);
  print(await measureWords(catalogue, readPairs(labels, codeRoot, catalogue), frequency), json);
}
