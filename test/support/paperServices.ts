// Answers as arXiv and Semantic Scholar do, from a list of papers, on the replaying server.
import * as z from 'zod';
import type { Timer } from '../../src/core/base/ports.ts';
import { connectSources } from '../../src/core/sources/connections.ts';
import { OpenSearchFieldNames } from '../../src/core/sources/openSearchHit.ts';
import type { PaperSource } from '../../src/core/sources/source.ts';
import { hostFetch } from '../../src/platform/http.ts';
import { countingClock } from './clock.ts';
import { memoryFolder } from './folders.ts';
import { recordingLog } from './recordingLog.ts';
import type { Behaviour, ReplayServer } from './replayServer.ts';

/** A paper as a service knows it. */
export interface ServicePaper {
  /** `1706.03762`; empty if it is not on arXiv. */
  readonly arxiv?: string;
  readonly doi?: string;
  readonly title: string;
  readonly authors: readonly string[];
  readonly year?: number;
  /** Number of arXiv's latest version; 1 by default. */
  readonly version?: number;
  /** arXiv's comment. */
  readonly comment?: string;
  /** As Semantic Scholar knows it. */
  readonly venue?: string;
}

const scholarBatch = '/graph/v1/paper/batch';
const scholarSearch = '/graph/v1/paper/search';
const arxivQuery = '/api/query';
const Batch = z.object({ ids: z.array(z.string()) });
const escape = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;');

/** arXiv's answer to a list of ids. */
function arxivAnswer(papers: readonly ServicePaper[]): Behaviour {
  const byId = new Map(papers.flatMap(paper => (paper.arxiv === undefined ? [] : [[paper.arxiv, paper]])));
  return (request, response) => {
    const names = new URL(request.url ?? '', 'http://x').searchParams.get('id_list')?.split(',') ?? [];
    const entries = names.flatMap(name => {
      const paper = byId.get(name);
      return paper === undefined ? [] : [entryOf(name, paper)];
    });
    response.end(
      `<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom" xmlns:arxiv="http://arxiv.org/schemas/atom">${entries.join('')}</feed>`,
    );
  };
}

function entryOf(name: string, { title, authors, year = 2020, version = 1, comment }: ServicePaper): string {
  return [
    `<entry><id>http://arxiv.org/abs/${name}v${version}</id><title>${escape(title)}</title>`,
    `<summary>It says what it says.</summary><published>${year}-01-01T00:00:00Z</published>`,
    ...authors.map(author => `<author><name>${escape(author)}</name></author>`),
    comment === undefined ? '' : `<arxiv:comment>${escape(comment)}</arxiv:comment>`,
    '</entry>',
  ].join('');
}

function scholarRecord({ arxiv, doi, title, authors, year = 2020, venue }: ServicePaper): object {
  return {
    title,
    externalIds: { ArXiv: arxiv, DOI: doi },
    authors: authors.map(name => ({ name })),
    year,
    venue: venue ?? (arxiv === undefined ? '' : 'arXiv.org'),
  };
}

/** Semantic Scholar's answer to a batch of ids: null for what it does not have. */
function scholarAnswer(server: ReplayServer, papers: readonly ServicePaper[]): Behaviour {
  const byId = new Map<string, ServicePaper>(
    papers.flatMap(paper => [
      ...(paper.arxiv === undefined ? [] : [[`ARXIV:${paper.arxiv}`, paper] as const]),
      ...(paper.doi === undefined ? [] : [[`DOI:${paper.doi.toLowerCase()}`, paper] as const]),
    ]),
  );
  return (_request, response) => {
    const { ids } = Batch.parse(JSON.parse(server.requests.at(-1)?.body ?? ''));
    const records = ids.map(id => byId.get(id.replace(/(?<=^DOI:).*/, doi => doi.toLowerCase())));
    response.end(JSON.stringify(records.map(paper => (paper === undefined ? null : scholarRecord(paper)))));
  };
}

/** Semantic Scholar's answer to a search: papers that have most of the words. */
function scholarResults(papers: readonly ServicePaper[]): Behaviour {
  const wordsOf = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  const titles = papers.map(paper => ({ paper, words: new Set(wordsOf(paper.title)) }));
  return (request, response) => {
    const query = wordsOf(new URL(request.url ?? '', 'http://x').searchParams.get('query') ?? '');
    const found = titles
      .map(({ paper, words }) => ({ paper, hits: query.filter(word => words.has(word)).length }))
      .filter(({ hits }) => hits >= query.length / 2)
      .sort((a, b) => b.hits - a.hits)
      .slice(0, 10);
    response.end(
      JSON.stringify({ total: found.length, data: found.map(({ paper }) => scholarRecord(paper)) }),
    );
  };
}

/** Sets all of the server's behaviours. */
export function servePapers(server: ReplayServer, papers: readonly ServicePaper[]): void {
  server.on(arxivQuery, arxivAnswer(papers));
  server.on(scholarBatch, scholarAnswer(server, papers));
  server.on(scholarSearch, scholarResults(papers));
}

/** A clock that skips what the queues wait: three seconds between two requests to arXiv. */
export function skippingTimer(): Timer {
  let skipped = 0;
  return {
    now: () => Date.now() + skipped,
    wait: async (ms, signal) => {
      await new Promise(resolve => setImmediate(resolve));
      signal.throwIfAborted();
      skipped += ms;
    },
  };
}

/** Connects the sources to the server; `arxiv` is another endpoint of arXiv. */
export function connectTo(
  url: string,
  { inBrowser = false, arxiv = url }: { readonly inBrowser?: boolean; readonly arxiv?: string } = {},
): readonly PaperSource[] {
  const ports = {
    ...{ clock: countingClock(), timer: skippingTimer(), log: recordingLog(), random: () => 0 },
    ...{ answers: memoryFolder(), leases: memoryFolder(), fetch: hostFetch('Paperside'), inBrowser },
    ...{ key: () => Promise.resolve(undefined), onAnswer: () => undefined },
  };
  return connectSources(ports, {
    endpoints: { huggingFace: url, arxiv, semanticScholar: url, openSearch: '' },
    index: { index: 'papers', fields: OpenSearchFieldNames.parse(undefined) },
  }).all;
}
