// Merges the records of one work field by field. Each field has a total order of "richer", and the richest value
// wins,
// so the order, grouping and repetition of records do not matter (the merge is the join of a semilattice).
import { hash53 } from '../text/hash.ts';
import { fold } from '../text/tokenizer.ts';
import { normaliseTitle, parsePaperId } from './identifiers.ts';
import { KeptPaper } from './keptPaper.ts';
import type { Paper, PaperId, Revision } from './paper.ts';

/** Returns a positive number when `a` is richer, 0 only for equal values. */
type Order<T> = (a: T, b: T) => number;

/**
 * Returns the identity keys of a record: its ids, its DOI, a hash of its title with the first author, and the keys of
 * the records merged into it. Two records describe the same work when they share a key. Merging keeps all keys.
 */
export function identityKeys(paper: Paper): ReadonlySet<string> {
  if (paper instanceof KeptPaper) return new Set(paper.identityKeys);
  const names = ownIdentityKeys(paper);
  for (const alias of paper.aliases ?? []) names.add(alias);
  return names;
}

/**
 * Returns one record for both, independent of their order. Title and authors are taken together from one of the two.
 */
export function mergeRecords(a: Paper, b: Paper): Paper {
  const { title, authors, moreAuthors } = richest(byCredits, a, b);
  const optional = {
    moreAuthors,
    upvotes: richestKnown(byNumber, a.upvotes, b.upvotes),
    codeTerms: richestKnown(byCount, a.codeTerms, b.codeTerms),
    keywords: richestKnown(byCount, a.keywords, b.keywords),
    aiSummary: richestKnown(byLength, a.aiSummary, b.aiSummary),
    code: richestKnown(byLength, a.code, b.code),
    projectPage: richestKnown(byLength, a.projectPage, b.projectPage),
    venue: richestKnown(byLength, a.venue, b.venue),
    categories: richestKnown(byCount, a.categories, b.categories),
    revision: richestKnown(byRevision, a.revision, b.revision),
    citationCount: richestKnown(byNumber, a.citationCount, b.citationCount),
  } satisfies Record<OptionalField, unknown>;
  return withIdentityKeys([...identityKeys(a), ...identityKeys(b)], {
    id: a.id,
    title,
    abstract: richest(byLength, a.abstract, b.abstract),
    authors,
    published: richest(byPrecision, a.published, b.published),
    theme: richest(byLength, a.theme, b.theme),
    sources: [...a.sources, ...b.sources],
    comments: Math.max(a.comments, b.comments),
    ...withoutUndefined(optional),
  });
}

/** Every optional field that is not an identity key. */
type OptionalField = Exclude<
  { [K in keyof Paper]-?: undefined extends Paper[K] ? K : never }[keyof Paper],
  'doi' | 'aliases'
>;

/**
 * Returns the record as merging it with itself would: its best id as `id`, its DOI in `doi`. Returns the same object
 * when nothing changes.
 */
export function canonicalRecord(paper: Paper): Paper {
  if (paper instanceof KeptPaper || hasCanonicalIds(paper)) return paper;
  const record = withIdentityKeys(identityKeys(paper), paper);
  const { id, doi, aliases, sources } = record;
  const isSo =
    id === paper.id &&
    doi === paper.doi &&
    aliases?.length === paper.aliases?.length &&
    sources.every((source, at) => source === paper.sources[at]);
  return isSo ? paper : record;
}

/** Tells by the ids alone, for most records: hashing the titles of hundreds would delay the first search. */
function hasCanonicalIds({ id, doi, aliases, sources }: Paper): boolean {
  const isUsual = (name: string): boolean => usualId(name) === name;
  const hasUsualDoi =
    doi === undefined
      ? !id.startsWith('doi:')
      : doi !== '' &&
        doi === doi.toLowerCase() &&
        isUsual(`doi:${doi}`) &&
        (id.startsWith('arxiv:') || id === `doi:${doi}`);
  const areSorted = sources.every((source, at) => at === 0 || source > (sources[at - 1] ?? ''));
  return aliases === undefined && hasUsualDoi && isUsual(id) && areSorted;
}

