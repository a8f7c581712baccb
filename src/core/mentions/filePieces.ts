// Reads the text of a file in pieces of whole lines, in slices, and says where something stands in the file.
import type { AbortSignalLike, Clock } from '../base/ports.ts';

/** A place in a file of the workspace. */
export interface Place {
  /** URI of the file. */
  readonly file: string;
  /** Zero-based line number. */
  readonly line: number;
  /** Character offsets in the line. */
  readonly start: number;
  readonly end: number;
  /** The line's text for display, trimmed and shortened. */
  readonly text: string;
}

/** Characters read at once, which takes about 2 ms. */
const pieceLength = 1 << 15;
const sliceMs = 8;
const shownText = 200;
/** Characters after a piece that are searched for a blank line, so that a citation over several lines stays whole. */
const paragraphReach = 1 << 12;

/** Calls `read` with each piece and the number of its first line. Rejects with the signal's reason when it is aborted. */
export async function forEachPiece(
  text: string,
  clock: Clock,
  signal: AbortSignalLike | undefined,
  read: (piece: string, firstLine: number) => void,
): Promise<void> {
  let line = 0;
  let end = clock.now() + sliceMs;
  for (let at = 0; at < text.length;) {
    const piece = pieceFrom(text, at);
    at += piece.length;
    read(piece, line);
    line += piece.split('\n').length - 1;
    if (clock.now() < end) continue;
    await clock.yieldToHost();
    signal?.throwIfAborted();
    end = clock.now() + sliceMs;
  }
}

/** Returns a piece that ends at a line end, or of fixed length when the line is extremely long. */
function pieceFrom(text: string, at: number): string {
  const least = at + pieceLength;
  const blank = /\n\r?\n/.exec(text.slice(least, least + paragraphReach));
  if (blank !== null) return text.slice(at, least + blank.index + blank[0].length);
  const end = text.indexOf('\n', least);
  return text.slice(at, end === -1 || end > at + 2 * pieceLength ? at + 2 * pieceLength : end + 1);
}

/** Returns the place of the characters from `start` to `end` of a piece. */
export function placeIn(
  file: string,
  piece: string,
  firstLine: number,
  { start, end }: { readonly start: number; readonly end: number },
): Place {
  const from = piece.lastIndexOf('\n', start - 1) + 1;
  const to = piece.indexOf('\n', start);
  const line = firstLine + piece.slice(0, start).split('\n').length - 1;
  const text = piece
    .slice(from, to === -1 ? undefined : to)
    .trim()
    .slice(0, shownText);
  return { file, line, start: start - from, end: end - from, text };
}
