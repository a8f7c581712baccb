// Indexes the catalogue in the search engine: starts with the first search and then follows every change.
import type { ComputedFiles } from '../base/computedFiles.ts';
import { Emitter, type Event } from '../base/emitter.ts';
import type { Clock, Log } from '../base/ports.ts';
import type { WorkProgress } from '../base/workProgress.ts';
import type { Catalogue, CatalogueContents } from '../papers/catalogue.ts';
import type { Annotations } from '../readingList/annotations.ts';
import { SearchEngine } from './searchEngine.ts';
import { StoredIndex } from './storedIndex.ts';

interface SearchIndexerOptions {
  /** The user's annotations, and the event that reports their changes. */
  readonly annotations?: Annotations;
  readonly onDidChange?: Event<unknown>;
  /** Keeps the index for later sessions. */
  readonly computed?: ComputedFiles;
  /** Tells whether more papers are being read. */
  readonly work?: Pick<WorkProgress, 'isRunning' | 'over'>;
}

export class SearchIndexer {
  readonly engine: SearchEngine;
  readonly #stored: StoredIndex | undefined;
  readonly #work: SearchIndexerOptions['work'];
  readonly #catalogue: Catalogue;
  readonly #log: Log;
  readonly #progressed = new Emitter<undefined>();
  /** Fires after every slice; `engine.progress` has the numbers. */
  readonly onDidProgress = this.#progressed.event;
  #indexed: CatalogueContents | undefined;
  #isStale = false;
  #indexing: Promise<void> | undefined;

  constructor(catalogue: Catalogue, clock: Clock, log: Log, options: SearchIndexerOptions = {}) {
    const { annotations, computed, onDidChange, work } = options;
    this.engine = new SearchEngine(clock, undefined, annotations, catalogue.pieces);
    this.#stored = computed && new StoredIndex(computed, this.engine);
    this.#work = work;
    this.#catalogue = catalogue;
    this.#log = log;
    catalogue.onDidChange(() => {
      // Before the first search there is nothing to update.
      if (this.#indexed !== undefined) void this.open();
    });
    onDidChange?.(() => {
      // The engine skips papers whose notes are unchanged.
      if (this.#indexed === undefined) return;
      this.#isStale = true;
      void this.open();
    });
  }

  /** Starts indexing, unless it runs already. Resolves with the catalogue's contents, before the indexing is done. */
  async open(): Promise<CatalogueContents> {
    const contents = await this.#catalogue.contents();
    this.#indexing ??= this.#index().finally(() => {
      this.#indexing = undefined;
    });
    return contents;
  }

  /** Resolves when all papers are indexed. */
  async whenIndexed(): Promise<void> {
    await this.#catalogue.complete();
    await this.open();
    await this.#indexing;
  }

  /** Indexes until the index matches the catalogue. One run at a time, as the engine requires. */
  async #index(): Promise<void> {
    try {
      for (;;) {
        await this.#work?.over('restoring');
        const contents = await this.#catalogue.contents();
        if (contents === this.#indexed && !this.#isStale) {
          if (this.#stored?.isStale !== true || this.#work?.isRunning('reading') === true) return;
          // In this run, so that nothing is indexed before the file is written.
          await this.#stored.save(contents);
          continue;
        }
        this.#indexed = contents;
        this.#isStale = false;
        await this.#stored?.restore(contents);
        await this.engine.index(contents.papers, contents.themes, {
          onProgress: () => {
            this.#progressed.fire(undefined);
          },
        });
        this.#progressed.fire(undefined);
      }
    } catch (error) {
      this.#indexed = undefined;
      this.#log.error(`The papers could not be indexed: ${String(error)}`);
    }
  }
}
