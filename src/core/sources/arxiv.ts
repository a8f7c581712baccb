// Source for arXiv: papers by id, by query, and the newest of a category.
import type { AbortSignalLike, Clock } from '../base/ports.ts';
import { splitPaperId } from '../papers/identifiers.ts';
import type { PaperId } from '../papers/paper.ts';
import { defaultLimits } from '../requests/serviceLimits.ts';
import { sendAndRead, type SendRequest } from '../requests/serviceRequest.ts';
import type { WeightedTerm } from '../text/weightedTerms.ts';
import { ArxivEntry, parseArxivFeed, type ArxivFeed } from './arxivFeed.ts';
import { arxivCategoryQuery, arxivQuery, arxivRelatedQuery } from './arxivQuery.ts';
import { emptyQueryFailure, normaliseQuery, unknownIdFailure } from './normalisedQuery.ts';
import { parseRecords } from './rawRecords.ts';
import { requestUrl } from './requestUrl.ts';
import type { PaperSource, SourceDescriptor, SourcePage } from './source.ts';

export interface Arxiv extends PaperSource {
  search(query: string, signal: AbortSignalLike): Promise<SourcePage>;
  searchRelated(terms: readonly WeightedTerm[], signal: AbortSignalLike): Promise<SourcePage>;
  category(name: string, signal: AbortSignalLike): Promise<SourcePage>;
  get(id: PaperId, signal: AbortSignalLike): Promise<SourcePage>;
  /** Returns those papers whose ids are arXiv ids; throws a `FailureError` (`missing`) when none is. */
  getAll(ids: readonly PaperId[], signal: AbortSignalLike): Promise<SourcePage>;
}

export const arxivDescriptor = {
  id: 'arxiv',
  title: 'arXiv',
  capabilities: ['search', 'category', 'get'],
  endpoint: 'https://export.arxiv.org',
  // arXiv has sent no CORS headers since November 2025.
  worksInBrowser: false,
  takesKey: false,
  /** "No more than one request every three seconds … a single connection at a time": terms of use of the arXiv API. */
  limits: { ...defaultLimits, gapMs: 3000, format: 'xml' },
} as const satisfies SourceDescriptor;

const { id, title } = arxivDescriptor;
const source = { id, title };
/** arXiv allows 2,000, but parsing that many would block the host for a tenth of a second. */
const pageSize = 50;

type Query = Readonly<Record<string, string>>;

const parseFeed = (text: string): ArxivFeed => parseArxivFeed(title, text);

export function arxiv(send: SendRequest, endpoint: string, clock: Clock): Arxiv {
  async function page(query: Query, start: number, signal: AbortSignalLike): Promise<SourcePage> {
    const url = requestUrl(endpoint, '/api/query', { ...query, start, max_results: pageSize });
    let { response, body } = await sendAndRead(send, { url }, parseFeed, signal);
    // arXiv occasionally returns an empty first page for a valid query; the second request then succeeds.
    if (body.entries.length === 0 && start === 0) {
      const request = { url, headers: { 'cache-control': 'no-cache' } };
      ({ response, body } = await sendAndRead(send, request, parseFeed, signal));
    }
    const { entries, total } = body;
    const end = start + entries.length;
    const next = (later: AbortSignalLike): Promise<SourcePage> => page(query, end, later);
    return {
      ...(await parseRecords(source, response, entries, ArxivEntry, clock, signal)),
      ...(entries.length > 0 && end < total ? { next } : {}),
    };
  }

  async function byId(names: readonly string[], signal: AbortSignalLike): Promise<SourcePage> {
    const url = requestUrl(endpoint, '/api/query', {
      id_list: names.slice(0, pageSize).join(','),
      max_results: pageSize,
    });
    const { response, body } = await sendAndRead(send, { url }, parseFeed, signal);
    const found = await parseRecords(source, response, body.entries, ArxivEntry, clock, signal);
    const later = names.slice(pageSize);
    return { ...found, ...(later.length === 0 ? {} : { next: signal => byId(later, signal) }) };
  }

  async function byRelevance(search_query: string, signal: AbortSignalLike): Promise<SourcePage> {
    if (search_query === '') throw emptyQueryFailure(source.title);
    return page({ search_query, sortBy: 'relevance', sortOrder: 'descending' }, 0, signal);
  }

  async function getAll(ids: readonly PaperId[], signal: AbortSignalLike): Promise<SourcePage> {
    const names = ids.map(splitPaperId).flatMap(({ scheme, name }) => (scheme === 'arxiv' ? [name] : []));
    if (names.length === 0) throw unknownIdFailure(source.title, ids.join(', '));
    return byId(names, signal);
  }

  return {
    ...source,
    batchSchemes: ['arxiv'],
    getAll,
    async get(id, signal) {
      const found = await getAll([id], signal);
      // arXiv answers with an empty feed where other services answer 404.
      if (found.papers.length + found.failures.length === 0) throw unknownIdFailure(source.title, id);
      return found;
    },
    category: (name, signal) => page(newest(arxivCategoryQuery(name)), 0, signal),
    async search(query, signal) {
      const normalised = normaliseQuery(query);
      if (normalised.ids.length > 0) return getAll(normalised.ids, signal);
      return byRelevance(arxivQuery(normalised), signal);
    },
    searchRelated: (terms, signal) => byRelevance(arxivRelatedQuery(terms), signal),
  };
}

function newest(search_query: string): Query {
  return { search_query, sortBy: 'submittedDate', sortOrder: 'descending' };
}
