// The catalogue as the Papers view shows it: groups by theme, year or source, each sorted by date or title.
import * as z from 'zod/mini';
import type { CatalogueContents } from './catalogue.ts';
import { publishedYear, type Paper } from './paper.ts';

export const Arrangement = z.object({
  groupBy: z.enum(['theme', 'year', 'source']),
  sortBy: z.enum(['date', 'title']),
});
export type Arrangement = Readonly<z.infer<typeof Arrangement>>;
export type GroupBy = Arrangement['groupBy'];
export type SortBy = Arrangement['sortBy'];

export const defaultArrangement: Arrangement = { groupBy: 'theme', sortBy: 'date' };

export interface PaperGroup {
  /** Unique among groups of every kind, and the same from one session to the next. */
  readonly id: string;
  /** Empty for papers that name a theme or source nobody declared. */
  readonly title: string;
  readonly papers: readonly Paper[];
}

interface GroupKey {
  readonly id: string;
  readonly title: string;
}

/** Groups in the order their themes or sources were declared (years: latest first), those without papers left out. */
export function groupPapers(contents: CatalogueContents, { groupBy, sortBy }: Arrangement): PaperGroup[] {
  const papersOf = new Map<string, Paper[]>();
  const declared = declaredGroups(contents, groupBy);
  const known = new Set(declared.map(group => group.id));
  for (const paper of [...contents.papers].sort(comparators[sortBy])) {
    for (const key of keysOf(paper, groupBy)) {
      const id = known.has(key) ? key : '';
      const members = papersOf.get(id);
      if (members === undefined) papersOf.set(id, [paper]);
      else members.push(paper);
    }
  }
  return [...declared, { id: '', title: '' }].flatMap(({ id, title }) => {
    const papers = papersOf.get(id);
    return papers === undefined ? [] : [{ id: `${groupBy}:${id}`, title, papers }];
  });
}

function declaredGroups(contents: CatalogueContents, groupBy: GroupBy): readonly GroupKey[] {
  switch (groupBy) {
    case 'theme':
      return contents.themes;
    case 'source':
      return contents.sources;
    case 'year':
      return [...new Set(contents.papers.map(publishedYear))]
        .sort((a, b) => (a < b ? 1 : -1))
        .map(year => ({ id: year, title: year }));
  }
}

function keysOf(paper: Paper, groupBy: GroupBy): readonly string[] {
  switch (groupBy) {
    case 'theme':
      return [paper.theme];
    case 'source':
      return paper.sources;
    case 'year':
      return [publishedYear(paper)];
  }
}

const byTitle = (a: Paper, b: Paper): number => titles.compare(a.title, b.title);
const byDate = (a: Paper, b: Paper): number =>
  a.published === b.published ? byTitle(a, b) : a.published < b.published ? 1 : -1;
const titles = new Intl.Collator('en', { sensitivity: 'base', numeric: true });
const comparators: Readonly<Record<SortBy, (a: Paper, b: Paper) => number>> = {
  date: byDate,
  title: byTitle,
};
