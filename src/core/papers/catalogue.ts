// Every paper known now, one record a work, from parts: what ships, and one part for each source that gave papers.
import { Emitter } from '../base/emitter.ts';
import type { Failure } from '../base/failures.ts';
import type { Clock } from '../base/ports.ts';
import { forEachInSlices } from '../base/slices.ts';
import { Deduplicator } from './deduplication.ts';
import type { Paper, PaperId, Source, Theme } from './paper.ts';

export interface CatalogueContents {
  readonly papers: readonly Paper[];
  readonly themes: readonly Theme[];
  readonly sources: readonly Source[];
  /** What could not be read; the papers that could are in `papers` all the same. */
  readonly failures: readonly Failure[];
}

const emptyContents: CatalogueContents = { papers: [], themes: [], sources: [], failures: [] };

/** The part that is read when the catalogue is first asked. */
const bundledPart = '';

export class Catalogue {
  readonly #read: () => Promise<CatalogueContents>;
  readonly #clock: Clock;
  readonly #deduplicator = new Deduplicator();
  readonly #parts = new Map<string, CatalogueContents>();
  readonly #changed = new Emitter<undefined>();
  /** After a part was put or dropped: ask for the contents again. */
  readonly onDidChange = this.#changed.event;
  readonly #opened = new Emitter<undefined>();
  /** Once, when what ships has been read for whoever asked first: the moment to read what takes longer. */
  readonly onDidOpen = this.#opened.event;
  #bundled: Promise<void> | undefined;
  #changes: Promise<unknown> = Promise.resolve();
  #contents: CatalogueContents | undefined;

  /** `read` gives what is there from the start, when that is first asked for. */
  constructor(read: () => Promise<CatalogueContents>, clock: Clock) {
    this.#read = read;
    this.#clock = clock;
  }

  /**
   * The same contents for every caller until `onDidChange`, and the same record of a work until that work changes.
   * A first read that rejects is tried again by the next caller.
   */
  async contents(): Promise<CatalogueContents> {
    await this.#readBundled();
    this.#contents ??= this.#mergeParts();
    return this.#contents;
  }

  /** By any id that the work goes by. */
  async get(id: PaperId): Promise<Paper | undefined> {
    await this.#readBundled();
    return this.#deduplicator.get(id);
  }

  /**
   * Puts a part in the place of the one with its name, in slices. Records that are the same objects as before cost
   * nothing, so a part that grows is best put as `[...before, ...more]`.
   */
  async put(part: string, contents: Partial<CatalogueContents>): Promise<void> {
    await this.#change(part, { ...emptyContents, ...contents });
    this.#changed.fire(undefined);
  }

  /** Takes a part away; works that others know too stay, with what those say. */
  async drop(part: string): Promise<void> {
    await this.#change(part, undefined);
    this.#changed.fire(undefined);
  }

  #readBundled(): Promise<void> {
    this.#bundled ??= this.#read()
      .then(contents => this.#change(bundledPart, contents))
      .then(() => {
        this.#opened.fire(undefined);
      })
      .catch((error: unknown) => {
        this.#bundled = undefined;
        throw error;
      });
    return this.#bundled;
  }

  /** One change after the other: each works in slices, and two would see each other half done. */
  #change(part: string, contents: CatalogueContents | undefined): Promise<void> {
    const change = this.#changes.then(() => this.#replace(part, contents));
    this.#changes = change.catch(() => undefined);
    return change;
  }

  async #replace(part: string, contents: CatalogueContents | undefined): Promise<void> {
    const before = this.#parts.get(part)?.papers ?? [];
    const after = contents?.papers ?? [];
    const [wasThere, stays] = [await this.#setOf(before), await this.#setOf(after)];
    await forEachInSlices(before, this.#clock, record => {
      if (!stays.has(record)) this.#deduplicator.remove(record);
    });
    await forEachInSlices(after, this.#clock, record => {
      if (!wasThere.has(record)) this.#deduplicator.add(record);
    });
    if (contents === undefined) this.#parts.delete(part);
    else this.#parts.set(part, contents);
    this.#contents = undefined;
  }

  async #setOf(papers: readonly Paper[]): Promise<ReadonlySet<Paper>> {
    const set = new Set<Paper>();
    await forEachInSlices(papers, this.#clock, paper => set.add(paper));
    return set;
  }

  #mergeParts(): CatalogueContents {
    // What ships comes first, whenever it was read.
    const parts = [...this.#parts].sort(([a], [b]) => Number(b === bundledPart) - Number(a === bundledPart));
    const all = parts.map(([, part]) => part);
    return {
      papers: this.#deduplicator.papers(),
      themes: uniqueById(all.flatMap(({ themes }) => themes)),
      sources: uniqueById(all.flatMap(({ sources }) => sources)),
      failures: all.flatMap(({ failures }) => failures),
    };
  }
}

/** Of two with one id the first. */
function uniqueById<T extends { readonly id: string }>(items: readonly T[]): T[] {
  const seen = new Set<string>();
  return items.filter(({ id }) => !seen.has(id) && seen.add(id));
}
