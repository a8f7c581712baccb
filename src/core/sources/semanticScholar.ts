// Semantic Scholar: search, papers by id with where they were published, and recommendations.
import * as z from 'zod/mini';
import { localPaperId, paperIdIn, partsOf, publishedDoi } from '../identifiers.ts';
import type { PaperId } from '../paper.ts';
import type { Clock, StopSignal } from '../ports.ts';
import { withoutMarkup } from '../text/markup.ts';
import { abilities } from './abilities.ts';
import { address, pathOf } from './address.ts';
import { askedIn, plainWords, unknownThere } from './asked.ts';
import { anything, bodyOf, maybe, papersIn, type Said } from './records.ts';
import type { Found, PaperSource, Request, Send } from './source.ts';

export interface SemanticScholar extends PaperSource {
  search(query: string, signal: StopSignal): Promise<Found>;
  get(id: PaperId, signal: StopSignal): Promise<Found>;
  /** In one request: what is known about papers that another source named. */
  getAll(ids: readonly PaperId[], signal: StopSignal): Promise<Found>;
  recommend(chosen: readonly PaperId[], signal: StopSignal): Promise<Found>;
}

const { id, title } = abilities.semanticScholar;
const described = { id, title };
const pageSize = 100;
/** The search pages no further. */
const mostResults = 1000;
const fields =
  'title,abstract,authors,year,publicationDate,externalIds,venue,publicationVenue,journal,citationCount';

const Named = maybe(z.object({ name: maybe(z.string()) }));
const ScholarPaper = z.object({
  title: z.string(),
  abstract: anything,
  authors: maybe(z.array(Named)),
  year: anything,
  publicationDate: maybe(z.string()),
  externalIds: maybe(z.object({ ArXiv: maybe(z.string()), DOI: maybe(z.string()) })),
  venue: maybe(z.string()),
  publicationVenue: Named,
  journal: Named,
  citationCount: anything,
});
const Record = z.pipe(
  ScholarPaper,
  z.transform(({ title, externalIds: { ArXiv = '', DOI = '' } = {}, ...paper }): Said => ({
    id: paperIdIn(ArXiv) ?? paperIdIn(DOI) ?? localPaperId(withoutMarkup(title)),
    title,
    abstract: paper.abstract,
    authors: paper.authors?.map(author => author?.name),
    published: paper.publicationDate ?? paper.year,
    venue: [paper.publicationVenue?.name, paper.venue, paper.journal?.name].find(isVenue),
    doi: publishedDoi(DOI),
    citationCount: paper.citationCount,
  })),
);
const Page = z.object({
  total: z.number(),
  next: maybe(z.number()),
  data: z._default(z.array(z.unknown()), []),
});
const Recommended = z.object({ recommendedPapers: z.array(z.unknown()) });
const Batch = z.array(z.unknown());
const One = z.looseObject({ paperId: z.string() });

/** `key` gives the user's API key, when there is one. */
export function semanticScholar(
  send: Send,
  endpoint: string,
  key: () => Promise<string | undefined>,
  clock: Clock,
): SemanticScholar {
  async function ask<T>(
    request: Request,
    schema: z.ZodMiniType<T>,
    recordsOf: (body: T) => readonly unknown[],
    signal: StopSignal,
  ): Promise<{ found: Found; body: T }> {
    const secret = await key();
    const headers = secret === undefined ? {} : { headers: { 'x-api-key': secret } };
    const answer = await send({ ...request, ...headers }, signal);
    const body = bodyOf(described.title, answer.text, schema);
    const found = await papersIn(described, answer, recordsOf(body), Record, clock, signal);
    return { found, body };
  }

  async function search(query: Query, offset: number, signal: StopSignal): Promise<Found> {
    const url = address(endpoint, '/graph/v1/paper/search', { ...query, fields, offset, limit: pageSize });
    const { found, body } = await ask({ url }, Page, ({ data }) => data, signal);
    const start = body.next ?? 0;
    const next = (later: StopSignal): Promise<Found> => search(query, start, later);
    return start > offset && start + pageSize < mostResults ? { ...found, next } : found;
  }

  async function get(id: PaperId, signal: StopSignal): Promise<Found> {
    const url = address(endpoint, `/graph/v1/paper/${pathOf(nameOf(id))}`, { fields });
    return (await ask({ url }, One, one => [one], signal)).found;
  }

  async function byId(names: readonly string[], signal: StopSignal): Promise<Found> {
    const request = {
      url: address(endpoint, '/graph/v1/paper/batch', { fields }),
      body: { ids: names.slice(0, pageSize) },
    };
    // A null stands for a paper that the service does not know.
    const { found } = await ask(request, Batch, papers => papers.filter(paper => paper !== null), signal);
    const rest = names.slice(pageSize);
    return rest.length === 0 ? found : { ...found, next: later => byId(rest, later) };
  }

  return {
    ...described,
    get,
    getAll: async (ids, signal) => byId(namesOf(ids), signal),
    async recommend(chosen, signal) {
      const request = {
        url: address(endpoint, '/recommendations/v1/papers/', { fields, limit: pageSize }),
        body: { positivePaperIds: namesOf(chosen) },
      };
      return (await ask(request, Recommended, body => body.recommendedPapers, signal)).found;
    },
    async search(query, signal) {
      const asked = askedIn(query);
      const [id] = asked.ids;
      if (id !== undefined) return get(id, signal);
      const years = asked.from === asked.to ? asked.from : `${asked.from ?? ''}-${asked.to ?? ''}`;
      // The service finds nothing for a word with a hyphen.
      const words = plainWords(asked, described.title).replace(/[-‐‑]+/g, ' ');
      return search({ query: words, year: years }, 0, signal);
    },
  };
}

type Query = Readonly<Record<string, string | number | undefined>>;

/** The papers' names in the service's own form; throws a `SourceFailure` when it can know none of them. */
function namesOf(ids: readonly PaperId[]): string[] {
  const names = ids.flatMap(id => (isLocal(id) ? [] : [nameOf(id)]));
  if (names.length === 0) throw unknownThere(described.title, ids.join(', '));
  return names;
}

function nameOf(id: PaperId): string {
  if (isLocal(id)) throw unknownThere(described.title, id);
  const { scheme, name } = partsOf(id);
  return `${scheme === 'arxiv' ? 'ARXIV' : 'DOI'}:${name}`;
}

function isLocal(id: PaperId): boolean {
  return id.startsWith('local:');
}

/** A preprint's "venue" is arXiv, where nothing is published. */
function isVenue(name: string | undefined): boolean {
  return name !== undefined && name.trim() !== '' && !/^arxiv\b/i.test(name.trim());
}
