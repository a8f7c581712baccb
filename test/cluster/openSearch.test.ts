// The OpenSearch source and `npm run cluster:load` against a real cluster of three nodes, which this file starts and ends.
import { assert } from 'chai';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import * as z from 'zod';
import type { Paper } from '../../src/core/papers/paper.ts';
import { extractCodeTerms } from '../../src/core/related/extractCodeTerms.ts';
import { RelatedEngine } from '../../src/core/related/relatedEngine.ts';
import type { SourcePage } from '../../src/core/sources/source.ts';
import { stem } from '../../src/core/text/stem.ts';
import { isStopWord } from '../../src/core/text/stopWords.ts';
import { fold, splitToken, tokenize } from '../../src/core/text/tokenizer.ts';
import { hostClock } from '../../src/platform/clock.ts';
import { shippedBackground } from '../bench/related.ts';
import { codeOf } from '../bench/sourceFiles.ts';
import { eventually } from '../support/eventually.ts';
import { manyPapers } from '../support/manyPapers.ts';
import { bundledPapers, paper } from '../support/papers.ts';
import { readProjectFile, root } from '../support/project.ts';
import { failureOf, neverAborted } from '../support/stubService.ts';
import { startGuarded } from '../vscode/guarded.ts';
import { startCluster, type Cluster, type ClusterNode } from './cluster.ts';
import { connectCluster } from './connect.ts';
import { clusterJson, createIndex, loadPapers } from './papersIndex.ts';
import { startProxy } from './proxy.ts';

const password = `Basic ${Buffer.from('ada:lovelace').toString('base64')}`;
/** Matched by each of the papers of `manyPapers`. */
const everything = 'sparse codes';
const queries = 200;

