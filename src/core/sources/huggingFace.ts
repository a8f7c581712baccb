// Hugging Face Papers: the daily list, its search, and one paper by its arXiv id.
import * as z from 'zod/mini';
import { paperIdIn, partsOf } from '../identifiers.ts';
import type { PaperId } from '../paper.ts';
import type { Clock, StopSignal } from '../ports.ts';
import { abilities } from './abilities.ts';
import { address, pathOf } from './address.ts';
import { askedIn, plainWords, unknownThere } from './asked.ts';
import { anything, bodyOf, maybe, papersIn, type Said } from './records.ts';
import type { Answer, Found, PaperSource, Send } from './source.ts';

/** Which daily papers: the newest when empty; of a day (`2026-05-14`), of an ISO week (`2026-W20`), or what trends now. */
export interface DailyPapers {
  readonly date?: string;
  readonly week?: string;
  readonly sort?: 'trending';
}

export interface HuggingFace extends PaperSource {
  daily(which: DailyPapers, signal: StopSignal): Promise<Found>;
  search(query: string, signal: StopSignal): Promise<Found>;
  get(id: PaperId, signal: StopSignal): Promise<Found>;
}

const { id, title } = abilities.huggingFace;
const described = { id, title };
/** The service's own default for a page; a row weighs 10 KB. */
const pageSize = 50;
/** A longer query is refused. */
const longestQuery = 250;

/** Some fields are in snake case, others in camel case. Title and summary hold hard line ends. */
const HuggingFacePaper = z.object({
  id: z.string(),
  title: z.string(),
  summary: anything,
  /** Not the row's field of the same name, which is the clock of New York written as if it were UTC. */
  publishedAt: anything,
  /** `hidden` is about a person's profile there: who hides a paper has written it all the same. */
  authors: maybe(z.array(z.unknown())),
  upvotes: anything,
  ai_keywords: anything,
  ai_summary: anything,
  githubRepo: anything,
  projectPage: anything,
  withdrawnAt: maybe(z.string()),
});
const Author = z.object({ name: z.string() });

/** The lists wrap each paper in a row; one asked for by id comes bare. The search may do either. */
const Row = z.pipe(
  z.transform((record: unknown) => (isWrapped(record) ? record : { paper: record })),
  z.object({ paper: HuggingFacePaper, numComments: anything }),
);
const Record = z.pipe(
  Row,
  z.transform(({ paper, numComments }): Said => ({
    id: paperIdIn(paper.id),
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
    leftOut: paper.withdrawnAt && `${paper.id} was withdrawn on ${paper.withdrawnAt.slice(0, 10)}.`,
  })),
);
const List = z.array(z.unknown());

export function huggingFace(send: Send, endpoint: string, clock: Clock): HuggingFace {
  const found = (answer: Answer, records: readonly unknown[], signal: StopSignal): Promise<Found> =>
    papersIn(described, answer, records, Record, clock, signal);

  async function daily(which: DailyPapers, signal: StopSignal, page: number): Promise<Found> {
    const url = address(endpoint, '/api/daily_papers', {
      ...{ date: which.date, week: which.week, sort: which.sort },
      ...{ p: page === 0 ? undefined : page, limit: pageSize },
    });
    const answer = await send({ url }, signal);
    const rows = bodyOf(described.title, answer.text, List);
    const next = (later: StopSignal): Promise<Found> => daily(which, later, page + 1);
    return { ...(await found(answer, rows, signal)), ...(rows.length < pageSize ? {} : { next }) };
  }

  async function get(id: PaperId, signal: StopSignal): Promise<Found> {
    const { scheme, name } = partsOf(id);
    if (scheme !== 'arxiv') throw unknownThere(described.title, id);
    const answer = await send({ url: address(endpoint, `/api/papers/${pathOf(name)}`) }, signal);
    return found(answer, [bodyOf(described.title, answer.text, z.looseObject({ id: z.string() }))], signal);
  }

  return {
    ...described,
    get,
    daily: (which, signal) => daily(which, signal, 0),
    async search(query, signal) {
      const asked = askedIn(query);
      const [id] = asked.ids;
      if (id !== undefined) return get(id, signal);
      const q = plainWords(asked, described.title).slice(0, longestQuery);
      const answer = await send(
        { url: address(endpoint, '/api/papers/search', { q, limit: pageSize }) },
        signal,
      );
      return found(answer, bodyOf(described.title, answer.text, List), signal);
    },
  };
}

function isWrapped(record: unknown): boolean {
  return typeof record === 'object' && record !== null && 'paper' in record;
}
