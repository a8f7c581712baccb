// Groups papers for the Papers view by theme, year, source or status, and sorts each group by date or title.
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
  /** Unique across all kinds of groups, and stable between sessions. */
  readonly id: string;
  /** Empty for the group of papers without a declared theme, source, year or status. */
  readonly title: string;
  /** In catalogue order; call `sortPapers` before showing them. */
  readonly papers: readonly Paper[];
}

export interface GroupKey {
  readonly id: string;
  readonly title: string;
}

/** Says which groups a paper belongs to. */
export interface Grouping {
  readonly groupBy: GroupBy;
  /** Declared groups in display order. When absent, the papers' own keys are the groups, in descending order. */
  readonly declared?: readonly GroupKey[];
  /** Returns the ids of the groups that a paper belongs to. */
  readonly keysOf: (paper: Paper) => readonly string[];
}

export function byTheme({ themes, themeOf }: ThemeAssignment): Grouping {
  return { groupBy: 'theme', declared: themes, keysOf: paper => [themeOf(paper)] };
}

export const byYear: Grouping = { groupBy: 'year', keysOf: paper => [publishedYear(paper)] };

export function bySource(sources: readonly Source[]): Grouping {
  return { groupBy: 'source', declared: sources, keysOf: paper => paper.sources };
}

/** `statusOf` returns the id of a status, or undefined for a paper that is not on the reading list. */
export function byStatus(
  statuses: readonly GroupKey[],
  statusOf: (paper: Paper) => string | undefined,
): Grouping {
  return { groupBy: 'status', declared: statuses, keysOf: paper => [statusOf(paper) ?? ''] };
}

/**
 * Groups the papers that `include` accepts, in slices. Returns the non-empty groups in declared order, and last the
 * papers that fit none. Rejects with the signal's reason as soon as the signal is aborted.
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
        // A paper of two undeclared sources appears only once.
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

/** Returns a sorted copy, newest first or A to Z. Rejects with the signal's reason as soon as the signal is aborted. */
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
