// What a paper is. Every paper in memory came through the schema below.
import * as z from 'zod/mini';
import { toPlainText } from '../text/plainText.ts';

const Text = z.pipe(z.string(), z.transform(toPlainText));
const Line = Text.check(z.minLength(1));
const Https = z.url({ protocol: /^https$/ });

/** `arxiv:2604.11359`, `doi:10.1000/xyz` or `local:<hash>`; never carries a version. */
export const PaperId = z.string().check(z.regex(/^(?:arxiv|doi|local):\S+$/));
export type PaperId = z.infer<typeof PaperId>;

export const Paper = z.object({
  id: PaperId,
  title: Line,
  /** Empty when no source has one. */
  abstract: Text,
  authors: z.array(Line),
  /** As much of `YYYY-MM-DD` as is known: a day, a month, a year, or nothing. No time zone. */
  published: z.union([z.iso.date(), z.string().check(z.regex(/^(?:\d{4}(?:-(?:0[1-9]|1[0-2]))?)?$/))]),
  /** Id of the theme the paper belongs to; empty until it has one. */
  theme: z.string(),
  /** Ids of every source that named this paper. */
  sources: z.array(z.string()).check(z.minLength(1)),
  /** Comments on the paper's Hugging Face page when it was listed. */
  comments: z._default(z.int().check(z.nonnegative()), 0),
  upvotes: z.optional(z.int().check(z.nonnegative())),
  keywords: z.optional(z.array(Line)),
  /** Written by a model, not by the authors; shown with that label. */
  aiSummary: z.optional(Line),
  /** The code repository that a source names. */
  code: z.optional(Https),
  projectPage: z.optional(Https),
  /** Where it was published: a journal, a conference. */
  venue: z.optional(Line),
  /** The published version's, bare and in lower case: `10.1000/xyz`. */
  doi: z.optional(z.string()),
  /** arXiv's subject classes, the primary one first: `cs.CV`. */
  categories: z.optional(z.array(Line)),
  citationCount: z.optional(z.int().check(z.nonnegative())),
  /** Other names of the same work, from records merged into this one: ids, and titles as `merging.ts` writes them. */
  aliases: z.optional(z.array(z.string())),
});
export type Paper = Readonly<z.infer<typeof Paper>>;

export const Theme = z.object({
  id: z.string().check(z.minLength(1)),
  title: Line,
  /** Words and phrases that make a paper belong here, most telling first. */
  terms: z.array(Line),
});
export type Theme = Readonly<z.infer<typeof Theme>>;

export const Source = z.object({
  id: z.string().check(z.minLength(1)),
  title: Line,
});
export type Source = Readonly<z.infer<typeof Source>>;

/** Four digits as text, for showing and comparing; empty when unknown. */
export function publishedYear({ published }: Pick<Paper, 'published'>): string {
  return published.slice(0, 4);
}

/** "Zehao Qin", "Zehao Qin and Bo Chen", "Zehao Qin et al."; empty when no author is known. */
export function shortAuthors({ authors }: Pick<Paper, 'authors'>): string {
  const [first, second] = authors;
  if (first === undefined) return '';
  if (second === undefined) return first;
  return authors.length === 2 ? `${first} and ${second}` : `${first} et al.`;
}

/** The latest papers, newest first, in one pass: a catalogue may be too long to sort for them. */
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
  /** The user's first, then those that sources declared, then the groups of what is left. */
  readonly themes: readonly Theme[];
  /** The id of one of them, or nothing. */
  readonly themeOf: (paper: Paper) => string;
}