/**
 * Sets `id` to the best id, `doi` to the DOI, and `aliases` to the keys that follow neither from these nor from the
 * title.
 */
function withIdentityKeys(names: Iterable<string>, paper: Paper): Paper {
  const all = [...new Set(names)].sort();
  const first = (scheme: string): string | undefined => all.find(name => name.startsWith(scheme));
  const doi = first('doi:');
  const record: { -readonly [K in keyof Paper]: Paper[K] } = {
    ...paper,
    id: first('arxiv:') ?? doi ?? first('local:') ?? paper.id,
    sources: [...new Set(paper.sources)].sort(),
  };
  delete record.doi;
  delete record.aliases;
  if (doi !== undefined) record.doi = doi.slice('doi:'.length);
  const own = ownIdentityKeys(record);
  const aliases = all.filter(name => !own.has(name));
  if (aliases.length > 0) record.aliases = aliases;
  return record;
}

function ownIdentityKeys({ id, doi, title, authors: [first] }: Paper): Set<string> {
  const names = new Set([usualId(id)]);
  if (doi !== undefined && doi !== '') names.add(usualId(`doi:${doi.toLowerCase()}`));
  const author = first === undefined ? '' : familyName(first);
  if (author !== '') names.add(`title:${hash53(`${normaliseTitle(title)} ${author}`)}`);
  return names;
}

/** Maps arXiv's own DOIs, and old arXiv ids with a subject class, to the usual arXiv id. */
function usualId(id: PaperId): PaperId {
  return /^doi:10\.48550\/|^arxiv:[a-z-]+\./.test(id) ? (parsePaperId(id) ?? id) : id;
}

/** Returns the text before a comma, or else the last word: "Ada Lovelace" and "Lovelace, A." both become `lovelace`. */
function familyName(author: string): string {
  const comma = author.indexOf(',');
  const family = comma > 0 ? author.slice(0, comma) : author.slice(author.trimEnd().lastIndexOf(' ') + 1);
  return fold(family).replace(/[^\p{L}\p{N}]+/gu, '');
}

function richest<T>(order: Order<T>, a: T, b: T): T {
  return order(a, b) >= 0 ? a : b;
}

function richestKnown<T>(order: Order<T>, a: T | undefined, b: T | undefined): T | undefined {
  return a === undefined || b === undefined ? (a ?? b) : richest(order, a, b);
}

/** Drops undefined fields: an optional field of a record is absent, never undefined. */
function withoutUndefined<T extends object>(fields: T): { [K in keyof T]?: NonNullable<T[K]> };
function withoutUndefined(fields: object): object {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}

const byText: Order<string> = (a, b) => (a === b ? 0 : a < b ? 1 : -1);
const byNumber: Order<number> = (a, b) => a - b;
const byLength: Order<string> = (a, b) => a.length - b.length || byText(a, b);
const byCount: Order<readonly string[]> = (a, b) =>
  a.length - b.length || byLength(JSON.stringify(a), JSON.stringify(b));
/** The later version wins: it may be back after a withdrawal. */
const byRevision: Order<Revision> = (a, b) =>
  a.number - b.number || byLength(a.withdrawn ?? '', b.withdrawn ?? '');
/** A day is more precise than a month. Of two days the earlier one wins: the work came out then. */
const byPrecision: Order<string> = byLength;
/** Prefers the record with more authors, then the complete list, then longer names, then the longer title. */
const byCredits: Order<Paper> = (a, b) =>
  a.authors.length - b.authors.length ||
  byNumber(b.moreAuthors ? 1 : 0, a.moreAuthors ? 1 : 0) ||
  byCount(a.authors, b.authors) ||
  byLength(a.title, b.title);
