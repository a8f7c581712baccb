// Records of one work made one, field by field. For every field there is one order of "richer" and the richest wins,
// so it does not matter in which order or grouping records arrive, nor how often (a join of semilattices).
import { normalisedTitle, paperIdIn } from './identifiers.ts';
import type { Paper, PaperId } from './paper.ts';
import { hash53 } from './text/hash.ts';
import { fold } from './text/words.ts';

/** Positive when `a` is richer, 0 only for equals. */
type Order<T> = (a: T, b: T) => number;

/**
 * Everything that a record's work goes by: ids, the DOI, the title with its first author, and what it went by before it
 * was merged. Two records are of one work when they share a name. Joining keeps every name.
 */
export function namesOf(paper: Paper): ReadonlySet<string> {
  const names = ownNames(paper);
  for (const alias of paper.aliases ?? []) names.add(alias);
  return names;
}

/** One record for both, the same whichever comes first. Its title and authors come from one of the two, together. */
export function joined(a: Paper, b: Paper): Paper {
  const { title, authors } = richest(byCredits, a, b);
  const optional = {
    upvotes: either(byNumber, a.upvotes, b.upvotes),
    keywords: either(byCount, a.keywords, b.keywords),
    aiSummary: either(byLength, a.aiSummary, b.aiSummary),
    code: either(byLength, a.code, b.code),
    projectPage: either(byLength, a.projectPage, b.projectPage),
    venue: either(byLength, a.venue, b.venue),
    categories: either(byCount, a.categories, b.categories),
    citationCount: either(byNumber, a.citationCount, b.citationCount),
  } satisfies Record<OptionalField, unknown>;
  return withNames([...namesOf(a), ...namesOf(b)], {
    id: a.id,
    title,
    abstract: richest(byLength, a.abstract, b.abstract),
    authors,
    published: richest(byPrecision, a.published, b.published),
    theme: richest(byLength, a.theme, b.theme),
    sources: [...a.sources, ...b.sources],
    comments: Math.max(a.comments, b.comments),
    ...known(optional),
  });
}

/** All that is neither always there nor a name. */
type OptionalField = Exclude<
  { [K in keyof Paper]-?: undefined extends Paper[K] ? K : never }[keyof Paper],
  'doi' | 'aliases'
>;

/** The record as joining it with itself would leave it: its best id as `id`, its DOI where DOIs stand. */
export function canonical(paper: Paper): Paper {
  const record = withNames(namesOf(paper), paper);
  const { id, doi, aliases, sources } = record;
  const isSo =
    id === paper.id &&
    doi === paper.doi &&
    aliases?.length === paper.aliases?.length &&
    sources.every((source, at) => source === paper.sources[at]);
  return isSo ? paper : record;
}

/** Puts the names where they belong: the best id, the DOI, and as aliases whatever these and the title do not say. */
function withNames(names: Iterable<string>, paper: Paper): Paper {
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
  const said = ownNames(record);
  const aliases = all.filter(name => !said.has(name));
  if (aliases.length > 0) record.aliases = aliases;
  return record;
}

function ownNames({ id, doi, title, authors: [first] }: Paper): Set<string> {
  const names = new Set([usualId(id)]);
  if (doi !== undefined && doi !== '') names.add(usualId(`doi:${doi.toLowerCase()}`));
  const author = first === undefined ? '' : familyName(first);
  if (author !== '') names.add(`title:${hash53(`${normalisedTitle(title)} ${author}`)}`);
  return names;
}

/** arXiv's own DOIs are arXiv ids in other clothes, and so are old ids with a subject class. */
function usualId(id: PaperId): PaperId {
  return /^doi:10\.48550\/|^arxiv:[a-z-]+\./.test(id) ? (paperIdIn(id) ?? id) : id;
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

function either<T>(order: Order<T>, a: T | undefined, b: T | undefined): T | undefined {
  return a === undefined || b === undefined ? (a ?? b) : richest(order, a, b);
}

/** An optional field is left out, never undefined. */
function known<T extends object>(fields: T): { [K in keyof T]?: NonNullable<T[K]> };
function known(fields: object): object {
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
