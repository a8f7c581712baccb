// Finds indexed words within one or two typing errors of a query word. Used by query expansion for words that no
// paper, or almost no paper, has.
import type { InvertedIndex } from './invertedIndex.ts';

/** Minimum length in characters; shorter words have too many neighbours to guess the intended one. */
const minLength = 4;
/** Maximum length in characters of the words in the vocabulary. */
const maxLength = 40;
/** Length in characters from which two errors are tolerated instead of one. */
const longWord = 8;
/**
 * Returns the terms of the closest words within one error (two in long words). An error is a missing, extra or wrong
 * letter, or two swapped neighbouring letters. If `halfTyped`, compares with the closest prefix of each word.
 */
export function fuzzyTerms(typed: string, halfTyped: boolean, index: InvertedIndex): readonly number[] {
  if (typed.length < minLength || typed.length > maxLength || /\d/.test(typed)) return [];
  for (const head of possiblePrefixes(typed)) {
    const closest = closestWithPrefix(head, typed, halfTyped, index);
    if (closest.length > 0) return closest;
  }
  return [];
}

/**
 * Returns the two-letter prefixes that the intended word may have; only words with these prefixes are compared.
 * Allows for correct letters (the usual case), two swapped letters, and one extra letter.
 */
export function possiblePrefixes(typed: string): ReadonlySet<string> {
  const [a = '', b = '', c = ''] = typed;
  return new Set([a + b, b + a, a + c, b + c]);
}

function closestWithPrefix(
  head: string,
  typed: string,
  halfTyped: boolean,
  index: InvertedIndex,
): readonly number[] {
  let best = typed.length >= longWord ? 2 : 1;
  let closest: number[] = [];
  const { vocabulary } = index;
  for (const number of vocabulary.wordsWithPrefix(head)) {
    const word = vocabulary.text(number);
    if (word.length < typed.length - best || (!halfTyped && word.length > typed.length + best)) continue;
    const term = vocabulary.term(number);
    const distance = editDistance(typed, word, halfTyped, best);
    if (distance > best || distance === 0 || index.documentFrequency(term) === 0) continue;
    if (distance < best) closest = [];
    best = distance;
    closest.push(term);
  }
  return closest;
}

/**
 * Returns the optimal string alignment distance (Damerau 1964, no substring edited twice) between the typed word and
 * `word`, or, with `beginning`, its closest prefix. A result above `limit` only means "too far". The typed text and the
 * limit together are at most 126.
 */
export function editDistance(typed: string, word: string, beginning: boolean, limit: number): number {
  const width = Math.min(word.length, typed.length + limit);
  const far = limit + 1;
  if (width < typed.length - limit) return far;
  for (let column = 0; column <= width; column++) last[column] = column;
  for (let row = 1; row <= typed.length; row++) {
    const letter = typed.charCodeAt(row - 1);
    // Only cells near the diagonal can be within the limit (Ukkonen 1985).
    const [from, to] = [Math.max(1, row - limit), Math.min(width, row + limit)];
    let least = (current[from - 1] = from === 1 ? row : far);
    for (let column = from; column <= to; column++) {
      const same = letter === word.charCodeAt(column - 1);
      let distance = cell(last, column - 1) + (same ? 0 : 1);
      distance = Math.min(distance, cell(last, column) + 1, cell(current, column - 1) + 1);
      if (!same && isSwapped(typed, row, word, column))
        distance = Math.min(distance, cell(beforeLast, column - 2) + 1);
      current[column] = distance;
      least = Math.min(least, distance);
    }
    current[to + 1] = far;
    if (least > limit) return far;
    [beforeLast, last, current] = [last, current, beforeLast];
  }
  if (!beginning) return width < word.length ? far : cell(last, width);
  let least = far;
  for (let column = Math.max(0, typed.length - limit); column <= width; column++)
    least = Math.min(least, cell(last, column));
  return least;
}

/** Three rows of the distance table, reused because each keystroke compares thousands of words. */
let [beforeLast, last, current] = [new Uint8Array(128), new Uint8Array(128), new Uint8Array(128)];

function cell(row: Uint8Array, column: number): number {
  return row[column] ?? 0;
}

function isSwapped(typed: string, row: number, word: string, column: number): boolean {
  return (
    row > 1 &&
    column > 1 &&
    typed.charCodeAt(row - 1) === word.charCodeAt(column - 2) &&
    typed.charCodeAt(row - 2) === word.charCodeAt(column - 1)
  );
}
