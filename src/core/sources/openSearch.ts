// Source for OpenSearch or Elasticsearch: the user's own index, for more papers than this machine should hold.
//
// Sends plain requests, because the official clients need Node and are large when bundled: 279 KB (OpenSearch 3.9) and
// 1,187 KB (Elasticsearch 9.5). test/cluster runs it against a real cluster.
import * as z from 'zod/mini';
import { FailureError, type Failure } from '../base/failures.ts';
import type { AbortSignalLike, Clock } from '../base/ports.ts';
import { withFallback } from '../base/schemaFallback.ts';
import type { Paper } from '../papers/paper.ts';
import { defaultLimits } from '../requests/serviceLimits.ts';
import { sendAndRead, type SendRequest, type ServiceRequest } from '../requests/serviceRequest.ts';
import type { WeightedTerm } from '../text/weightedTerms.ts';
import { normaliseQuery } from './normalisedQuery.ts';
import { rawRecordSchema, type OpenSearchFields } from './openSearchHit.ts';
import { relatedQuery, searchQuery, termsQuery } from './openSearchQuery.ts';
import { parseBody, parseRecords } from './rawRecords.ts';
import { encodeText, requestUrl } from './requestUrl.ts';
import type { PaperSource, SourceDescriptor, SourcePage } from './source.ts';

export interface OpenSearchIndex {
  /** An index name, several separated by commas, or a pattern. */
  readonly index: string;
  readonly fields: OpenSearchFields;
}

export interface OpenSearch extends PaperSource {
  search(query: string, signal: AbortSignalLike): Promise<SourcePage>;
  /** Returns papers with a similar vocabulary to the given ones, which need not be in the index. */
  related(papers: readonly Paper[], signal: AbortSignalLike): Promise<SourcePage>;
  /** Returns the papers with the heaviest of these terms, enough of them to be ranked again here. */
  searchRelated(terms: readonly WeightedTerm[], signal: AbortSignalLike): Promise<SourcePage>;
}

export const openSearchDescriptor = {
  id: 'openSearch',
  title: 'OpenSearch',
  capabilities: ['search', 'related'],
  endpoint: '',
  // Provided that the cluster allows it with `http.cors.enabled`.
  worksInBrowser: true,
  takesKey: true,
  /** No gap between requests, because it is the user's own server. */
  limits: { ...defaultLimits, maxAgeMs: 60_000 },
} as const satisfies SourceDescriptor;

const { id, title } = openSearchDescriptor;
const pageSize = 50;
/** Papers to rank again for code. */
const candidates = 200;
const source = { id, title, maxRecords: candidates };
/** The cluster's `index.max_result_window`: `from` cannot page beyond it. */
const maxResults = 10_000;

const noShards = { total: 0, successful: 0 };
const Body = z.object({
  hits: z.object({ hits: z.array(z.unknown()) }),
  timed_out: withFallback(z.boolean(), false),
  _shards: withFallback(z.object({ total: z.number(), successful: z.number() }), noShards),
});

const readBody = (text: string): z.infer<typeof Body> => parseBody(title, text, Body);

/** `headers` returns the user's credentials, for instance an `authorization` header. */
export function openSearch(
  send: SendRequest,
  endpoint: string,
  { index, fields }: OpenSearchIndex,
  headers: () => Promise<NonNullable<ServiceRequest['headers']>>,
  clock: Clock,
): OpenSearch {
  const url = requestUrl(endpoint, `/${encodeText(index)}/_search`);
  const record = rawRecordSchema(fields);

  async function page(
    query: unknown,
    signal: AbortSignalLike,
    { from = 0, size = pageSize } = {},
  ): Promise<SourcePage> {
    const body = { query, from, size, _source: Object.values(fields) };
    const request = { url, body, headers: await headers() };
    const answered = await sendAndRead(send, request, readBody, signal).catch((error: unknown) => {
      throw withIndex(error, index);
    });
    const { response } = answered;
    const { hits, ...state } = answered.body;
    const found = {
      ...(await parseRecords(source, response, hits.hits, record, clock, signal)),
      ...partialBecause(state),
    };
    const end = from + size;
    if (hits.hits.length < size || end + size > maxResults) return found;
    return { ...found, next: later => page(query, later, { from: end, size }) };
  }

  return {
    ...{ id, title, isOwn: true },
    search: async (query, signal) => page(searchQuery(normaliseQuery(query), fields, title), signal),
    related: (papers, signal) => page(relatedQuery(papers, fields), signal),
    searchRelated: (terms, signal) => page(termsQuery(terms, fields), signal, { size: candidates }),
  };
}

/** Of a 404 the service client says that the service knows no such paper: here, the index is missing. */
function withIndex(error: unknown, index: string): unknown {
  if (!(error instanceof FailureError) || error.failure.code !== 'missing') return error;
  return new FailureError({ ...error.failure, reason: 'index', subject: `${source.title}, index ${index}` });
}

/** When some shards fail, the hits of the others are still valid. `failed` does not count the shards that no node has. */
function partialBecause({
  timed_out,
  _shards: { total, successful },
}: Omit<z.infer<typeof Body>, 'hits'>): Pick<SourcePage, 'partialBecause'> {
  if (successful >= total && !timed_out) return {};
  const detail = timed_out
    ? 'The search timed out.'
    : `${total - successful} of ${total} shards did not answer.`;
  const failure: Failure = { code: 'unavailable', reason: 'partial', subject: source.title, detail };
  return { partialBecause: failure };
}
