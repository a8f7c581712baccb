// Lists of recent searches and recently opened papers, latest first.
import * as z from 'zod/mini';
import { PaperId } from './paper.ts';

export const Recents = z.object({ searches: z.array(z.string()), papers: z.array(PaperId) });
export type Recents = Readonly<z.infer<typeof Recents>>;

export const noRecents: Recents = { searches: [], papers: [] };

const keptSearches = 5;
const keptPapers = 8;

export function withSearch(recents: Recents, query: string): Recents {
  return { ...recents, searches: latestFirst(recents.searches, query.trim(), keptSearches) };
}

export function withPaper(recents: Recents, id: PaperId): Recents {
  return { ...recents, papers: latestFirst(recents.papers, id, keptPapers) };
}

/** Moves the item to the front and drops the oldest beyond `most`. Ignores an empty item. */
function latestFirst(items: readonly string[], item: string, most: number): string[] {
  if (item === '') return [...items];
  return [item, ...items.filter(other => other !== item)].slice(0, most);
}
