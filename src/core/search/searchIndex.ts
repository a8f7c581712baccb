// The search engine, filled with the catalogue in slices when the first search asks for it, and kept up with it after.
import type { Catalogue, CatalogueContents } from '../catalogue.ts';
import { Emitter, type Event } from '../emitter.ts';
import type { PaperMarks } from '../readingList/marks.ts';
import type { Clock, Log } from '../ports.ts';
import { SearchEngine } from './searchEngine.ts';

interface Said {
  readonly marks: PaperMarks;
  readonly onDidChange: Event<unknown>;
}

export class SearchIndex {
  readonly engine: SearchEngine;
  readonly #catalogue: Catalogue;
  readonly #log: Log;
  readonly #progressed = new Emitter<undefined>();
  /** After every slice; `engine.progress` says how far. */
  readonly onDidProgress = this.#progressed.event;
  #held: CatalogueContents | undefined;
  #isStale = false;
  #filling: Promise<void> | undefined;

  /** `readingList` tells when something else is said of papers. */
  constructor(catalogue: Catalogue, clock: Clock, log: Log, readingList?: Said) {
    this.engine = new SearchEngine(clock, undefined, readingList?.marks);
    this.#catalogue = catalogue;
    this.#log = log;
    catalogue.onDidChange(() => {
      // Nobody has searched yet: the first search will read what there is then.
      if (this.#held !== undefined) void this.open();
    });
    readingList?.onDidChange(() => {
      // Of papers whose notes are the same nothing is indexed again.
      if (this.#held === undefined) return;
      this.#isStale = true;
      void this.open();
    });
  }

  /** Begins to index, unless that has begun. Returns with the catalogue, long before the last paper is indexed. */
  async open(): Promise<CatalogueContents> {
    const contents = await this.#catalogue.contents();
    this.#filling ??= this.#fill().finally(() => {
      this.#filling = undefined;
    });
    return contents;
  }

  /** Resolves when everything is indexed. */
  async filled(): Promise<void> {
    await this.open();
    await this.#filling;
  }

  /** Indexes until it holds what the catalogue has; one filling at a time, as the engine wants it. */
  async #fill(): Promise<void> {
    try {
      for (;;) {
        const contents = await this.#catalogue.contents();
        if (contents === this.#held && !this.#isStale) return;
        this.#held = contents;
        this.#isStale = false;
        await this.engine.hold(contents.papers, contents.themes, {
          onProgress: () => {
            this.#progressed.fire(undefined);
          },
        });
        this.#progressed.fire(undefined);
      }
    } catch (error) {
      this.#held = undefined;
      this.#log.error(`The papers could not be indexed: ${String(error)}`);
    }
  }
}
