// Finds the titles of papers that a text cites, with their exact offsets.
import { Letters } from './letters.ts';
import type { IsProse } from './prose.ts';
import { isCited, namesAuthor } from './titleContext.ts';
import type { TitleIndex, TitleMatch } from './titleIndex.ts';

/** A title in a text: its paper, and the offsets of its first character and after its last. */
export type CitedTitle = Pick<TitleMatch, 'paper' | 'isEntry' | 'start' | 'end'>;

/** Longest title in a text, with marks and indentation, in characters. */
const maxTitle = 1200;
const letters = new Letters();

interface Range {
  readonly from: number;
  readonly to: number;
  /** Gets the hash of each place where a title could begin. */
  readonly onStart?: (hash: number) => void;
}

/** What stands between words in code. */
const inCode = /[=@|]|;\s|[a-z][_(][a-z]/i;
/** One word that goes on to a space or a colon, or one of a script without spaces. */
const longWord = /^[^\0-\x7f]|^[\p{L}\p{N}'’+/\p{Pd}]+[:\s,]/u;
const wordReach = 20;

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
  let isStart = false;
  // The character before tells whether the first letter begins a word.
  letters.read(text, Math.max(0, from - 1), Math.min(text.length, to + maxTitle));
  index.find(
    letters,
    to,
    match => {
      if (isStart) matches.push(match);
    },
    (hash, offset, last) => {
      isStart = offset >= from && readsAsProse(text, offset, last);
      if (isStart) onStart?.(hash);
    },
  );
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

/** Whether the first letters of a title, from one offset to the other, stand in words and not in code. */
function readsAsProse(text: string, from: number, last: number): boolean {
  const words = text.slice(from, last);
  return !inCode.test(words) && (/\s/.test(words) || longWord.test(text.slice(from, last + wordReach)));
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
 * Of several papers with these words, the one whose author is named beside them, or the whole title that is known longest,
 * best of the catalogue. A part that several titles share names none.
 */
function oneOf(text: string, same: readonly [TitleMatch, ...TitleMatch[]]): TitleMatch | undefined {
  const [first] = same;
  if (same.length === 1) return first;
  const whole = same.filter(({ isWhole }) => isWhole);
  const possible = [...(whole.length > 0 ? whole : same)].sort(
    (a, b) => Number(a.isEntry) - Number(b.isEntry) || a.title - b.title,
  );
  return possible.find(match => namesAuthor(text, match)) ?? (whole.length > 0 ? possible[0] : undefined);
}
