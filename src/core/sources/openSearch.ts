// OpenSearch or Elasticsearch: an index of the user's own, for more papers than this machine should hold.
//
// Plain requests: the official clients weigh 279 KB (OpenSearch 3.9) and 1,187 KB (Elasticsearch 9.5) when bundled, and
// need Node. Tested against answers as documented; not run against a live cluster.
import * as z from 'zod/mini';
import { localPaperId, paperIdIn, publishedDoi } from '../identifiers.ts';
import type { Paper } from '../paper.ts';
import type { Clock, StopSignal } from '../ports.ts';
import { withoutMarkup } from '../text/markup.ts';
import { abilities } from './abilities.ts';
import { address, encoded } from './address.ts';
import { askedIn, nothingAsked, type Asked } from './asked.ts';
import { bodyOf, papersIn, type Said } from './records.ts';
import type { Found, PaperSource, Request, Send } from './source.ts';

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
  search(query: string, signal: StopSignal): Promise<Found>;
  /** Papers whose words resemble those of the given ones, which need not be in the index. */
  related(papers: readonly Paper[], signal: StopSignal): Promise<Found>;
}

const { id, title } = abilities.openSearch;
const described = { id, title };
const pageSize = 50;
/** `index.max_result_window`: a cluster pages no further with `from`. */
const mostResults = 10_000;

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
  send: Send,
  endpoint: string,
  { index, fields }: OpenSearchIndex,
  headers: () => Promise<NonNullable<Request['headers']>>,
  clock: Clock,
): OpenSearch {
  const url = address(endpoint, `/${encoded(index)}/_search`);
  const record = recordOf(fields);

  async function page(query: unknown, from: number, signal: StopSignal): Promise<Found> {
    const body = { query, from, size: pageSize, _source: Object.values(fields) };
    const answer = await send({ url, body, headers: await headers() }, signal);
    const { hits } = bodyOf(described.title, answer.text, Body).hits;
    const found = await papersIn(described, answer, hits, record, clock, signal);
    const end = from + pageSize;
    if (hits.length < pageSize || end + pageSize > mostResults) return found;
    return { ...found, next: later => page(query, end, later) };
  }

  return {
    ...described,
    search: async (query, signal) => page(searchQuery(askedIn(query), fields), 0, signal),
    related: (papers, signal) => page(relatedQuery(papers, fields), 0, signal),
  };
}

function searchQuery(asked: Asked, fields: OpenSearchFields): unknown {
  const texts = [`${fields.title}^2`, fields.abstract];
  const match = (query: string, type: string, among: readonly string[] = texts): unknown => ({
    multi_match: { query, type, fields: among },
  });
  const words = asked.words.join(' ');
  const must = [
    ...(words === '' ? [] : [match(words, 'best_fields')]),
    ...asked.phrases.map(phrase => match(phrase, 'phrase')),
    ...asked.titles.map(title => match(title, 'phrase', [fields.title])),
    ...asked.authors.map(author => match(author, 'phrase', [fields.authors])),
    ...asked.ids.map(id => match(id.slice(id.indexOf(':') + 1), 'phrase', [fields.id, fields.doi])),
  ];
  if (must.length === 0) throw nothingAsked(described.title);
  const years = {
    ...(asked.from === undefined ? {} : { gte: String(asked.from) }),
    ...(asked.to === undefined ? {} : { lt: String(asked.to + 1) }),
  };
  return {
    bool: {
      must,
      must_not: asked.without.map(text => match(text, 'phrase')),
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

function recordOf(fields: OpenSearchFields): z.ZodMiniType<Said> {
  return z.pipe(
    Hit,
    z.transform(({ _source }): Said => {
      const text = (name: string): string => {
        const value = valueAt(_source, name);
        return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
      };
      const title = text(fields.title);
      const authors = valueAt(_source, fields.authors);
      return {
        id: paperIdIn(text(fields.id)) ?? paperIdIn(text(fields.doi)) ?? localPaperId(withoutMarkup(title)),
        title,
        abstract: text(fields.abstract),
        authors: typeof authors === 'string' ? [authors] : Names.safeParse(authors).data,
        published: text(fields.published),
        doi: publishedDoi(text(fields.doi)),
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
