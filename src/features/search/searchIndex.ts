// The search engine, filled with the catalogue in slices when the first search asks for it.
import * as vscode from 'vscode';
import type { Catalogue, CatalogueContents } from '../../core/catalogue.ts';
import type { Clock, Log } from '../../core/ports.ts';
import { SearchEngine } from '../../core/search/searchEngine.ts';

export class SearchIndex implements vscode.Disposable {
  readonly engine: SearchEngine;
  readonly #catalogue: Catalogue;
  readonly #log: Log;
  readonly #stop = new AbortController();
  readonly #progressed = new vscode.EventEmitter<undefined>();
  /** After every slice; `engine.progress` says how far. */
  readonly onDidProgress = this.#progressed.event;
  #filling: Promise<void> | undefined;

  constructor(catalogue: Catalogue, clock: Clock, log: Log) {
    this.engine = new SearchEngine(clock);
    this.#catalogue = catalogue;
    this.#log = log;
  }

  /** Begins to index, unless that has begun. Returns with the catalogue, long before the last paper is indexed. */
  async open(): Promise<CatalogueContents> {
    const contents = await this.#catalogue.contents();
    this.#filling ??= this.#fill(contents);
    return contents;
  }

  dispose(): void {
    this.#stop.abort();
    this.#progressed.dispose();
  }

  async #fill({ papers, themes }: CatalogueContents): Promise<void> {
    const { signal } = this.#stop;
    try {
      await this.engine.hold(papers, themes, {
        signal,
        onProgress: () => {
          this.#progressed.fire(undefined);
        },
      });
      this.#progressed.fire(undefined);
    } catch (error) {
      if (signal.aborted) return;
      this.#log.error(`The papers could not be indexed: ${String(error)}`);
      this.#filling = undefined;
    }
  }
}
