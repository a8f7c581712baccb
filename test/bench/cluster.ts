// npm run bench:cluster -- --papers FILE.jsonl --labels FILE.jsonl --code-root DIR [--distractors FILE.jsonl[.gz]]
// [--endpoint URL] [--json]: is the paper that a file implements found through a cluster as well as in memory, and how long does it
// take from the code to the ranking? Starts a cluster and loads the papers, or asks one that has them in the index `bench`.
import { parseArgs } from 'node:util';
import type { Paper } from '../../src/core/papers/paper.ts';
import { extractCodeTerms } from '../../src/core/related/extractCodeTerms.ts';
import { RelatedEngine } from '../../src/core/related/relatedEngine.ts';
import { WorkspaceFrequency } from '../../src/core/related/workspaceFrequency.ts';
import { hostClock as clock } from '../../src/platform/clock.ts';
import { startCluster, whyNoCluster } from '../cluster/cluster.ts';
import { connectCluster } from '../cluster/connect.ts';
import { createIndex, loadPapers } from '../cluster/papersIndex.ts';
import { shippedPapers } from '../support/papers.ts';
import { mean, median, percentile, print, rounded } from './figures.ts';
import { measure, readCatalogue, readPairs, shippedBackground } from './related.ts';
import { codeOf } from './sourceFiles.ts';

const index = 'bench';
/** As far down as `measure` looks, and as many rounds are timed for a median. */
const [looked, rounds] = [25, 5];

async function measureCluster(
  endpoint: string,
  papers: readonly Paper[],
  pairs: ReturnType<typeof readPairs>,
): Promise<Record<string, number>> {
  const frequency = await shippedBackground();
  const shipped = await shippedPapers();
  const own = new RelatedEngine(clock, frequency);
  await own.index(shipped.papers, shipped.themes);
  const workspace = new WorkspaceFrequency();
  for (const { path, text } of pairs) workspace.add(path, await extractCodeTerms(codeOf(path, text), clock));
  const { signal } = new AbortController();
  // The labelled papers have names for ids, which the source does not know as ids.
  const labelled = new Map(papers.map(({ id, title }) => [title, id]));
  const [ranks, times, waits]: [number[], number[], number[]] = [[], [], []];
  let found = 0;
  for (const { paper, path, text } of pairs) {
    const code = { uri: path, workspace };
    const once = async (): Promise<{ rank: number; isThere: boolean; ms: number; waited: number }> => {
      const start = performance.now();
      const terms = await extractCodeTerms(codeOf(path, text), clock);
      const query = own.heaviestTerms(terms, code);
      const asked = performance.now();
      // A connection of its own, so that no answer comes from the cache.
      const page = await connectCluster(endpoint, { index }).searchRelated(query, signal);
      const waited = performance.now() - asked;
      const candidates = page.papers.map(each => ({ ...each, id: labelled.get(each.title) ?? each.id }));
      const engine = new RelatedEngine(clock, frequency);
      await engine.index(await own.selectCandidates(candidates, terms, code, signal));
      const ranking = engine.relatedToCode(terms, looked, { ...code, ignoreThreshold: true });
      const ms = performance.now() - start;
      const isThere = candidates.some(({ id }) => id === paper);
      return { rank: ranking.findIndex(related => related.paper === paper) + 1, isThere, ms, waited };
    };
    const results = [];
    for (let round = 0; round < rounds; round++) results.push(await once());
    times.push(median(results.map(({ ms }) => ms)));
    waits.push(median(results.map(({ waited }) => waited)));
    ranks.push(results[0]?.rank ?? 0);
    if (results[0]?.isThere === true) found++;
  }
  return {
    pairs: pairs.length,
    among200: rounded(found / pairs.length, 3),
    mrr: rounded(mean(ranks.map(rank => (rank === 0 ? 0 : 1 / rank))), 3),
    p50: rounded(percentile(times, 0.5), 0),
    p95: rounded(percentile(times, 0.95), 0),
    requestP50: rounded(percentile(waits, 0.5), 0),
    requestP95: rounded(percentile(waits, 0.95), 0),
  };
}

async function load(endpoint: string, papers: readonly Paper[]): Promise<void> {
  await createIndex({ endpoint }, index);
  const refused = await loadPapers({ endpoint }, index, papers, loaded => {
    if (loaded % 10_000 === 0 || loaded === papers.length) console.error(`${loaded} papers loaded`);
  });
  if (refused.length > 0) throw new Error(refused[0]);
}

const text = { type: 'string' } as const;
const { values } = parseArgs({
  options: {
    ...{ papers: text, labels: text, 'code-root': text, distractors: text, endpoint: text },
    json: { type: 'boolean', default: false },
  },
});
const { papers: papersFile, labels, 'code-root': codeRoot, distractors, endpoint, json } = values;
if (papersFile === undefined || labels === undefined || codeRoot === undefined)
  throw new Error('Say which: --papers FILE.jsonl --labels FILE.jsonl --code-root DIR');
const why = endpoint === undefined ? whyNoCluster() : undefined;
if (why !== undefined) console.log(why);
else {
  const papers = await readCatalogue(papersFile, distractors);
  const pairs = readPairs(labels, codeRoot, papers);
  const inMemory = await measure(papers, pairs, { frequency: await shippedBackground() });
  print({ engine: 'in memory', ...inMemory }, json);
  const cluster = endpoint === undefined ? await startCluster() : undefined;
  try {
    const address = endpoint ?? cluster?.nodes[0]?.url ?? '';
    if (cluster !== undefined) await load(address, papers);
    print(
      { engine: 'cluster', papers: papers.length, ...(await measureCluster(address, papers, pairs)) },
      json,
    );
  } finally {
    await cluster?.stop();
  }
}
