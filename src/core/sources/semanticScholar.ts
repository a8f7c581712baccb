// Source for Semantic Scholar: search, papers by id including their venue, and recommendations.
import * as z from 'zod/mini';
import type { AbortSignalLike, Clock } from '../base/ports.ts';
import { splitPaperId } from '../papers/identifiers.ts';
import type { PaperId } from '../papers/paper.ts';
import { defaultLimits } from '../requests/serviceLimits.ts';
import { sendAndRead, type SendRequest, type ServiceRequest } from '../requests/serviceRequest.ts';
import type { WeightedTerm } from '../text/weightedTerms.ts';
import { emptyQueryFailure, keywordQuery, normaliseQuery, unknownIdFailure } from './normalisedQuery.ts';
import { orUndefined, parseBody, parseRecords } from './rawRecords.ts';
import { encodePath, requestUrl } from './requestUrl.ts';
import { citationPage, type CitationKind, type CitationPage } from './scholarCitations.ts';
import { scholarFields, ScholarRecord } from './scholarRecord.ts';
import type { PaperSource, SourceDescriptor, SourcePage } from './source.ts';

export interface SemanticScholar extends PaperSource {
  search(query: string, signal: AbortSignalLike): Promise<SourcePage>;
  searchRelated(terms: readonly WeightedTerm[], signal: AbortSignalLike): Promise<SourcePage>;
  get(id: PaperId, signal: AbortSignalLike): Promise<SourcePage>;
  /** Returns the papers of the given ids in one request per page of ids. */
  getAll(ids: readonly PaperId[], signal: AbortSignalLike): Promise<SourcePage>;
  recommend(chosen: readonly PaperId[], signal: AbortSignalLike): Promise<SourcePage>;
  /** Returns the papers that the paper cites, or those that cite it. */
  citations(id: PaperId, kind: CitationKind, signal: AbortSignalLike): Promise<CitationPage>;
}

export const semanticScholarDescriptor = {
  id: 'semanticScholar',
  title: 'Semantic Scholar',
  capabilities: ['search', 'get', 'recommend'],
  endpoint: 'https://api.semanticscholar.org',
  worksInBrowser: true,
  takesKey: true,
  /**
   * The service allows one request per second with a key; without one, all users share a pool that may be exhausted
   * at any time.
   */
  limits: { ...defaultLimits, gapMs: 1000 },
} as const satisfies SourceDescriptor;

const { id, title } = semanticScholarDescriptor;
const source = { id, title };
const pageSize = 100;
/** The search returns no results beyond this. */
const maxResults = 1000;
/** The more words a query has, the fewer papers the service finds: it wants most of them. */
const maxRelatedWords = 5;
const Page = z.object({
  total: z.number(),
  next: orUndefined(z.number()),
  data: z._default(z.array(z.unknown()), []),
});
const Recommended = z.object({ recommendedPapers: z.array(z.unknown()) });
const Batch = z.array(z.unknown());
const One = z.looseObject({ paperId: z.string() });