describe('an OpenSearch cluster', () => {
  let cluster: Cluster | undefined;
  /** The node that is asked, and one that fails. */
  let first: ClusterNode;
  let other: ClusterNode;
  let bundled: readonly Paper[];
  const idsOf = ({ papers }: SourcePage): string[] => papers.map(({ id }) => id);
  const at = (url: string): { endpoint: string } => ({ endpoint: url });

  before(async () => {
    cluster = await startCluster();
    const [one, , three] = cluster.nodes;
    assert.isDefined(one);
    assert.isDefined(three);
    [first, other] = [one, three];
    bundled = (await bundledPapers()).papers;
    assert.isTrue(await createIndex(at(first.url), 'papers', { number_of_shards: 3 }));
    assert.deepEqual(await loadPapers(at(first.url), 'papers', [...bundled, ...manyPapers(120)]), []);
    // Each node has a shard that no other has.
    const alone = {
      number_of_shards: 3,
      auto_expand_replicas: false,
      number_of_replicas: 0,
      'routing.allocation.total_shards_per_node': 1,
    };
    await createIndex(at(first.url), 'alone', alone);
    await loadPapers(at(first.url), 'alone', manyPapers(120));
    await clusterJson(at(first.url), 'GET', '/_cluster/health?wait_for_status=green&timeout=60s');
  });

  after(async () => {
    await cluster?.stop();
  });

  it('has all that a paper has', async () => {
    const [known] = bundled;
    assert.isDefined(known);
    const { papers } = await connectCluster(first.url).search(`"${known.title}"`, neverAborted);
    const { id, title, abstract, authors, published } = known;
    assert.deepInclude(papers[0], { id, title, abstract, authors, published, sources: ['openSearch'] });
  });

  describe('answers a search', () => {
    /** A query, and the title that must be first; an empty one stands for no paper. */
    const cases: Readonly<Record<string, readonly [query: string, first: string]>> = {
      'of words in another form': [
        'mouse cortices, functionally organised',
        'Comparison Against Task Driven',
      ],
      'of a compound written apart': ['self supervised across sample', 'Mine Your Own vieW'],
      'of a name written together': ['BrainScuba', 'BrainSCUBA'],
      'of a phrase': ['"Pavlovian Conditioning"', 'Understanding Transformers'],
      'of a phrase that none has': ['"Conditioning Pavlovian"', ''],
      'of a title': ['title:consciousness', 'The Consciousness Prior'],
      'of an author without accents': ['decoding author:defossez', 'Decoding speech from non-invasive'],
      'of an author whom none has': ['decoding author:lovelace', ''],
      'of a year': ['consciousness year:2017', 'The Consciousness Prior'],
      'of years that it is not in': ['title:consciousness year:2018..2019', ''],
      'without a word': ['title:consciousness -prior', ''],
      'of an id': ['arxiv:1709.08568', 'The Consciousness Prior'],
    };
    for (const [what, [query, title]] of Object.entries(cases))
      it(`${what}: ${query}`, async () => {
        const { papers, failures } = await connectCluster(first.url).search(query, neverAborted);
        if (title === '') assert.deepEqual(papers, []);
        else assert.match(papers[0]?.title ?? '', new RegExp(`^${title}`));
        assert.deepEqual(failures, []);
      });
  });

  it('splits and stems words nearly as the tokenizer does', async () => {
    const Tokens = z.object({ tokens: z.array(z.object({ token: z.string() })) });
    let [shared, all] = [0, 0];
    for (const { title, abstract } of bundled) {
      const text = `${title} ${abstract}`;
      const body = JSON.stringify({ analyzer: 'paper_text', text });
      const { tokens } = Tokens.parse(await clusterJson(at(first.url), 'POST', '/papers/_analyze', body));
      const theirs = new Set(tokens.map(({ token }) => token));
      const words = tokenize(text).flatMap(token => splitToken(token).map(word => fold(word.text)));
      const ours = words.filter(word => !isStopWord(word)).map(stem);
      all += ours.length;
      shared += ours.filter(word => theirs.has(word)).length;
    }
    assert.isAbove(shared / all, 0.98);
  });

  it('pages until the last paper', async () => {
    const seen: string[] = [];
    let page: SourcePage | undefined = await connectCluster(first.url).search(everything, neverAborted);
    const sizes: number[] = [];
    for (; page !== undefined; page = await page.next?.(neverAborted)) {
      sizes.push(page.papers.length);
      seen.push(...idsOf(page));
    }
    assert.deepEqual(sizes.slice(0, 2), [50, 50]);
    assert.lengthOf(new Set(seen), seen.length);
    assert.isAtLeast(seen.length, 120);
  });

  it('finds papers related to a paper', async () => {
    const ecg = paper({
      title: 'Masked ECG reconstruction',
      abstract: 'Self-supervised learning from 12-lead ECG.',
    });
    const { papers } = await connectCluster(first.url).related([ecg], neverAborted);
    assert.match(papers[0]?.title ?? '', /^CoRe-ECG/);
  });

  it('finds papers related to code, which are ranked again here', async () => {
    const path = 'test/fixtures/sample-workspace/ecg_mae.py';
    const terms = await extractCodeTerms(codeOf(path, readProjectFile(path)), hostClock);
    const engine = new RelatedEngine(hostClock, await shippedBackground());
    const found = await connectCluster(first.url).searchRelated(engine.heaviestTerms(terms), neverAborted);
    assert.isAtMost(found.papers.length, 200);
    const rank = async (papers: readonly Paper[]): Promise<string[]> => {
      await engine.index(papers);
      return engine.relatedToCode(terms, 3).map(related => related.paper);
    };
    const ranked = await rank(await engine.selectCandidates(found.papers, terms));
    assert.isNotEmpty(ranked);
    assert.equal(ranked[0], (await rank(bundled))[0]);
  });

  it('gives a heavy term its weight, and takes a phrase as one', async () => {
    const source = connectCluster(first.url);
    const titles = async (consciousness: number, cortex: number): Promise<string | undefined> => {
      const terms = [
        { text: 'consciousness', weight: consciousness },
        { text: 'mouse visual', weight: cortex },
      ];
      return (await source.searchRelated(terms, neverAborted)).papers[0]?.title;
    };
    assert.match((await titles(1, 0.01)) ?? '', /Consciousness/);
    assert.match((await titles(0.01, 1)) ?? '', /Mouse Visual/);
  });

  it('reads an index whose fields have other names', async () => {
    const definition = { mappings: { properties: { year: { type: 'integer' }, by: { type: 'object' } } } };
    await clusterJson(at(first.url), 'PUT', '/library', JSON.stringify(definition));
    const record = {
      meta: { arxiv: '2401.00001v2' },
      name: 'Sparse codes',
      text: { en: 'Says.' },
      year: 2024,
    };
    const body = JSON.stringify({ ...record, by: [{ name: 'Ada Lovelace' }] });
    await clusterJson(at(first.url), 'PUT', '/library/_doc/1?refresh=true', body);
    const fields = {
      ...{ id: 'meta.arxiv', title: 'name', abstract: 'text.en', authors: 'by.name', published: 'year' },
    };
    const source = connectCluster(first.url, { index: 'library', fields });
    const { papers } = await source.search('codes author:lovelace year:2023..2024', neverAborted);
    assert.lengthOf(papers, 1);
    assert.deepInclude(papers[0], {
      ...{ id: 'arxiv:2401.00001', title: 'Sparse codes', abstract: 'Says.', published: '2024' },
    });
    assert.deepEqual((await source.search('codes year:2025..', neverAborted)).papers, []);
  });

  describe('behind a password', () => {
    it('answers to the right one, and says what is wrong with another, once', async () => {
      const proxy = await startProxy(first.url, { authorization: password });
      try {
        const known = connectCluster(proxy.url, { key: password });
        assert.isNotEmpty((await known.search(everything, neverAborted)).papers);
        const before = proxy.requests();
        for (const key of ['Basic bm9ib2R5', undefined]) {
          const stranger = connectCluster(proxy.url, key === undefined ? {} : { key });
          const { code, reason } = await failureOf(stranger.search(everything, neverAborted));
          assert.deepEqual([code, reason], ['refused', 'credentials']);
        }
        assert.equal(proxy.requests() - before, 2);
      } finally {
        await proxy.stop();
      }
    });

    it('takes papers from cluster:load, gzipped too, and refuses them with one sentence', async () => {
      const proxy = await startProxy(first.url, { authorization: password });
      const folder = await mkdtemp(join(tmpdir(), 'paperside-load-'));
      try {
        const lines = manyPapers(3).map(({ id, title }) => JSON.stringify({ id, title }));
        await writeFile(join(folder, 'papers.jsonl.gz'), gzipSync(`${lines.join('\n')}\n{"no": "title"}\n`));
        const load = async (word: string): Promise<{ code: number; output: string }> => {
          const options = ['--endpoint', `${proxy.url}/`, '--index', 'loaded', '--user', 'ada'];
          const args = ['test/cluster/load.ts', ...options, join(folder, 'papers.jsonl.gz')];
          const env = { ...process.env, PAPERSIDE_CLUSTER_PASSWORD: word };
          const run = startGuarded(process.execPath, args, { cwd: root, env });
          return { code: await run.ended, output: run.output() };
        };
        const refused = await load('byron');
        assert.equal(refused.output.trim(), `${proxy.url} did not accept this user and password (HTTP 401).`);
        assert.equal(refused.code, 1);
        const loaded = await load('lovelace');
        assert.include(loaded.output, 'Made the index loaded.\npapers.jsonl.gz: 3 of 3 papers\n');
        assert.include(loaded.output, 'papers.jsonl.gz: 1 records are not in the index.');
        const { papers } = await connectCluster(first.url, { index: 'loaded' }).search(
          everything,
          neverAborted,
        );
        assert.lengthOf(papers, 3);
      } finally {
        await proxy.stop();
        await rm(folder, { recursive: true });
      }
    });
  });

  it('with a self-signed certificate is not asked, and the reason is said', async () => {
    const proxy = await startProxy(first.url, { selfSigned: true });
    try {
      const { code, reason } = await failureOf(connectCluster(proxy.url).search(everything, neverAborted));
      assert.deepEqual([code, reason], ['offline', 'certificate']);
      assert.equal(proxy.requests(), 0);
    } finally {
      await proxy.stop();
    }
  });

  it('without the index says so', async () => {
    const source = connectCluster(first.url, { index: 'paperz' });
    const { code, reason, subject } = await failureOf(source.search(everything, neverAborted));
    assert.deepEqual([code, reason, subject], ['missing', 'index', 'OpenSearch, index paperz']);
  });

  it('with an index that no node holds (red) has trouble of its own', async () => {
    const nowhere = { 'routing.allocation.require._name': 'nowhere', auto_expand_replicas: false };
    const body = JSON.stringify({ settings: { ...nowhere, number_of_replicas: 0 } });
    await clusterJson(at(first.url), 'PUT', '/red?wait_for_active_shards=0', body);
    const { code } = await failureOf(connectCluster(first.url, { index: 'red' }).search('x', neverAborted));
    assert.equal(code, 'unavailable');
    await clusterJson(at(first.url), 'DELETE', '/red');
  });

  describe('whose nodes fail', () => {
    it('with a node that does not answer is cancelled at once', async () => {
      await other.signal('SIGSTOP');
      try {
        const stop = new AbortController();
        const search = connectCluster(first.url, { index: 'alone' }).search(everything, stop.signal);
        const early = await Promise.race([search.then(() => 'answered'), sleep(500, 'waiting')]);
        assert.equal(early, 'waiting');
        stop.abort();
        // The node is still silent.
        await search.then(
          () => assert.fail('It answered.'),
          (error: unknown) => {
            assert.equal(error, stop.signal.reason);
          },
        );
      } finally {
        await other.signal('SIGCONT');
      }
      await eventually(async () => {
        assert.lengthOf(
          (await connectCluster(first.url, { index: 'alone' }).search(everything, neverAborted)).papers,
          50,
        );
      }, 30_000);
    });

    it(`goes on answering when a node is killed during ${queries} queries, and says what is missing`, async () => {
      const source = connectCluster(first.url);
      const alone = connectCluster(first.url, { index: 'alone' });
      const pages: SourcePage[] = [];
      const parts: SourcePage[] = [];
      for (let query = 0; query < queries; query++) {
        if (query === queries / 4) await other.signal('SIGKILL');
        // Each query is another, so that none is answered from the cache.
        pages.push(await source.search(`${everything} ${query}`, neverAborted));
        parts.push(await alone.search(`${everything} ${query}`, neverAborted));
      }
      assert.isTrue(pages.every(({ papers }) => papers.length === 50));
      assert.isUndefined(pages.at(-1)?.partialBecause);
      assert.isTrue(parts.every(({ papers }) => papers.length > 0));
      assert.isUndefined(parts[0]?.partialBecause);
      assert.deepInclude(parts.at(-1)?.partialBecause, { code: 'unavailable', reason: 'partial' });
    });

    it('that is gone cannot be reached', async () => {
      await cluster?.stop();
      const { code, reason } = await failureOf(connectCluster(first.url).search(everything, neverAborted));
      assert.deepEqual([code, reason], ['offline', 'unreachable']);
    });
  });
});
