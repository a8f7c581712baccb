// Finds the titles of papers that a text cites, with their exact offsets.
import type { Paper } from '../../papers/paper.ts';
import { Letters } from './letters.ts';
import type { IsProse } from './prose.ts';
import { isCited, namesAuthor } from './titleContext.ts';
import type { TitleIndex, TitleMatch } from './titleIndex.ts';

export interface CitedTitle {
  readonly paper: Paper;
  readonly start: number;
  readonly end: number;
}

/** Longest title in a text, with marks and indentation, in characters. */
const maxTitle = 1200;
const letters = new Letters();

interface Range {
  readonly from: number;
  readonly to: number;
  /** Gets the hash of each place where a title could begin. */
  readonly onStart?: (hash: number) => void;
}

/**
 * Returns the titles that begin from offset `from` to `to`, in text order, without overlaps: the longest wins. `isProse`
 * tells comments, docstrings and documents from code.
 */
export function findTitles(
  text: string,
  index: TitleIndex,
  isProse: IsProse,
  { from, to, onStart }: Range = { from: 0, to: text.length },
): CitedTitle[] {
  const matches: TitleMatch[] = [];
  // The character before tells whether the first letter begins a word.
  letters.read(text, Math.max(0, from - 1), Math.min(text.length, to + maxTitle));
  index.find(letters, to, match => void (match.start >= from && matches.push(match)), onStart);
  const cited = matches.filter(match => isCited(text, match) && isProse(match.start));
  const chosen: TitleMatch[] = [];
  for (const same of longestFirst(cited)) {
    const [match] = same;
    if (chosen.some(({ start, end }) => match.start < end && start < match.end)) continue;
    const one = oneOf(text, same);
    if (one !== undefined) chosen.push(one);
  }
  return chosen.sort((a, b) => a.start - b.start);
}

/** The matches by the words that they match, those of the most characters first. */
function longestFirst(matches: readonly TitleMatch[]): [TitleMatch, ...TitleMatch[]][] {
  const byPlace = new Map<string, [TitleMatch, ...TitleMatch[]]>();
  for (const match of matches) {
    const place = `${match.start} ${match.end}`;
    const same = byPlace.get(place);
    if (same === undefined) byPlace.set(place, [match]);
    else same.push(match);
  }
  const length = ([{ start, end }]: readonly [TitleMatch, ...TitleMatch[]]): number => end - start;
  return [...byPlace.values()].sort((a, b) => length(b) - length(a));
}

/**
 * Of several papers with these words, the one whose author is named beside them, or the first whole title. A part that
 * several titles share names none.
 */
function oneOf(text: string, same: readonly [TitleMatch, ...TitleMatch[]]): TitleMatch | undefined {
  const [first] = same;
  if (same.length === 1) return first;
  const whole = same.filter(({ isWhole }) => isWhole);
  const possible = whole.length > 0 ? whole : same;
  return possible.find(match => namesAuthor(text, match)) ?? whole[0];
}
