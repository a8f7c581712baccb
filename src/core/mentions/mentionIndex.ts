// Index of the papers that the workspace's files mention, with their places, kept per file.
import * as z from 'zod/mini';
import { Emitter } from '../base/emitter.ts';
import type { AbortSignalLike, Clock } from '../base/ports.ts';
import type { PaperId } from '../papers/paper.ts';
import { findMentions } from './findMentions.ts';

/** How a mention names its paper: by an id or a link, by its title, or by a citation key of a bibliography. */
type MentionKind = 'id' | 'title' | 'key';

/** A place in the workspace's files that mentions a paper. */
export interface Mention {
  readonly kind: MentionKind;
  /** URI of the file. */
  readonly file: string;
  /** Zero-based line number. */
  readonly line: number;
  /** Character offsets in the line. */
  readonly start: number;
  readonly end: number;
  /** The line's text for display, trimmed and shortened. */
  readonly text: string;
  readonly id: PaperId;
}

/** Reason why the view is empty: no folder is open, the workspace is not trusted, or no file mentions a paper. */
export const MentionsEmptyReason = z.enum(['noFolder', 'untrusted', 'nothing']);
export type MentionsEmptyReason = z.infer<typeof MentionsEmptyReason>;

/** Characters scanned at once, which takes about 2 ms. */
const chunkLength = 1 << 15;
const sliceMs = 8;
const shownText = 200;

/** Finds the mentions in a file, in slices. Skips papers without a supported id. Rejects when the signal is aborted. */
export async function findMentionsInFile(
  file: string,
  text: string,
  clock: Clock,
  signal?: AbortSignalLike,
): Promise<Mention[]> {
  const mentions: Mention[] = [];
  let line = 0;
  let end = clock.now() + sliceMs;
  for (let at = 0; at < text.length;) {
    const piece = pieceFrom(text, at);
    at += piece.length;
    const found = findMentions(piece);
    if (found.length > 0) mentions.push(...placesOf(file, piece, line, found));
    line += piece.split('\n').length - 1;
    if (clock.now() < end) continue;
    await clock.yieldToHost();
    signal?.throwIfAborted();
    end = clock.now() + sliceMs;
  }
  return mentions;
}

/** Returns a chunk that ends at a line end, or of fixed length when the line is extremely long. */
function pieceFrom(text: string, at: number): string {
  const end = text.indexOf('\n', at + chunkLength);
  return text.slice(at, end === -1 || end > at + 2 * chunkLength ? at + 2 * chunkLength : end + 1);
}

function placesOf(
  file: string,
  piece: string,
  firstLine: number,
  found: ReturnType<typeof findMentions>,
): Mention[] {
  return found.flatMap(({ id, start, end }) => {
    if (id === undefined) return [];
    const from = piece.lastIndexOf('\n', start - 1) + 1;
    const to = piece.indexOf('\n', start);
    const line = firstLine + piece.slice(0, start).split('\n').length - 1;
    const text = piece
      .slice(from, to === -1 ? undefined : to)
      .trim()
      .slice(0, shownText);
    return [{ kind: 'id', file, line, start: start - from, end: end - from, text, id }];
  });
}

export class MentionIndex {
  readonly #byFile = new Map<string, readonly Mention[]>();
  readonly #changed = new Emitter<undefined>();
  readonly onDidChange = this.#changed.event;

  /** Replaces the mentions of a file. Fires no event if there were none and are none. */
  put(file: string, mentions: readonly Mention[]): void {
    const before = this.#byFile.get(file);
    if (mentions.length === 0) this.#byFile.delete(file);
    else this.#byFile.set(file, mentions);
    if (before !== undefined || mentions.length > 0) this.#changed.fire(undefined);
  }

  /** Returns the files with mentions at this address: the file itself, or those in the folder. */
  filesIn(address: string): readonly string[] {
    return [...this.#byFile.keys()].filter(file => file === address || file.startsWith(`${address}/`));
  }

  drop(file: string): void {
    this.put(file, []);
  }

  clear(): void {
    if (this.#byFile.size === 0) return;
    this.#byFile.clear();
    this.#changed.fire(undefined);
  }

  /** Returns the mentions by paper, the most mentioned first, ordered by file and line. */
  papers(): ReadonlyMap<PaperId, readonly Mention[]> {
    const byPaper = new Map<PaperId, Mention[]>();
    for (const mention of this.#inOrder()) {
      const places = byPaper.get(mention.id);
      if (places === undefined) byPaper.set(mention.id, [mention]);
      else places.push(mention);
    }
    return new Map([...byPaper].sort(([, a], [, b]) => b.length - a.length));
  }

  /** Returns all mentioned ids, in no particular order. */
  ids(): ReadonlySet<PaperId> {
    return new Set([...this.#byFile.values()].flatMap(mentions => mentions.map(({ id }) => id)));
  }

  /** Returns the mentions of a paper under any of its ids, ordered by file and line. */
  of(ids: readonly PaperId[]): readonly Mention[] {
    const idSet = new Set(ids);
    return this.#inOrder().filter(({ id }) => idSet.has(id));
  }

  #inOrder(): Mention[] {
    return [...this.#byFile.keys()].sort().flatMap(file => this.#byFile.get(file) ?? []);
  }
}
