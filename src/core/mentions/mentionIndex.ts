// Index of the papers that the workspace's files mention, with their places, kept per file.
import * as z from 'zod/mini';
import { Emitter, type Event } from '../base/emitter.ts';
import type { AbortSignalLike, Clock } from '../base/ports.ts';
import { forEachInSlices } from '../base/slices.ts';
import { identityKeys } from '../papers/merging.ts';
import type { Paper, PaperId } from '../papers/paper.ts';
import { entriesCited, type CitedKey, type KeyResolver } from './citedKeys.ts';
import { forEachPiece, placeIn, type Place } from './filePieces.ts';
import { findMentions } from './findMentions.ts';
import type { TitleChange } from './titles/titleIndexer.ts';

/** How a mention names its paper: by an id or a link, by its title, or by a citation key of a bibliography. */
type MentionKind = 'id' | 'title' | 'key';

/** A place in the workspace's files that mentions a paper. */
export interface Mention extends Place {
  readonly kind: MentionKind;
  readonly id: PaperId;
  /** The work as a bibliography of the workspace has it. The catalogue may not have it, or under another id. */
  readonly paper?: Paper;
}

/** Reason why the view is empty: no folder is open, the workspace is not trusted, or no file mentions a paper. */
export const MentionsEmptyReason = z.enum(['noFolder', 'untrusted', 'nothing']);
export type MentionsEmptyReason = z.infer<typeof MentionsEmptyReason>;

/** Finds the mentions by id in a file, in slices. Skips papers without a supported id. Rejects when the signal is aborted. */
export async function findMentionsInFile(
  file: string,
  text: string,
  clock: Clock,
  signal?: AbortSignalLike,
): Promise<Mention[]> {
  const mentions: Mention[] = [];
  await forEachPiece(text, clock, signal, (piece, line) => {
    for (const { id, start, end } of findMentions(piece))
      if (id !== undefined) mentions.push({ kind: 'id', ...placeIn(file, piece, line, { start, end }), id });
  });
  return mentions;
}

/** Returns the keys whose entries are works, as mentions of these. */
export function keyMentions(bibliographies: KeyResolver, cited: readonly CitedKey[]): Mention[] {
  return cited.flatMap(({ file, line, start, end, text, key, form }) => {
    const paper = entriesCited(bibliographies, { key, form }, file).entries[0]?.paper;
    return paper === undefined ? [] : [{ kind: 'key', file, line, start, end, text, id: paper.id, paper }];
  });
}

interface FileMentions {
  readonly mentions: readonly Mention[];
  readonly keys: readonly CitedKey[];
  /** The keys as mentions, with the bibliographies as they are now. */
  resolved?: readonly Mention[];
}

const noStarts = new Int32Array();
const none: FileMentions = { mentions: [], keys: [] };

export class MentionIndex {
  readonly #bibliographies: KeyResolver;
  readonly #byFile = new Map<string, FileMentions>();
  /** Hashes of the beginnings of titles in each file, should papers with these arrive. */
  readonly #titleStarts = new Map<string, Int32Array>();
  readonly #changed = new Emitter<undefined>();
  readonly onDidChange = this.#changed.event;

  constructor(bibliographies?: KeyResolver & { readonly onDidChange: Event<undefined> }) {
    this.#bibliographies = bibliographies ?? { entriesFor: () => [] };
    bibliographies?.onDidChange(() => {
      for (const [file, { mentions, keys }] of this.#byFile) this.#byFile.set(file, { mentions, keys });
      if (this.#byFile.size > 0) this.#changed.fire(undefined);
    });
  }

  /**
   * Replaces the mentions of a file, the keys that it cites, and where titles could begin. Fires no event if there were no
   * mentions and keys and are none.
   */
  put(
    file: string,
    mentions: readonly Mention[],
    keys: readonly CitedKey[] = [],
    titleStarts: Int32Array = noStarts,
  ): void {
    const before = this.#byFile.get(file);
    const isEmpty = mentions.length === 0 && keys.length === 0;
    if (isEmpty) this.#byFile.delete(file);
    else this.#byFile.set(file, { mentions: [...mentions].sort(byPlace), keys });
    if (titleStarts.length === 0) this.#titleStarts.delete(file);
    else this.#titleStarts.set(file, titleStarts);
    if (before !== undefined || !isEmpty) this.#changed.fire(undefined);
  }

  /** Resolves with the files that a change of the papers' titles concerns. Works in slices. */
  async filesToRead({ added, removed }: TitleChange, clock: Clock): Promise<readonly string[]> {
    const files: string[] = [];
    await forEachInSlices(this.knownFiles(), clock, file => {
      const isConcerned =
        (this.#titleStarts.get(file) ?? noStarts).some(hash => added.has(hash)) ||
        (this.#byFile.get(file) ?? none).mentions.some(({ kind, id }) => kind === 'title' && removed.has(id));
      if (isConcerned) files.push(file);
    });
    return files;
  }

  /** Returns the files that something is kept of at this address: the file itself, or those in the folder. */
  filesIn(address: string): readonly string[] {
    return this.knownFiles().filter(file => file === address || file.startsWith(`${address}/`));
  }

  /** Returns all files with mentions or keys. */
  files(): readonly string[] {
    return [...this.#byFile.keys()];
  }

  /** Returns these, and those where a title could begin. */
  knownFiles(): readonly string[] {
    return [...new Set([...this.#byFile.keys(), ...this.#titleStarts.keys()])];
  }

  drop(file: string): void {
    this.put(file, []);
  }

  clear(): void {
    this.#titleStarts.clear();
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
    return new Set(this.files().flatMap(file => this.#mentionsIn(file).map(({ id }) => id)));
  }

  /** Returns the mentions of a paper under any of its identity keys, ordered by file and line. */
  of(names: readonly string[]): readonly Mention[] {
    const nameSet = new Set(names);
    return this.#inOrder().filter(
      ({ id, paper }) =>
        nameSet.has(id) || (paper !== undefined && [...identityKeys(paper)].some(name => nameSet.has(name))),
    );
  }

  /** Returns the keys that files cite, whether or not a bibliography has them, ordered by file and line. */
  keys(): readonly CitedKey[] {
    return [...this.#byFile.keys()].sort().flatMap(file => this.#byFile.get(file)?.keys ?? []);
  }

  #inOrder(): Mention[] {
    return [...this.#byFile.keys()].sort().flatMap(file => this.#mentionsIn(file));
  }

  #mentionsIn(file: string): readonly Mention[] {
    const found = this.#byFile.get(file) ?? none;
    if (found.keys.length === 0) return found.mentions;
    found.resolved ??= [...found.mentions, ...keyMentions(this.#bibliographies, found.keys)].sort(byPlace);
    return found.resolved;
  }
}

const byPlace = (a: Mention, b: Mention): number => a.line - b.line || a.start - b.start;
