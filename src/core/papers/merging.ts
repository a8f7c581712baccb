// Records of one work made one, field by field. For every field there is one order of "richer" and the richest wins,
// so it does not matter in which order or grouping records arrive, nor how often (a join of semilattices).
import { hash53 } from '../text/hash.ts';
import { fold } from '../text/tokenizer.ts';
import { normaliseTitle, parsePaperId } from './identifiers.ts';
import type { Paper, PaperId } from './paper.ts';

/** Positive when `a` is richer, 0 only for equals. */
type Order<T> = (a: T, b: T) => number;

/**
 * Everything that a record's work goes by: ids, the DOI, the title with its first author, and what it went by before it
 * was merged. Two records are of one work when they share a name. Joining keeps every name.
 */
export function identityKeys(paper: Paper): ReadonlySet<string> {
  const names = ownIdentityKeys(paper);
  for (const alias of paper.aliases ?? []) names.add(alias);
  return names;
}

/** One record for both, the same whichever comes first. Its title and authors come from one of the two, together. */
export function mergeRecords(a: Paper, b: Paper): Paper {
  const { title, authors } = richest(byCredits, a, b);
  const optional = {
    upvotes: richestKnown(byNumber, a.upvotes, b.upvotes),
    keywords: richestKnown(byCount, a.keywords, b.keywords),
    aiSummary: richestKnown(byLength, a.aiSummary, b.aiSummary),
    code: richestKnown(byLength, a.code, b.code),
    projectPage: richestKnown(byLength, a.projectPage, b.projectPage),
    venue: richestKnown(byLength, a.venue, b.venue),
    categories: richestKnown(byCount, a.categories, b.categories),
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

/** All that is neither always there nor a name. */
type OptionalField = Exclude<
  { [K in keyof Paper]-?: undefined extends Paper[K] ? K : never }[keyof Paper],
  'doi' | 'aliases'
>;

/** The record as joining it with itself would leave it: its best id as `id`, its DOI where DOIs stand. */
export function canonicalRecord(paper: Paper): Paper {
  const record = withIdentityKeys(identityKeys(paper), paper);
  const { id, doi, aliases, sources } = record;
  const isSo =
    id === paper.id &&
    doi === paper.doi &&
    aliases?.length === paper.aliases?.length &&
    sources.every((source, at) => source === paper.sources[at]);
  return isSo ? paper : record;
}

/** Puts the names where they belong: the best id, the DOI, and as aliases whatever these and the title do not say. */
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

/** arXiv's own DOIs are arXiv ids in other clothes, and so are old ids with a subject class. */
function usualId(id: PaperId): PaperId {
  return /^doi:10\.48550\/|^arxiv:[a-z-]+\./.test(id) ? (parsePaperId(id) ?? id) : id;
}

/** The last word, or what stands before a comma: "Ada Lovelace" and "Lovelace, A." are both `lovelace`. */
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

/** An optional field is left out, never undefined. */
function withoutUndefined<T extends object>(fields: T): { [K in keyof T]?: NonNullable<T[K]> };
function withoutUndefined(fields: object): object {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}

const byText: Order<string> = (a, b) => (a === b ? 0 : a < b ? 1 : -1);
const byNumber: Order<number> = (a, b) => a - b;
const byLength: Order<string> = (a, b) => a.length - b.length || byText(a, b);
const byCount: Order<readonly string[]> = (a, b) =>
  a.length - b.length || byLength(JSON.stringify(a), JSON.stringify(b));
/** A day says more than a month; of two days the earlier is when the work came out. */
const byPrecision: Order<string> = byLength;
/** The record with all the authors, written out. */
const byCredits: Order<Paper> = (a, b) => byCount(a.authors, b.authors) || byLength(a.title, b.title);
