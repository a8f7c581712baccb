// Source for Hugging Face Papers: the daily lists, the search, and papers by arXiv id.
import * as z from 'zod/mini';
import type { AbortSignalLike, Clock } from '../base/ports.ts';
import { parsePaperId, splitPaperId } from '../papers/identifiers.ts';
import type { PaperId } from '../papers/paper.ts';
import { defaultLimits } from '../requests/serviceLimits.ts';
import { sendAndRead, type SendRequest, type ServiceResponse } from '../requests/serviceRequest.ts';
import type { WeightedTerm } from '../text/weightedTerms.ts';
import { emptyQueryFailure, keywordQuery, normaliseQuery, unknownIdFailure } from './normalisedQuery.ts';
import { orUndefined, parseBody, parseRecords, unknownField, type RawRecord } from './rawRecords.ts';
import { encodePath, requestUrl } from './requestUrl.ts';
import type { PaperSource, SourceDescriptor, SourcePage } from './source.ts';

/**
 * Selects a daily list: the newest if empty, a day (`2026-05-14`), an ISO week (`2026-W20`), or the trending papers.
 */
export interface DailyPapersQuery {
  readonly date?: string;
  readonly week?: string;
  readonly sort?: 'trending';
}

export interface HuggingFace extends PaperSource {
  daily(which: DailyPapersQuery, signal: AbortSignalLike): Promise<SourcePage>;
  search(query: string, signal: AbortSignalLike): Promise<SourcePage>;
  searchRelated(terms: readonly WeightedTerm[], signal: AbortSignalLike): Promise<SourcePage>;
  get(id: PaperId, signal: AbortSignalLike): Promise<SourcePage>;
}

export const huggingFaceDescriptor = {
  id: 'huggingFace',
  title: 'Hugging Face',
  capabilities: ['daily', 'search', 'get'],
  endpoint: 'https://huggingface.co',
  worksInBrowser: true,
  takesKey: false,
  /** The service allows 500 requests per five minutes from one address; its RateLimit header says how many are left. */
  limits: { ...defaultLimits, gapMs: 200 },
} as const satisfies SourceDescriptor;

const { id, title } = huggingFaceDescriptor;
const source = { id, title };
/** The service's own default. A row takes about 10 KB. */
const pageSize = 50;
/** The service refuses longer queries. In characters. */
const maxQueryLength = 250;

/** Some field names are in snake case, others in camel case. Title and summary contain hard line breaks. */
const HuggingFacePaper = z.object({
  id: z.string(),
  title: z.string(),
  summary: unknownField,
  /** Not the row's field of the same name, which is New York time written as if it were UTC. */
  publishedAt: unknownField,
  /** Ignores an author's `hidden` flag: it concerns the person's profile, not the authorship. */
  authors: orUndefined(z.array(z.unknown())),
  upvotes: unknownField,
  ai_keywords: unknownField,
  ai_summary: unknownField,
  githubRepo: unknownField,
  projectPage: unknownField,
  withdrawnAt: orUndefined(z.string()),
});
const Author = z.object({ name: z.string() });

/** Lists wrap each paper in a row, a look-up by id returns the bare paper, and the search may return either. */
const Row = z.pipe(
  z.transform((record: unknown) => (isWrapped(record) ? record : { paper: record })),
  z.object({ paper: HuggingFacePaper, numComments: unknownField }),
);
const Record = z.pipe(
  Row,
  z.transform(({ paper, numComments }): RawRecord => ({
    id: parsePaperId(paper.id),
    title: paper.title,
    abstract: paper.summary,
    authors: paper.authors?.map(author => Author.safeParse(author).data?.name),
    published: paper.publishedAt,
    comments: numComments,
    upvotes: paper.upvotes,
    keywords: paper.ai_keywords,
    aiSummary: paper.ai_summary,
    code: paper.githubRepo,
    projectPage: paper.projectPage,
    withdrawal: paper.withdrawnAt && `${paper.id} was withdrawn on ${paper.withdrawnAt.slice(0, 10)}.`,
  })),
);
const List = z.array(z.unknown());
const One = z.looseObject({ id: z.string() });
const readList = (text: string): unknown[] => parseBody(title, text, List);

export function huggingFace(send: SendRequest, endpoint: string, clock: Clock): HuggingFace {
  const found = (
    response: ServiceResponse,
    records: readonly unknown[],
    signal: AbortSignalLike,
  ): Promise<SourcePage> => parseRecords(source, response, records, Record, clock, signal);

  async function daily(which: DailyPapersQuery, signal: AbortSignalLike, page: number): Promise<SourcePage> {
    const url = requestUrl(endpoint, '/api/daily_papers', {
      ...{ date: which.date, week: which.week, sort: which.sort },
      ...{ p: page === 0 ? undefined : page, limit: pageSize },
    });
    const { response, body: rows } = await sendAndRead(send, { url }, readList, signal);
    const next = (later: AbortSignalLike): Promise<SourcePage> => daily(which, later, page + 1);
    return { ...(await found(response, rows, signal)), ...(rows.length < pageSize ? {} : { next }) };
  }

  async function get(id: PaperId, signal: AbortSignalLike): Promise<SourcePage> {
    const { scheme, name } = splitPaperId(id);
    if (scheme !== 'arxiv') throw unknownIdFailure(source.title, id);
    const url = requestUrl(endpoint, `/api/papers/${encodePath(name)}`);
    const { response, body } = await sendAndRead(send, { url }, text => parseBody(title, text, One), signal);
    return found(response, [body], signal);
  }

  async function search(q: string, signal: AbortSignalLike): Promise<SourcePage> {
    const url = requestUrl(endpoint, '/api/papers/search', { q, limit: pageSize });
    const { response, body } = await sendAndRead(send, { url }, readList, signal);
    return found(response, body, signal);
  }

  return {
    ...source,
    get,
    daily: (which, signal) => daily(which, signal, 0),
    async search(query, signal) {
      const normalised = normaliseQuery(query);
      const [id] = normalised.ids;
      if (id !== undefined) return get(id, signal);
      return search(keywordQuery(normalised, source.title).slice(0, maxQueryLength), signal);
    },
    async searchRelated(terms, signal) {
      const query = relatedQuery(terms);
      if (query === '') throw emptyQueryFailure(source.title);
      return search(query, signal);
    },
  };
}

/**
 * Returns the terms as one sentence, heaviest first, because the service compares meanings and not only words; leaves
 * out those that do not fit.
 */
function relatedQuery(terms: readonly WeightedTerm[]): string {
  let query = '';
  for (const { text } of terms) {
    const longer = query === '' ? text.slice(0, maxQueryLength) : `${query}, ${text}`;
    if (longer.length <= maxQueryLength) query = longer;
  }
  return query;
}

function isWrapped(record: unknown): boolean {
  return typeof record === 'object' && record !== null && 'paper' in record;
}
