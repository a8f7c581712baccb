// Finds the titles that a file cites, as mentions, and the places where titles could stand that no paper has yet.
import type { AbortSignalLike, Clock } from '../../base/ports.ts';
import { languageOfPath } from '../../comments/languageOfPath.ts';
import type { Paper } from '../../papers/paper.ts';
import { placeIn, type Place } from '../filePieces.ts';
import { findTitles } from './findTitles.ts';
import { proseOf } from './prose.ts';
import type { TitleIndex } from './titleIndex.ts';

export interface TitlesInFile {
  readonly mentions: readonly TitleMention[];
  /** Hashes of the beginnings of titles, should papers with these arrive. */
  readonly starts: Int32Array;
}

interface TitleMention extends Place {
  readonly kind: 'title';
  readonly id: string;
  /** Set when only a bibliography of the workspace has the paper. */
  readonly paper?: Paper;
}

/** Characters read at once, which takes less than a millisecond. */
const pieceLength = 1 << 15;
const sliceMs = 8;

/** Works in slices. Rejects with the signal's reason when it is aborted. */
export async function findTitlesInFile(
  file: string,
  text: string,
  index: TitleIndex,
  clock: Clock,
  { signal, languageId = 'plaintext' }: { signal?: AbortSignalLike | undefined; languageId?: string } = {},
): Promise<TitlesInFile> {
  const isUnknown = languageId === 'plaintext' || languageId === '';
  const language = isUnknown ? languageOfPath(file) : languageId;
  const isProse = proseOf(language, text);
  const mentions: TitleMention[] = [];
  const starts = new Set<number>();
  const onStart = (hash: number): void => void starts.add(hash);
  let [counted, line] = [0, 0];
  let sliceEnd = clock.now() + sliceMs;
  for (let from = 0; language !== '' && from < text.length; from += pieceLength) {
    for (const { paper, isEntry, start, end } of findTitles(text, index, isProse, {
      ...{ from, to: Math.min(from + pieceLength, text.length), onStart },
    })) {
      // A title can go on in the next line; its place is what stands of it in the first.
      const lineStart = text.lastIndexOf('\n', start - 1) + 1;
      const lineEnd = text.indexOf('\n', start);
      line += linesIn(text, counted, lineStart);
      counted = lineStart;
      const shown = text.slice(lineStart, lineEnd === -1 ? undefined : lineEnd);
      const range = { start: start - lineStart, end: Math.min(end - lineStart, shown.trimEnd().length) };
      const place = placeIn(file, shown, line, range);
      mentions.push({ kind: 'title', ...place, id: paper.id, ...(isEntry ? { paper } : {}) });
    }
    if (clock.now() < sliceEnd) continue;
    await clock.yieldToHost();
    signal?.throwIfAborted();
    sliceEnd = clock.now() + sliceMs;
  }
  return { mentions, starts: Int32Array.from(starts) };
}

function linesIn(text: string, from: number, to: number): number {
  let count = 0;
  for (let at = text.indexOf('\n', from); at !== -1 && at < to; at = text.indexOf('\n', at + 1)) count++;
  return count;
}
