// Looking up many papers at once, with real requests to a server on the loopback interface.
import { assert } from 'chai';
import * as z from 'zod';
import type { PaperId } from '../../../../src/core/papers/paper.ts';
import { lookUpPapers, lookUpShares, type LookUpReport } from '../../../../src/core/sources/lookUpPapers.ts';
import type { PaperSource } from '../../../../src/core/sources/source.ts';
import { connectTo } from '../../../support/paperServices.ts';
import {
  answer,
  rateLimited,
  recordedText,
  startReplayServer,
  type Behaviour,
  type ReplayServer,
} from '../../../support/replayServer.ts';
import { neverAborted } from '../../../support/stubService.ts';

const Batch = z.object({ ids: z.array(z.string()) });
const arxivIds = (count: number): PaperId[] =>
  Array.from({ length: count }, (_, at) => `arxiv:2401.${String(10_000 + at)}`);
const dois = (count: number): PaperId[] => Array.from({ length: count }, (_, at) => `doi:10.1000/${at}`);
const isUnknown = (name: string): boolean => /[37]$/.test(name);

/** Knows all ids that do not end in 3 or 7. */
const arxivFeed: Behaviour = (request, response) => {
  const names = new URL(request.url ?? '', 'http://x').searchParams.get('id_list')?.split(',') ?? [];
  const entries = names
    .filter(name => !isUnknown(name))
    .map(
      name =>
        `<entry><id>http://arxiv.org/abs/${name}v1</id><title>Paper ${name}</title><summary>It says.</summary>
        <published>2024-01-01T00:00:00Z</published><author><name>Ada Lovelace</name></author></entry>`,
    );
  response.end(`<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom">${entries.join('')}</feed>`);
};

