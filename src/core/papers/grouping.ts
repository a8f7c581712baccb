// The catalogue as the Papers view shows it: groups by theme, year, source or status; inside a group, by date or title.
import * as z from 'zod/mini';
import type { AbortSignalLike, Clock } from '../base/ports.ts';
import { forEachInSlices } from '../base/slices.ts';
import { sortInSlices } from '../base/sortInSlices.ts';
import { publishedYear, type Paper, type Source, type ThemeAssignment } from './paper.ts';

export const Arrangement = z.object({
  groupBy: z.enum(['theme', 'year', 'source', 'status']),
  sortBy: z.enum(['date', 'title']),
});
export type Arrangement = Readonly<z.infer<typeof Arrangement>>;
type GroupBy = Arrangement['groupBy'];
export type SortBy = Arrangement['sortBy'];

export const defaultArrangement: Arrangement = { groupBy: 'theme', sortBy: 'date' };

export interface PaperGroup {
  /** Unique among groups of every kind, and the same from one session to the next. */
  readonly id: string;
  /** Empty for papers whose theme, source, year or status nobody declared. */
  readonly title: string;
  /** As the catalogue has them: `sortPapers` when they are to be shown. */
  readonly papers: readonly Paper[];
}

export interface GroupKey {
  readonly id: string;
  readonly title: string;
}

/** What papers are grouped by. */
export interface Grouping {
  readonly groupBy: GroupBy;
  /** In the order shown; where nobody declares any, the papers' own keys, the greatest first. */
  readonly declared?: readonly GroupKey[];
  /** Ids of the groups that a paper stands in. */
  readonly keysOf: (paper: Paper) => readonly string[];
}

export function byTheme({ themes, themeOf }: ThemeAssignment): Grouping {
  return { groupBy: 'theme', declared: themes, keysOf: paper => [themeOf(paper)] };
}

export const byYear: Grouping = { groupBy: 'year', keysOf: paper => [publishedYear(paper)] };

export function bySource(sources: readonly Source[]): Grouping {
  return { groupBy: 'source', declared: sources, keysOf: paper => paper.sources };
}

/** `statusOf` gives the id of a status, or nothing for a paper that is not on the reading list. */
export function byStatus(
  statuses: readonly GroupKey[],
  statusOf: (paper: Paper) => string | undefined,
): Grouping {
  return { groupBy: 'status', declared: statuses, keysOf: paper => [statusOf(paper) ?? ''] };
}

/**
 * Groups in the order they were declared, those without papers left out, and last what fits in none. Only papers that
 * are `requiredCapabilities`. Rejects with the signal's reason as soon as it is aborted.
 */
export async function groupPapers(
  papers: readonly Paper[],
  { groupBy, declared, keysOf }: Grouping,
  clock: Clock,
  { include, signal }: { include?: ((paper: Paper) => boolean) | undefined; signal?: AbortSignalLike } = {},
): Promise<PaperGroup[]> {
  const papersOf = new Map<string, Paper[]>();
  const known = declared && new Set(declared.map(({ id }) => id));
  await forEachInSlices(
    papers,
    clock,
    paper => {
      if (include !== undefined && !include(paper)) return;
      for (const key of keysOf(paper)) {
        const id = known === undefined || known.has(key) ? key : '';
        const members = papersOf.get(id);
        if (members === undefined) papersOf.set(id, [paper]);
        // Under two sources that nobody declared it still is one paper.
        else if (members.at(-1) !== paper) members.push(paper);
      }
    },
    { ...(signal && { signal }) },
  );
  const groups = declared ?? ownKeys(papersOf);
  return [...groups, { id: '', title: '' }].flatMap(({ id, title }) => {
    const members = papersOf.get(id);
    return members === undefined ? [] : [{ id: `${groupBy}:${id}`, title, papers: members }];
  });
}

function ownKeys(papersOf: ReadonlyMap<string, unknown>): GroupKey[] {
  return [...papersOf.keys()]
    .filter(key => key !== '')
    .sort((a, b) => (a < b ? 1 : -1))
    .map(key => ({ id: key, title: key }));
}

/** A sorted copy: the latest first, or A to Z. Rejects with the signal's reason as soon as it is aborted. */
export function sortPapers(
  papers: readonly Paper[],
  sortBy: SortBy,
  clock: Clock,
  signal?: AbortSignalLike,
): Promise<Paper[]> {
  return sortInSlices(papers, comparators[sortBy], clock, signal);
}

const byTitle = (a: Paper, b: Paper): number => titles.compare(a.title, b.title);
const byDate = (a: Paper, b: Paper): number =>
  a.published === b.published ? byTitle(a, b) : a.published < b.published ? 1 : -1;
const titles = new Intl.Collator('en', { sensitivity: 'base', numeric: true });
const comparators: Readonly<Record<SortBy, (a: Paper, b: Paper) => number>> = {
  date: byDate,
  title: byTitle,
};
