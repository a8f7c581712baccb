// Finds the titles of papers that a text cites, with their exact offsets.
import type { Paper } from '../../papers/paper.ts';
import type { IsProse } from './prose.ts';
import { isCited } from './titleContext.ts';
import { Letters } from './letters.ts';
import type { TitleIndex, TitleMatch } from './titleIndex.ts';

export interface CitedTitle {
  readonly paper: Paper;
  readonly start: number;
  readonly end: number;
}

/** Longest title in a text, with marks and indentation, in characters. */
const maxTitle = 1200;
const letters = new Letters();

/**
 * Returns the titles that begin from offset `from` to `to`, in text order, without overlaps: the longest wins. `isProse`
 * tells comments, docstrings and prose from code.
 */
export function findTitles(
  text: string,
  index: TitleIndex,
  isProse: IsProse,
  from = 0,
  to = text.length,
): CitedTitle[] {
  const matches: TitleMatch[] = [];
  letters.read(text, from, Math.min(text.length, to + maxTitle));
  index.find(letters, to, match => matches.push(match));
  const cited = longestFirst(matches).filter(match => isCited(text, match) && isProse(match.start));
  const chosen: TitleMatch[] = [];
  for (const match of cited)
    if (!chosen.some(({ start, end }) => match.start < end && start < match.end)) chosen.push(match);
  return chosen.sort((a, b) => a.start - b.start);
}

function longestFirst(matches: readonly TitleMatch[]): TitleMatch[] {
  const length = ({ start, end }: TitleMatch): number => end - start;
  return [...matches].sort((a, b) => length(b) - length(a) || Number(b.isWhole) - Number(a.isWhole));
}
