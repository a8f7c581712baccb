// Schemas of papers, themes and sources. Every paper in memory has passed the `Paper` schema.
import * as z from 'zod/mini';
import { isInCalendar } from '../base/isInCalendar.ts';
import { cutText, toPlainText } from '../text/plainText.ts';

/** Maximum numbers of characters: more than any paper has, and few enough to be shown and read at once. */
const longestLine = 2000;
const longestText = 100_000;
const plain = (most: number) =>
  z.pipe(
    z.string(),
    z.transform(text => cutText(toPlainText(text), most)),
  );
const Text = plain(longestText);
const Line = plain(longestLine).check(z.minLength(1));
/** A day, a month, a year or nothing. `z.regexes` has days, and brings 7 KB of other patterns. */
const partialDate = /^(?:\d{4}(?:-(?:0[1-9]|1[0-2])(?:-\d\d)?)?)?$/;
/** The signs that no address has as they are, and that could end a link, a line or a field that it stands in. */
const Https = z.pipe(
  z.url({ protocol: /^https$/ }),
  z.transform(url =>
    url.replace(/[\s\p{Cc}\p{Cf}\p{Cs}<>"`\\{|}]/gu, sign => encodeURIComponent(sign.replace(/\p{Cs}/u, ''))),
  ),
);

/** A version of a preprint, as its archive counts them from 1. */
const Revision = z.object({
  number: z.int().check(z.positive()),
  /** Why it was withdrawn, in the authors' or the archive's words; absent if it was not. */
  withdrawn: z.optional(Line),
});
export type Revision = Readonly<z.infer<typeof Revision>>;

/** `arxiv:2604.11359`, `doi:10.1000/xyz` or `local:<hash>`, without a version. */
export const PaperId = z
  .string()
  .check(z.maxLength(longestLine), z.regex(/^(?:arxiv|doi|local):[^\s\p{Cc}\p{Cf}\p{Cs}]+$/u));
export type PaperId = z.infer<typeof PaperId>;

export const Paper = z.object({
  id: PaperId,
  title: Line,
  /** Empty when no source has an abstract. */
  abstract: Text,
  authors: z.array(Line),
  /** Set when `authors` is only the beginning of the list: "and others", "et al.". */
  moreAuthors: z.optional(z.literal(true)),
  /** The known part of `YYYY-MM-DD`: a day, a month, a year, or empty. No time zone. */
  published: z.string().check(
    z.regex(partialDate),
    z.refine(date => date === '' || isInCalendar(date)),
  ),
  /** Id of the paper's theme as its source declared it; empty if none. */
  theme: z.string(),
  /** Ids of all sources that returned this paper. */
  sources: z.array(z.string()).check(z.minLength(1)),
  /** Number of comments on the paper's Hugging Face page when it was listed. */
  comments: z._default(z.int().check(z.nonnegative()), 0),
  upvotes: z.optional(z.int().check(z.nonnegative())),
  keywords: z.optional(z.array(Line)),
  /** Words and phrases by which code that implements the paper can be recognised: its name, its acronym, usual identifiers. */
  codeTerms: z.optional(z.array(Line)),
  /** Written by a model, not by the authors; the UI labels it as such. */
  aiSummary: z.optional(Line),
  /** Address of the code repository, as named by a source. */
  code: z.optional(Https),
  projectPage: z.optional(Https),
  /** Journal or conference. */
  venue: z.optional(Line),
  /** DOI of the published version, bare and in lower case: `10.1000/xyz`. */
  doi: z.optional(z.string()),
  /** arXiv subject classes, the primary one first: `cs.CV`. */
  categories: z.optional(z.array(Line)),
  /** The latest version that a source returned. */
  revision: z.optional(Revision),
  citationCount: z.optional(z.int().check(z.nonnegative())),
  /** Further identity keys from records merged into this one: ids, and title hashes as `merging.ts` writes them. */
  aliases: z.optional(z.array(z.string())),
});
export type Paper = Readonly<z.infer<typeof Paper>>;

export const Theme = z.object({
  id: z.string().check(z.minLength(1)),
  title: Line,
  /** Words and phrases that assign a paper to this theme, most distinctive first. */
  terms: z.array(Line),
});
export type Theme = Readonly<z.infer<typeof Theme>>;

export const Source = z.object({
  id: z.string().check(z.minLength(1)),
  title: Line,
});
export type Source = Readonly<z.infer<typeof Source>>;

/** Returns the four-digit year as text, for display and comparison; empty when unknown. */
export function publishedYear({ published }: Pick<Paper, 'published'>): string {
  return published.slice(0, 4);
}

type Authors = Pick<Paper, 'authors' | 'moreAuthors'>;

/** Returns "Zehao Qin", "Zehao Qin and Bo Chen" or "Zehao Qin et al."; empty when no author is known. */
export function shortAuthors({ authors, moreAuthors }: Authors): string {
  const [first, second] = authors;
  if (first === undefined) return '';
  if (moreAuthors === true || authors.length > 2) return `${first} et al.`;
  return second === undefined ? first : `${first} and ${second}`;
}

/** Returns all known names, or the first `most`: "Zehao Qin, Bo Chen, Ada Li et al." */
export function authorNames({ authors, moreAuthors }: Authors, most = Infinity): string {
  const isPart = authors.length > most || (moreAuthors === true && authors.length > 0);
  return authors.slice(0, most).join(', ') + (isPart ? ' et al.' : '');
}

/**
 * Returns the `count` newest papers, newest first, in one pass, because sorting a large catalogue would take too
 * long.
 */
export function newestPapers(papers: readonly Paper[], count: number): Paper[] {
  const newest: Paper[] = [];
  for (const paper of papers) {
    const last = newest.at(-1);
    if (newest.length === count && last !== undefined && paper.published <= last.published) continue;
    const at = newest.findIndex(other => paper.published > other.published);
    newest.splice(at === -1 ? newest.length : at, 0, paper);
    if (newest.length > count) newest.pop();
  }
  return newest;
}

export interface ThemeAssignment {
  /** User themes first, then themes declared by sources, then clusters of the remaining papers. */
  readonly themes: readonly Theme[];
  /** Returns the id of one of the themes, or an empty string. */
  readonly themeOf: (paper: Paper) => string;
}
