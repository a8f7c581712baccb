// The search engine, filled with the catalogue in slices when the first search asks for it, and kept up with it after.
import { Emitter, type Event } from '../base/emitter.ts';
import type { Clock, Log } from '../base/ports.ts';
import type { Catalogue, CatalogueContents } from '../papers/catalogue.ts';
import type { Annotations } from '../readingList/annotations.ts';
import { SearchEngine } from './searchEngine.ts';

interface AnnotationSource {
  readonly annotations: Annotations;
  readonly onDidChange: Event<unknown>;
}

export class SearchIndexer {
  readonly engine: SearchEngine;
  readonly #catalogue: Catalogue;
  readonly #log: Log;
  readonly #progressed = new Emitter<undefined>();
  /** After every slice; `engine.progress` says how far. */
  readonly onDidProgress = this.#progressed.event;
  #indexed: CatalogueContents | undefined;
  #isStale = false;
  #indexing: Promise<void> | undefined;

  /** `readingList` tells when something else is said of papers. */
  constructor(catalogue: Catalogue, clock: Clock, log: Log, readingList?: AnnotationSource) {
    this.engine = new SearchEngine(clock, undefined, readingList?.annotations);
    this.#catalogue = catalogue;
    this.#log = log;
    catalogue.onDidChange(() => {
      // Nobody has searched yet: the first search will read what there is then.
      if (this.#indexed !== undefined) void this.open();
    });
    readingList?.onDidChange(() => {
      // Of papers whose notes are the same nothing is indexed again.
      if (this.#indexed === undefined) return;
      this.#isStale = true;
      void this.open();
    });
  }

  /** Begins to index, unless that has begun. Returns with the catalogue, long before the last paper is indexed. */
  async open(): Promise<CatalogueContents> {
    const contents = await this.#catalogue.contents();
    this.#indexing ??= this.#index().finally(() => {
      this.#indexing = undefined;
    });
    return contents;
  }

  /** Resolves when everything is indexed. */
  async whenIndexed(): Promise<void> {
    await this.open();
    await this.#indexing;
  }

  /** Indexes until it holds what the catalogue has; one filling at a time, as the engine wants it. */
  async #index(): Promise<void> {
    try {
      for (;;) {
        const contents = await this.#catalogue.contents();
        if (contents === this.#indexed && !this.#isStale) return;
        this.#indexed = contents;
        this.#isStale = false;
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
