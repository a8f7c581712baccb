// Source for OpenSearch or Elasticsearch: the user's own index, for more papers than this machine should hold.
//
// Sends plain requests, because the official clients need Node and are large when bundled: 279 KB (OpenSearch 3.9)
// and
// 1,187 KB (Elasticsearch 9.5). Tested against documented responses, not against a live cluster.
import * as z from 'zod/mini';
import type { AbortSignalLike, Clock } from '../base/ports.ts';
import { localPaperId, parsePaperId, parsePublishedDoi } from '../papers/identifiers.ts';
import type { Paper } from '../papers/paper.ts';
import { defaultLimits } from '../requests/serviceLimits.ts';
import type { SendRequest, ServiceRequest } from '../requests/serviceRequest.ts';
import { stripMarkup } from '../text/markup.ts';
import { emptyQueryFailure, normaliseQuery, type NormalisedQuery } from './normalisedQuery.ts';
import { parseBody, parseRecords, type RawRecord } from './rawRecords.ts';
import { encodeText, requestUrl } from './requestUrl.ts';
import type { PaperSource, SourceDescriptor, SourcePage } from './source.ts';

const Field = (name: string): z.ZodMiniDefault<z.ZodMiniString> =>
  z._default(z.string().check(z.minLength(1)), name);

/** Names of the index's fields; `a.b` is field `b` inside `a`. Names that the index lacks are harmless. */
export const OpenSearchFields = z.object({
  id: Field('id'),
  title: Field('title'),
  abstract: Field('abstract'),
  authors: Field('authors'),
  published: Field('published'),
  doi: Field('doi'),
  venue: Field('venue'),
});
export type OpenSearchFields = Readonly<z.infer<typeof OpenSearchFields>>;

/** The field names from the settings; all default when nothing is set. */
export const OpenSearchFieldNames = z.prefault(OpenSearchFields, {});

export interface OpenSearchIndex {
  /** An index name, several separated by commas, or a pattern. */
  readonly index: string;
  readonly fields: OpenSearchFields;
}

export interface OpenSearch extends PaperSource {
  search(query: string, signal: AbortSignalLike): Promise<SourcePage>;
  /** Returns papers with a similar vocabulary to the given ones, which need not be in the index. */
  related(papers: readonly Paper[], signal: AbortSignalLike): Promise<SourcePage>;
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
const source = { id, title };
const pageSize = 50;
/** The cluster's `index.max_result_window`: `from` cannot page beyond it. */
const maxResults = 10_000;

/** Ignores `_shards`: when some shards fail, the hits of the others are still valid. */
const Body = z.object({ hits: z.object({ hits: z.array(z.unknown()) }) });
const Hit = z.object({ _source: z.record(z.string(), z.unknown()) });
const Names = z.array(
  z.union([
    z.string(),
    z.pipe(
      z.object({ name: z.string() }),
      z.transform(({ name }) => name),
    ),
  ]),
);

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

  async function page(query: unknown, from: number, signal: AbortSignalLike): Promise<SourcePage> {
    const body = { query, from, size: pageSize, _source: Object.values(fields) };
    const response = await send({ url, body, headers: await headers() }, signal);
    const { hits } = parseBody(source.title, response.text, Body).hits;
    const found = await parseRecords(source, response, hits, record, clock, signal);
    const end = from + pageSize;
    if (hits.length < pageSize || end + pageSize > maxResults) return found;
    return { ...found, next: later => page(query, end, later) };
  }

  return {
    ...source,
    search: async (query, signal) => page(searchQuery(normaliseQuery(query), fields), 0, signal),
    related: (papers, signal) => page(relatedQuery(papers, fields), 0, signal),
  };
}

function searchQuery(normalised: NormalisedQuery, fields: OpenSearchFields): unknown {
  const texts = [`${fields.title}^2`, fields.abstract];
  const match = (query: string, type: string, among: readonly string[] = texts): unknown => ({
    multi_match: { query, type, fields: among },
  });
  const words = normalised.words.join(' ');
  const must = [
    ...(words === '' ? [] : [match(words, 'best_fields')]),
    ...normalised.phrases.map(phrase => match(phrase, 'phrase')),
    ...normalised.titles.map(title => match(title, 'phrase', [fields.title])),
    ...normalised.authors.map(author => match(author, 'phrase', [fields.authors])),
    ...normalised.ids.map(id => match(id.slice(id.indexOf(':') + 1), 'phrase', [fields.id, fields.doi])),
  ];
  if (must.length === 0) throw emptyQueryFailure(source.title);
  const years = {
    ...(normalised.from === undefined ? {} : { gte: String(normalised.from) }),
    ...(normalised.to === undefined ? {} : { lt: String(normalised.to + 1) }),
  };
  return {
    bool: {
      must,
      must_not: normalised.excluded.map(text => match(text, 'phrase')),
      filter: Object.keys(years).length === 0 ? [] : [{ range: { [fields.published]: years } }],
    },
  };
}

/**
 * Builds a `more_like_this` query. Its frequency limits are low: a word that occurs once in an abstract is
 * significant, and in a small index few papers share a word.
 */
function relatedQuery(papers: readonly Paper[], fields: OpenSearchFields): unknown {
  return {
    more_like_this: {
      fields: [fields.title, fields.abstract],
      like: papers.map(({ title, abstract }) => `${title} ${abstract}`),
      min_term_freq: 1,
      min_doc_freq: 2,
      max_query_terms: 25,
    },
  };
}

function rawRecordSchema(fields: OpenSearchFields): z.ZodMiniType<RawRecord> {
  return z.pipe(
    Hit,
    z.transform(({ _source }): RawRecord => {
      const text = (name: string): string => {
        const value = valueAt(_source, name);
        return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
      };
      const title = text(fields.title);
      const authors = valueAt(_source, fields.authors);
      return {
        id:
          parsePaperId(text(fields.id)) ?? parsePaperId(text(fields.doi)) ?? localPaperId(stripMarkup(title)),
        title,
        abstract: text(fields.abstract),
        authors: typeof authors === 'string' ? [authors] : Names.safeParse(authors).data,
        published: text(fields.published),
        doi: parsePublishedDoi(text(fields.doi)),
        venue: text(fields.venue),
      };
    }),
  );
}

function valueAt(source: Readonly<Record<string, unknown>>, name: string): unknown {
  if (name in source) return source[name];
  const [first = '', ...rest] = name.split('.');
  const inner = z.record(z.string(), z.unknown()).safeParse(source[first]);
  return inner.success && rest.length > 0 ? valueAt(inner.data, rest.join('.')) : undefined;
}
