// What a paper is. Every paper in memory came through the schema below.
import * as z from 'zod/mini';
import { plainText } from './text/plainText.ts';

const Line = z.pipe(z.string(), z.transform(plainText)).check(z.minLength(1));

/** `arxiv:2604.11359`, `doi:10.1000/xyz` or `local:<hash>`; never carries a version. */
export const PaperId = z.string().check(z.regex(/^(?:arxiv|doi|local):\S+$/));
export type PaperId = z.infer<typeof PaperId>;

export const Paper = z.object({
  id: PaperId,
  title: Line,
  abstract: Line,
  authors: z.array(Line),
  /** Calendar day, `YYYY-MM-DD`, without a time zone. */
  published: z.iso.date(),
  /** Id of the theme the paper belongs to. */
  theme: z.string(),
  /** Ids of every source that named this paper. */
  sources: z.array(z.string()).check(z.minLength(1)),
  /** Comments on the paper's Hugging Face page when it was listed. */
  comments: z._default(z.int().check(z.nonnegative()), 0),
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

/** Four digits, as text: it is only ever shown and compared. */
export function publishedYear(paper: Paper): string {
  return paper.published.slice(0, 4);
}

/** "Zehao Qin", "Zehao Qin and Bo Chen", "Zehao Qin et al."; empty when no author is known. */
export function shortAuthors({ authors }: Paper): string {
  const [first, second] = authors;
  if (first === undefined) return '';
  if (second === undefined) return first;
  return authors.length === 2 ? `${first} and ${second}` : `${first} et al.`;
}

/** The latest papers, newest first, in one pass: a catalogue may be too long to sort for them. */
export function newestOf(papers: readonly Paper[], count: number): Paper[] {
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
