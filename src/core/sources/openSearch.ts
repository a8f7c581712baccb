// OpenSearch or Elasticsearch: an index of the user's own, for more papers than this machine should hold.
//
// Plain requests: the official clients weigh 279 KB (OpenSearch 3.9) and 1,187 KB (Elasticsearch 9.5) when bundled, and
// need Node. Tested against answers as documented; not run against a live cluster.
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

/** Under which names the index keeps what a paper has; `a.b` is `b` inside `a`. A name it does not have does no harm. */
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

/** As the settings give them: nothing set is no mistake. */
export const OpenSearchFieldNames = z.prefault(OpenSearchFields, {});

export interface OpenSearchIndex {
  /** A name, several with commas, or a pattern. */
  readonly index: string;
  readonly fields: OpenSearchFields;
}

export interface OpenSearch extends PaperSource {
  search(query: string, signal: AbortSignalLike): Promise<SourcePage>;
  /** Papers whose words resemble those of the given ones, which need not be in the index. */
  related(papers: readonly Paper[], signal: AbortSignalLike): Promise<SourcePage>;
}

export const openSearchDescriptor = {
  id: 'openSearch',
  title: 'OpenSearch',
  capabilities: ['search', 'related'],
  endpoint: '',
  // If the cluster allows it: `http.cors.enabled`.
  worksInBrowser: true,
  takesKey: true,
  /** Somebody's own server: as soon as it has answered. */
  limits: { ...defaultLimits, maxAgeMs: 60_000 },
} as const satisfies SourceDescriptor;

const { id, title } = openSearchDescriptor;
const source = { id, title };
const pageSize = 50;
/** `index.max_result_window`: a cluster pages no further with `from`. */
const maxResults = 10_000;

/** `shards` may have failed in part; what the others found is good. */
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

/** `headers` gives the user's credentials, for instance `authorization`. */
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

/** A word that stands once in an abstract tells already, and a small index has few papers with it. */
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
