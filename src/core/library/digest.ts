// Groups new papers by theme and ranks them by the reader's interests.
import type { Paper, PaperId, ThemeAssignment } from '../papers/paper.ts';
import type { RelatedPaper } from '../related/evidence.ts';

/** One description of the reader's interests, with the papers closest to it, best first. */
export interface Interest {
  /** Display name: "your reading list", "ecg_mae.py". */
  readonly title: string;
  readonly papers: readonly RelatedPaper[];
}

export interface DigestEntry {
  readonly paper: Paper;
  /** Higher is closer to the reader's interests; 0 for a paper that no interest ranks. */
  readonly score: number;
  /** The interest that ranks the paper highest, and the terms that they share. */
  readonly because?: { readonly title: string; readonly terms: readonly string[] };
}

export interface DigestGroup {
  /** Empty for papers without a theme. */
  readonly theme: string;
  readonly entries: readonly DigestEntry[];
}

/** Reciprocal rank fusion (Cormack, Clarke and Büttcher, SIGIR 2009): the sum of 1 / (60 + rank) over all rankings, ranks from 1. */
const rankOffset = 60;
const shownTerms = 4;

/** Sorts groups by their best paper, and papers by score and then by date, newest first. */
export function buildDigest(
  papers: readonly Paper[],
  { themes, themeOf }: ThemeAssignment,
  interests: readonly Interest[],
): DigestGroup[] {
  const entries = papers.map(paper => entryOf(paper, interests)).sort(byScore);
  const titles = new Map(themes.map(({ id, title }) => [id, title]));
  const groups = new Map<string, DigestEntry[]>();
  for (const entry of entries) {
    const theme = titles.get(themeOf(entry.paper)) ?? '';
    const group = groups.get(theme);
    if (group === undefined) groups.set(theme, [entry]);
    else group.push(entry);
  }
  return Array.from(groups, ([theme, entries]) => ({ theme, entries }));
}

function entryOf(paper: Paper, interests: readonly Interest[]): DigestEntry {
  const named = interests.flatMap(({ title, papers }) => {
    const at = papers.findIndex(other => isOf(paper, other.paper));
    const found = papers[at];
    return found === undefined
      ? []
      : [{ title, rank: at + 1, terms: found.evidence.slice(0, shownTerms).map(({ label }) => label) }];
  });
  const score = named.reduce((sum, { rank }) => sum + 1 / (rankOffset + rank), 0);
  const [first] = named.toSorted((a, b) => a.rank - b.rank);
  return first === undefined
    ? { paper, score }
    : { paper, score, because: { title: first.title, terms: first.terms } };
}

const isOf = ({ id, aliases = [] }: Paper, other: PaperId): boolean =>
  id === other || aliases.includes(other);

function byScore(a: DigestEntry, b: DigestEntry): number {
  const [older, newer] = [a.paper.published < b.paper.published, a.paper.published > b.paper.published];
  return b.score - a.score || Number(older) - Number(newer);
}
