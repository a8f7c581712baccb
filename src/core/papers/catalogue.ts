// Holds all papers known now, one record per work, merged from parts: the bundled papers, the landmarks, and one part for
// each source that returned papers.
import { Emitter } from '../base/emitter.ts';
import type { Failure } from '../base/failures.ts';
import type { Clock } from '../base/ports.ts';
import { forEachInSlices } from '../base/slices.ts';
import { Deduplicator } from './deduplication.ts';
import { identityKeys } from './merging.ts';
import type { Paper, PaperId, Source, Theme } from './paper.ts';
import { PaperPieces } from './paperPieces.ts';

export interface CatalogueContents {
  readonly papers: readonly Paper[];
  readonly themes: readonly Theme[];
  readonly sources: readonly Source[];
  /** Records that could not be read; the readable ones are in `papers`. */
  readonly failures: readonly Failure[];
}

export const emptyContents: CatalogueContents = { papers: [], themes: [], sources: [], failures: [] };

/** Names of the part that is read on first access, and of the one that is read after it. */
const bundledPart = '';
const laterPart = 'later';

type Read = () => Promise<CatalogueContents>;

export class Catalogue {
  /** The pieces of its papers, shared by all who index them. */
  readonly pieces = new PaperPieces();
  readonly #read: Read;
  readonly #readLater: Read | undefined;
  readonly #clock: Clock;
  readonly #deduplicator = new Deduplicator();
  readonly #parts = new Map<string, CatalogueContents>();
  readonly #changed = new Emitter<undefined>();
  /** Fires after a part was put or dropped; listeners then call `contents` again. */
  readonly onDidChange = this.#changed.event;
  readonly #opened = new Emitter<undefined>();
  /** Fires once, when the bundled papers have been read on first access. Listeners start their slower reads then. */
  readonly onDidOpen = this.#opened.event;
  #bundled: Promise<void> | undefined;
  #later: Promise<void> | undefined;
  #changes: Promise<unknown> = Promise.resolve();
  #contents: CatalogueContents | undefined;

  /**
   * `read` returns the papers that the first answers need; it is called on first access. `readLater` returns more that
   * ships, and is called when those are there, so that nobody waits for it. It must not reject.
   */
  constructor(read: Read, clock: Clock, readLater?: Read) {
    this.#read = read;
    this.#readLater = readLater;
    this.#clock = clock;
  }

  /**
   * Returns the same object to every caller until `onDidChange` fires, and the same record for a work until that work
   * changes. When the first read rejects, the next call reads again.
   */
  async contents(): Promise<CatalogueContents> {
    await this.#readBundled();
    this.#contents ??= this.#mergeParts();
    return this.#contents;
  }

  /** As `contents`, with all that ships: for whoever answers once, and cannot correct the answer. */
  async complete(): Promise<CatalogueContents> {
    await this.#readBundled();
    await this.#later;
    return this.contents();
  }

  /** Returns the paper by any of its work's identity keys: its ids, and the hash of its title and first author. */
  async get(id: PaperId): Promise<Paper | undefined> {
    await this.#readBundled();
    return this.#deduplicator.get(id);
  }

  /** Returns the record of the same work, by any id, DOI, or title and first author. */
  async recordOf(paper: Paper): Promise<Paper | undefined> {
    await this.#readBundled();
    for (const name of identityKeys(paper)) {
      const record = this.#deduplicator.get(name);
      if (record !== undefined) return record;
    }
    return undefined;
  }

  /**
   * Replaces the part of that name, in slices. Records that are the same objects as before cost nothing, so a growing
   * part is best put as `[...before, ...more]`.
   */
  async put(part: string, contents: Partial<CatalogueContents>): Promise<void> {
    await this.#change(part, { ...emptyContents, ...contents });
    this.#changed.fire(undefined);
  }

  /** Removes a part. Works that other parts also contain stay, with the data of those parts. */
  async drop(part: string): Promise<void> {
    if (await this.#change(part, undefined)) this.#changed.fire(undefined);
  }

  /** Reads again what is read later: a setting says what belongs to it. Nothing to do before the first read. */
  async reload(): Promise<void> {
    if (this.#later === undefined) return;
    this.#later = this.#putLater();
    await this.#later;
  }

  #readBundled(): Promise<void> {
    this.#bundled ??= this.#read()
      .then(contents => this.#change(bundledPart, contents))
      .then(() => {
        this.#later = this.#putLater();
        this.#opened.fire(undefined);
      })
      .catch((error: unknown) => {
        this.#bundled = undefined;
        throw error;
      });
    return this.#bundled;
  }

  async #putLater(): Promise<void> {
    if (this.#readLater !== undefined) await this.put(laterPart, await this.#readLater());
  }

  /**
   * Runs changes one after the other: each works in slices, and parallel changes would see each other's intermediate
   * state.
   */
  #change(part: string, contents: CatalogueContents | undefined): Promise<boolean> {
    const change = this.#changes.then(() => this.#replace(part, contents));
    this.#changes = change.catch(() => undefined);
    return change;
  }

  /** Returns whether the part is there now or was before. */
  async #replace(part: string, contents: CatalogueContents | undefined): Promise<boolean> {
    if (contents === undefined && !this.#parts.has(part)) return false;
    const before = this.#parts.get(part)?.papers ?? [];
    const after = contents?.papers ?? [];
    const wasThere = await this.#setOf(before);
    const stays = await this.#setOf(before.length === 0 ? [] : after);
    await forEachInSlices(before, this.#clock, record => {
      if (!stays.has(record)) this.#deduplicator.remove(record);
    });
    await forEachInSlices(after, this.#clock, record => {
      if (!wasThere.has(record)) this.#deduplicator.add(record);
    });
    if (contents === undefined) this.#parts.delete(part);
    else this.#parts.set(part, contents);
    this.#contents = undefined;
    return true;
  }

  async #setOf(papers: readonly Paper[]): Promise<ReadonlySet<Paper>> {
    const set = new Set<Paper>();
    await forEachInSlices(papers, this.#clock, paper => set.add(paper));
    return set;
  }

  #mergeParts(): CatalogueContents {
    // What ships comes first, no matter when it was read.
    const order = [bundledPart, laterPart].reverse();
    const parts = [...this.#parts].sort(([a], [b]) => order.indexOf(b) - order.indexOf(a));
    const all = parts.map(([, part]) => part);
    return {
      papers: this.#deduplicator.papers(),
      themes: uniqueById(all.flatMap(({ themes }) => themes)),
      sources: uniqueById(all.flatMap(({ sources }) => sources)),
      failures: all.flatMap(({ failures }) => failures),
    };
  }
}

/** Keeps the first item of each id. */
function uniqueById<T extends { readonly id: string }>(items: readonly T[]): T[] {
  const seen = new Set<string>();
  return items.filter(({ id }) => !seen.has(id) && seen.add(id));
}
