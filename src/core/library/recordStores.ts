// Stores the papers of all sources on disk, one record store per source.
import type { Failure } from '../base/failures.ts';
import type { Paper, PaperId } from '../papers/paper.ts';
import { RecordStore, type RecordStoreOptions } from './recordStore.ts';

export interface StoredRecords {
  /** All papers that the source has now. */
  readonly papers: readonly Paper[];
  readonly failures: readonly Failure[];
}

/**
 * No method rejects: a disk error is returned as a failure, and the papers stay in memory until they can be written.
 */
export class RecordStores {
  readonly #options: RecordStoreOptions;
  readonly #stores = new Map<string, RecordStore>();
  #work: Promise<unknown> = Promise.resolve();

  constructor(options: RecordStoreOptions) {
    this.#options = options;
  }

  /**
   * Returns the papers of a source, including what other windows wrote since the last call; works in slices. A file
   * with lines that do not parse is renamed with the date and reported once, and its readable lines are kept. Files
   * of a newer version are left alone.
   */
  load(source: string): Promise<StoredRecords> {
    return this.#inTurn(source, store => store.read());
  }

  /** Adds papers, and writes those that are new or changed. */
  add(source: string, papers: readonly Paper[]): Promise<StoredRecords> {
    return this.#inTurn(source, store => store.add(papers));
  }

  /** Protects a paper, under any of its ids, from eviction; called when the user opens or stars it. */
  keep(source: string, ids: readonly PaperId[]): Promise<StoredRecords> {
    return this.#inTurn(source, store => store.keep(ids));
  }

  /** Deletes all papers of the source. */
  drop(source: string): Promise<StoredRecords> {
    return this.#inTurn(source, store => store.drop());
  }

  /** Does again what failed. */
  retry(source: string): Promise<StoredRecords> {
    return this.#inTurn(source, store => store.retry());
  }

  /** Runs operations one after the other, because each may change what the next one reads. */
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