describe('looking up many papers', () => {
  let server: ReplayServer;
  let sources: readonly PaperSource[];
  /** Progress: source and number of papers found so far. */
  let pages: string[];

  const connect = (inBrowser = false, arxiv = server.url): void => {
    sources = connectTo(server.url, { inBrowser, arxiv });
  };
  /** Answers with null for what it does not know, as Semantic Scholar does. */
  const scholar =
    (knows: (name: string) => boolean): Behaviour =>
    (_request, response) => {
      const { ids } = Batch.parse(JSON.parse(server.requests.at(-1)?.body ?? ''));
      const records = ids.map(id => {
        const [scheme = '', name = ''] = id.split(/:(.*)/);
        const externalIds = scheme === 'ARXIV' ? { ArXiv: name } : { DOI: name };
        return knows(name) ? { title: `Paper ${name}`, externalIds, authors: [{ name: 'Ada' }] } : null;
      });
      response.end(JSON.stringify(records));
    };
  const lookUp = (ids: readonly PaperId[], signal = neverAborted): Promise<LookUpReport> =>
    lookUpPapers(ids, sources, signal, (source, papers, found) => {
      pages.push(`${source} ${papers.length} ${found}`);
      return Promise.resolve();
    });
  const asked = (): string[] =>
    server.requests.map(({ path, body }) =>
      path.startsWith('/api/query')
        ? `arxiv ${new URL(path, 'http://x').searchParams.get('id_list')?.split(',').length ?? 0}`
        : `scholar ${Batch.parse(JSON.parse(body)).ids.length}`,
    );
  const outcome = ({ found, unknown, failures }: LookUpReport): unknown => ({
    found: found.size,
    unknown: unknown.length,
    failures: failures.map(({ subject, code }) => `${subject}: ${code}`),
  });

  beforeEach(async () => {
    server = await startReplayServer();
    server.on('/api/query', arxivFeed);
    server.on(
      '/graph/v1/paper/batch',
      scholar(name => !isUnknown(name)),
    );
    pages = [];
    connect();
  });
  afterEach(() => server.stop());

  it('says whose ids go where, before anything is sent', () => {
    const ids = [...arxivIds(3), ...dois(2), 'local:x'];
    const shares = (): unknown =>
      lookUpShares(ids, sources).map(share => [
        ...[share.source.title, share.ids.length],
        share.later.map(({ title }) => title),
      ]);
    assert.deepEqual(shares(), [
      ['arXiv', 3, ['Semantic Scholar']],
      ['Semantic Scholar', 2, []],
    ]);
    connect(true, 'https://export.arxiv.org');
    assert.deepEqual(shares(), [['Semantic Scholar', 5, []]]);
    assert.isEmpty(server.requests);
  });

  it('asks for fifty in one request, and the next source for what one does not have', async () => {
    const ids = [...arxivIds(60), ...dois(5)];
    const report = await lookUp(ids);
    assert.deepEqual(asked(), ['arxiv 50', 'arxiv 10', `scholar ${12 + 5}`]);
    assert.deepEqual(pages, ['arxiv 40 40', 'arxiv 8 48', 'semanticScholar 4 52']);
    assert.deepEqual(outcome(report), { found: 52, unknown: 13, failures: [] });
    assert.deepEqual(
      report.unknown,
      ids.filter(id => isUnknown(id)),
    );
  });

  it('asks nobody for ids that no source takes, and nobody twice for what is found', async () => {
    assert.deepEqual(outcome(await lookUp(['local:x'])), { found: 0, unknown: 0, failures: [] });
    await lookUp(['arxiv:2401.10001']);
    assert.deepEqual(asked(), ['arxiv 1']);
  });

  it('keeps what came before a service is asked too often; the next source has the rest', async () => {
    server.on('/api/query', arxivFeed, rateLimited('6000'));
    assert.deepEqual(outcome(await lookUp(arxivIds(150))), {
      ...{ found: 40 + 80, unknown: 10 },
      failures: ['arXiv: rateLimited'],
    });
    assert.deepEqual(asked(), ['arxiv 50', 'arxiv 50', 'scholar 50', 'scholar 50', 'scholar 10']);
  });

  it('calls nothing unknown that a source could not be asked for', async () => {
    server.on('/api/query', arxivFeed, rateLimited('6000'));
    server.on('/graph/v1/paper/batch', rateLimited('6000'));
    assert.deepEqual(outcome(await lookUp([...arxivIds(60), ...dois(5)])), {
      ...{ found: 40, unknown: 0 },
      failures: ['arXiv: rateLimited', 'Semantic Scholar: rateLimited'],
    });
    assert.deepEqual(pages, ['arxiv 40 40']);
  });

  it('gives a refused request to the next source, and goes on with the others', async () => {
    server.on('/api/query', answer(recordedText('arxiv_error_400.xml'), { status: 400 }), arxivFeed);
    const report = await lookUp(arxivIds(60));
    assert.deepEqual(asked(), ['arxiv 50', 'arxiv 10', 'scholar 50', 'scholar 2']);
    assert.deepEqual(outcome(report), { found: 48, unknown: 2, failures: ['arXiv: refused'] });
  });

  it('calls nothing unknown that a record which cannot be read may be of', async () => {
    server.on('/graph/v1/paper/batch', answer(JSON.stringify([{ title: 7 }, null])));
    assert.deepEqual(outcome(await lookUp(dois(2))), { found: 0, unknown: 0, failures: [] });
  });

  it('says who cannot be reached', async () => {
    await server.stop();
    assert.deepEqual(outcome(await lookUp([...arxivIds(2), ...dois(1)])), {
      ...{ found: 0, unknown: 0 },
      failures: ['arXiv: offline', 'Semantic Scholar: offline'],
    });
  });

  it('stops at once when it is cancelled; what came before was given', async () => {
    const stop = new AbortController();
    server.on('/api/query', arxivFeed, () => {
      stop.abort(new Error('stopped'));
    });
    const reason = await lookUp(arxivIds(150), stop.signal).then(
      () => 'done',
      (error: unknown) => String(error),
    );
    assert.equal(reason, 'Error: stopped');
    assert.deepEqual(pages, ['arxiv 40 40']);
    assert.lengthOf(server.requests, 2);
  });

  it('knows a paper by the id that was asked for, whatever other id its record has', async () => {
    const record = { title: 'One', externalIds: { ArXiv: '2401.00009', DOI: '10.1000/ABC' }, authors: [] };
    server.on('/graph/v1/paper/batch', answer(JSON.stringify([record])));
    assert.deepEqual(outcome(await lookUp(['doi:10.1000/abc'])), { found: 1, unknown: 0, failures: [] });
  });
});
