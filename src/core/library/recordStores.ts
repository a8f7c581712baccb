// Papers that sources gave, kept on disk: a shelf for each source.
import type { Failure } from '../base/failures.ts';
import type { Paper, PaperId } from '../papers/paper.ts';
import { RecordStore, type RecordStoreOptions } from './recordStore.ts';

export interface StoredRecords {
  /** All that the source has now. */
  readonly papers: readonly Paper[];
  readonly failures: readonly Failure[];
}

/** Nothing here rejects: what the disk refuses is one failure, and the papers stay in memory until it takes them. */
export class RecordStores {
  readonly #options: RecordStoreOptions;
  readonly #stores = new Map<string, RecordStore>();
  #work: Promise<unknown> = Promise.resolve();

  constructor(options: RecordStoreOptions) {
    this.#options = options;
  }

  /**
   * What a source has, with what other windows wrote since it was last asked; in slices. A file that does not parse is
   * kept aside under a dated name and told once, and what could be read of it stays; a newer version's is left alone.
   */
  load(source: string): Promise<StoredRecords> {
    return this.#inTurn(source, store => store.read());
  }

  /** Adds papers and writes what is new of them. */
  add(source: string, papers: readonly Paper[]): Promise<StoredRecords> {
    return this.#inTurn(source, store => store.add(papers));
  }

  /** The paper was opened or starred: it stays however many others come. */
  keep(source: string, id: PaperId): Promise<StoredRecords> {
    return this.#inTurn(source, store => store.keep(id));
  }

  /** Deletes what the source has. */
  drop(source: string): Promise<StoredRecords> {
    return this.#inTurn(source, store => store.drop());
  }

  /** One thing after the other: each may change what the next one sees. */
  #inTurn(source: string, work: (store: RecordStore) => Promise<void>): Promise<StoredRecords> {
    const result = this.#work.then(async () => {
      const store = this.#stores.get(source) ?? (await this.#openStore(source));
      await work(store);
      return { papers: store.papers(), failures: store.takeFailures() };
    });
    this.#work = result.catch(() => undefined);
    return result;
  }

  async #openStore(source: string): Promise<RecordStore> {
    const store = new RecordStore(source, this.#options);
    this.#stores.set(source, store);
    await store.read();
    return store;
  }
}
