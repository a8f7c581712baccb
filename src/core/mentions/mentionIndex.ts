// The papers that a workspace's files name, each with its places; kept file by file.
import * as z from 'zod/mini';
import { Emitter } from '../base/emitter.ts';
import type { AbortSignalLike, Clock } from '../base/ports.ts';
import type { PaperId } from '../papers/paper.ts';
import { findMentions } from './findMentions.ts';

/** A place in the workspace's files that names a paper by id or link. */
export interface Mention {
  /** The file's address. */
  readonly file: string;
  /** From 0. */
  readonly line: number;
  /** Characters of the line. */
  readonly start: number;
  readonly end: number;
  /** The line, for showing it. */
  readonly text: string;
  readonly id: PaperId;
}

/** Why a workspace shows no papers that it names: no folder is open, nothing of it may be read yet, no file names one. */
export const MentionsEmptyReason = z.enum(['noFolder', 'untrusted', 'nothing']);
export type MentionsEmptyReason = z.infer<typeof MentionsEmptyReason>;

/** Looked through in one go: some 2 ms. */
const chunkLength = 1 << 15;
const sliceMs = 8;
const shownText = 200;

/** In slices. Links whose ids are not ours are no mentions of a paper that could be shown. */
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

/** Ends with the end of a line, unless a line is longer than anyone wrote. */
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
    return [{ file, line, start: start - from, end: end - from, text, id }];
  });
}

export class MentionIndex {
  readonly #byFile = new Map<string, readonly Mention[]>();
  readonly #changed = new Emitter<undefined>();
  readonly onDidChange = this.#changed.event;

  /** Replaces what a file had; nothing is told when it had none and has none. */
  put(file: string, mentions: readonly Mention[]): void {
    const before = this.#byFile.get(file);
    if (mentions.length === 0) this.#byFile.delete(file);
    else this.#byFile.set(file, mentions);
    if (before !== undefined || mentions.length > 0) this.#changed.fire(undefined);
  }

  /** Those that name papers: the file itself, or the files of a folder. */
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

  /** The places of every paper, the most mentioned first; files and lines in order. */
  papers(): ReadonlyMap<PaperId, readonly Mention[]> {
    const byPaper = new Map<PaperId, Mention[]>();
    for (const mention of this.#inOrder()) {
      const places = byPaper.get(mention.id);
      if (places === undefined) byPaper.set(mention.id, [mention]);
      else places.push(mention);
    }
    return new Map([...byPaper].sort(([, a], [, b]) => b.length - a.length));
  }

  /** The ids that files name, in no order. */
  ids(): ReadonlySet<PaperId> {
    return new Set([...this.#byFile.values()].flatMap(mentions => mentions.map(({ id }) => id)));
  }

  /** Of one paper, by any of the ids that it goes by; files and lines in order. */
  of(ids: readonly PaperId[]): readonly Mention[] {
    const idSet = new Set(ids);
    return this.#inOrder().filter(({ id }) => idSet.has(id));
  }

  #inOrder(): Mention[] {
    return [...this.#byFile.keys()].sort().flatMap(file => this.#byFile.get(file) ?? []);
  }
}
