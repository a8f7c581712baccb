// Filters and groups the catalogue for the Papers view.
import type { Clock } from '../../core/base/ports.ts';
import type { Catalogue, CatalogueContents } from '../../core/papers/catalogue.ts';
import {
  bySource,
  byStatus,
  byTheme,
  byYear,
  groupPapers,
  sortPapers,
  type Arrangement,
  type Grouping,
  type SortBy,
} from '../../core/papers/grouping.ts';
import type { Paper } from '../../core/papers/paper.ts';
import { paperFilter } from '../../core/papers/paperFilter.ts';
import type { Annotations } from '../../core/readingList/annotations.ts';
import type { PaperThemes } from '../../core/themes/paperThemes.ts';
import { sourceTitle } from '../../platform/sourceTitle.ts';
import { statusGroups } from './treeItems.ts';
import { GroupNode } from './treeNodes.ts';

export interface GroupedPapersDependencies {
  readonly arrangement: () => Arrangement;
  readonly catalogue: Catalogue;
  readonly clock: Clock;
  readonly paperThemes: Pick<PaperThemes, 'read'>;
  /** Annotations of a paper; papers that the reading list hides are left out. */
  readonly annotations: Pick<Annotations, 'of' | 'isHidden'>;
}

export interface GroupedPapers {
  readonly contents: CatalogueContents;
  readonly groups: readonly GroupNode[];
  readonly sortBy: SortBy;
  /** Number of papers that pass the filter. */
  readonly passing: number;
}

/** Maximum number of filtered papers for which all groups are expanded. */
const maxOpened = 200;

/**
 * Filters and groups the papers of the catalogue. Keeps the number of rows shown per group from `before`, the previous
 * result, and returns its group objects when the rows are the same. Rejects when the signal is aborted.
 */
export async function readGroupedPapers(
  dependencies: GroupedPapersDependencies,
  filter: string,
  before: GroupedPapers | undefined,
  signal: AbortSignal,
): Promise<GroupedPapers> {
  const { arrangement, catalogue, clock, annotations } = dependencies;
  const { groupBy, sortBy } = arrangement();
  const contents = await catalogue.contents();
  const passes = paperFilter(filter) ?? (() => true);
  let passing = 0;
  const include = (paper: Paper): boolean => {
    if (annotations.isHidden(paper) || !passes(paper)) return false;
    passing += 1;
    return true;
  };
  const grouping = await groupingBy(groupBy, contents, dependencies);
  const found = await groupPapers(contents.papers, grouping, clock, { include, signal });
  const isOpen = filter !== '' && passing <= maxOpened;
  const sort = (papers: readonly Paper[]): Promise<readonly Paper[]> => sortPapers(papers, sortBy, clock);
  const shown = new Map(before?.groups.map(node => [node.group.id, node.shown]));
  const groups = found.map(group => new GroupNode(group, sort, { shown: shown.get(group.id), isOpen }));
  const isSame = before?.sortBy === sortBy && sameGroups(groups, before.groups);
  return { contents, groups: isSame ? before.groups : groups, sortBy, passing };
}

/** Whether both are the same rows in the view, the row for unreadable records included. */
export function sameRows(a: GroupedPapers, b: GroupedPapers): boolean {
  return a.groups === b.groups && sameItems(a.contents.failures, b.contents.failures, Object.is);
}

function sameGroups(groups: readonly GroupNode[], others: readonly GroupNode[]): boolean {
  return sameItems(groups, others, (node, other) => {
    const [{ title, papers }, { title: otherTitle, papers: otherPapers }] = [node.group, other.group];
    return node.id === other.id && title === otherTitle && sameItems(papers, otherPapers, Object.is);
  });
}

function sameItems<T>(
  items: readonly T[],
  others: readonly T[],
  same: (item: T, other: T) => boolean,
): boolean {
  return (
    items.length === others.length &&
    items.every((item, at) => {
      const other = others[at];
      return other !== undefined && same(item, other);
    })
  );
}

async function groupingBy(
  groupBy: Arrangement['groupBy'],
  { sources }: CatalogueContents,
  { annotations, paperThemes }: GroupedPapersDependencies,
): Promise<Grouping> {
  switch (groupBy) {
    case 'theme':
      return byTheme(await paperThemes.read());
    case 'year':
      return byYear;
    case 'source':
      return bySource(sources.map(source => ({ ...source, title: sourceTitle(source) })));
    case 'status':
      return byStatus(statusGroups(), paper => annotations.of(paper)?.status);
  }
}
