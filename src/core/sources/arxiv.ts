// arXiv: by id, by query, and the newest of a category.
import { partsOf } from '../identifiers.ts';
import type { PaperId } from '../paper.ts';
import type { Clock, StopSignal } from '../ports.ts';
import { abilities } from './abilities.ts';
import { address } from './address.ts';
import { ArxivEntry, arxivFeed } from './arxivFeed.ts';
import { arxivQuery, categoryQuery } from './arxivQuery.ts';
import { askedIn, nothingAsked, unknownThere } from './asked.ts';
import { papersIn } from './records.ts';
import type { Found, PaperSource, Send } from './source.ts';

export interface Arxiv extends PaperSource {
  search(query: string, signal: StopSignal): Promise<Found>;
  category(name: string, signal: StopSignal): Promise<Found>;
  get(id: PaperId, signal: StopSignal): Promise<Found>;
  /** Those of the ids that are arXiv's. */
  getAll(ids: readonly PaperId[], signal: StopSignal): Promise<Found>;
}

const { id, title } = abilities.arxiv;
const described = { id, title };
/** arXiv allows 2,000, which would hold the host for a tenth of a second. */
const pageSize = 50;

type Query = Readonly<Record<string, string>>;

export function arxiv(send: Send, endpoint: string, clock: Clock): Arxiv {
  async function page(query: Query, start: number, signal: StopSignal): Promise<Found> {
    const url = address(endpoint, '/api/query', { ...query, start, max_results: pageSize });
    let answer = await send({ url }, signal);
    let { entries, total } = arxivFeed(described.title, answer.text);
    // Now and then the first page of a good query is empty, and is not when asked for again.
    if (entries.length === 0 && start === 0) {
      answer = await send({ url, headers: { 'cache-control': 'no-cache' } }, signal);
      ({ entries, total } = arxivFeed(described.title, answer.text));
    }
    const end = start + entries.length;
    const next = (later: StopSignal): Promise<Found> => page(query, end, later);
    return {
      ...(await papersIn(described, answer, entries, ArxivEntry, clock, signal)),
      ...(entries.length > 0 && end < total ? { next } : {}),
    };
  }

  async function byId(names: readonly string[], signal: StopSignal): Promise<Found> {
    const url = address(endpoint, '/api/query', {
      id_list: names.slice(0, pageSize).join(','),
      max_results: pageSize,
    });
    const answer = await send({ url }, signal);
    const { entries } = arxivFeed(described.title, answer.text);
    const found = await papersIn(described, answer, entries, ArxivEntry, clock, signal);
    const later = names.slice(pageSize);
    return { ...found, ...(later.length === 0 ? {} : { next: signal => byId(later, signal) }) };
  }

  async function getAll(ids: readonly PaperId[], signal: StopSignal): Promise<Found> {
    const names = ids.map(partsOf).flatMap(({ scheme, name }) => (scheme === 'arxiv' ? [name] : []));
    if (names.length === 0) throw unknownThere(described.title, ids.join(', '));
    return byId(names, signal);
  }

  return {
    ...described,
    getAll,
    async get(id, signal) {
      const found = await getAll([id], signal);
      // Where others answer 404, arXiv answers with nothing.
      if (found.papers.length + found.failures.length === 0) throw unknownThere(described.title, id);
      return found;
    },
    category: (name, signal) => page(newest(categoryQuery(name)), 0, signal),
    async search(query, signal) {
      const asked = askedIn(query);
      if (asked.ids.length > 0) return getAll(asked.ids, signal);
      const search_query = arxivQuery(asked);
      if (search_query === '') throw nothingAsked(described.title);
      return page({ search_query, sortBy: 'relevance', sortOrder: 'descending' }, 0, signal);
    },
  };
}

function newest(search_query: string): Query {
  return { search_query, sortBy: 'submittedDate', sortOrder: 'descending' };
}