/** `key` returns the user's API key, or undefined. */
export function semanticScholar(
  send: SendRequest,
  endpoint: string,
  key: () => Promise<string | undefined>,
  clock: Clock,
): SemanticScholar {
  async function ask<T>(
    request: ServiceRequest,
    schema: z.ZodMiniType<T>,
    recordsOf: (body: T) => readonly unknown[],
    signal: AbortSignalLike,
  ): Promise<{ page: SourcePage; body: T }> {
    const secret = await key();
    const headers = secret === undefined ? {} : { headers: { 'x-api-key': secret } };
    const read = (text: string): T => parseBody(title, text, schema);
    const { response, body } = await sendAndRead(send, { ...request, ...headers }, read, signal);
    const page = await parseRecords(source, response, recordsOf(body), ScholarRecord, clock, signal);
    return { page, body };
  }

  async function search(query: Query, offset: number, signal: AbortSignalLike): Promise<SourcePage> {
    const url = requestUrl(endpoint, '/graph/v1/paper/search', {
      ...query,
      fields: scholarFields,
      offset,
      limit: pageSize,
    });
    const { page, body } = await ask({ url }, Page, ({ data }) => data, signal);
    const start = body.next ?? 0;
    const next = (later: AbortSignalLike): Promise<SourcePage> => search(query, start, later);
    return start > offset && start + pageSize < maxResults ? { ...page, next } : page;
  }

  async function get(id: PaperId, signal: AbortSignalLike): Promise<SourcePage> {
    const url = requestUrl(endpoint, `/graph/v1/paper/${encodePath(nameOf(id))}`, { fields: scholarFields });
    return (await ask({ url }, One, one => [one], signal)).page;
  }

  async function byId(names: readonly string[], signal: AbortSignalLike): Promise<SourcePage> {
    const request = {
      url: requestUrl(endpoint, '/graph/v1/paper/batch', { fields: scholarFields }),
      body: { ids: names.slice(0, pageSize) },
    };
    // The service returns null for an id that it does not know.
    const { page } = await ask(request, Batch, papers => papers.filter(paper => paper !== null), signal);
    const rest = names.slice(pageSize);
    return rest.length === 0 ? page : { ...page, next: later => byId(rest, later) };
  }

  return {
    ...source,
    get,
    batchSchemes: ['arxiv', 'doi'],
    citations: async (id, kind, signal) =>
      citationPage(
        { path: `/graph/v1/paper/${encodePath(nameOf(id))}/${kind}`, id, endpoint, ask },
        0,
        signal,
      ),
    getAll: async (ids, signal) => byId(namesOf(ids), signal),
    async recommend(chosen, signal) {
      const request = {
        url: requestUrl(endpoint, '/recommendations/v1/papers/', { fields: scholarFields, limit: pageSize }),
        body: { positivePaperIds: namesOf(chosen) },
      };
      return (await ask(request, Recommended, body => body.recommendedPapers, signal)).page;
    },
    async search(query, signal) {
      const normalised = normaliseQuery(query);
      const [id] = normalised.ids;
      if (id !== undefined) return get(id, signal);
      const years =
        normalised.from === normalised.to
          ? normalised.from
          : `${normalised.from ?? ''}-${normalised.to ?? ''}`;
      // The service finds nothing for hyphenated words.
      const words = keywordQuery(normalised, source.title).replace(/[-‐‑]+/g, ' ');
      return search({ query: words, year: years }, 0, signal);
    },
    async searchRelated(terms, signal) {
      const query = relatedQuery(terms);
      if (query === '') throw emptyQueryFailure(source.title);
      return search({ query }, 0, signal);
    },
  };
}

/** Returns the words of the heaviest terms without any sign: the service has no operators and finds no hyphens. */
function relatedQuery(terms: readonly WeightedTerm[]): string {
  const words = terms.flatMap(({ text }) => text.match(/[\p{L}\p{M}\p{N}]+/gu) ?? []);
  return [...new Set(words)].slice(0, maxRelatedWords).join(' ');
}

type Query = Readonly<Record<string, string | number | undefined>>;

/** Returns the ids in the service's own form. Throws a `FailureError` (`missing`) when all are `local:` ids. */
function namesOf(ids: readonly PaperId[]): string[] {
  const names = ids.flatMap(id => (isLocal(id) ? [] : [nameOf(id)]));
  if (names.length === 0) throw unknownIdFailure(source.title, ids.join(', '));
  return names;
}

function nameOf(id: PaperId): string {
  if (isLocal(id)) throw unknownIdFailure(source.title, id);
  const { scheme, name } = splitPaperId(id);
  return `${scheme === 'arxiv' ? 'ARXIV' : 'DOI'}:${name}`;
}

function isLocal(id: PaperId): boolean {
  return id.startsWith('local:');
}
