// Converts offsets in a text to lines and characters, as editors count them: from 0.
import type { Span } from '../formats/bibtexScanner.ts';

export interface Position {
  readonly line: number;
  readonly character: number;
}

export interface Range {
  readonly start: Position;
  readonly end: Position;
}

/** Returns the offset of each line's first character. */
export function lineStarts(text: string): readonly number[] {
  const starts = [0];
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}

export function positionAt(starts: readonly number[], offset: number): Position {
  let [from, to] = [0, starts.length];
  while (to - from > 1) {
    const middle = (from + to) >> 1;
    if ((starts[middle] ?? 0) <= offset) from = middle;
    else to = middle;
  }
  return { line: from, character: offset - (starts[from] ?? 0) };
}

export function rangeOf(starts: readonly number[], { start, end }: Span): Range {
  return { start: positionAt(starts, start), end: positionAt(starts, end) };
}
