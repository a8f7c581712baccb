// Papers that sources gave, kept on disk: a shelf for each source.
import type { Failure } from '../failures.ts';
import type { Paper, PaperId } from '../paper.ts';
import { Shelf, type StoringOptions } from './shelf.ts';

export interface Stored {
  /** All that the source has now. */
  readonly papers: readonly Paper[];
  readonly failures: readonly Failure[];
}

/** Nothing here rejects: what the disk refuses is one failure, and the papers stay in memory until it takes them. */
export class StoredPapers {
  readonly #options: StoringOptions;
  readonly #shelves = new Map<string, Shelf>();
  #work: Promise<unknown> = Promise.resolve();

  constructor(options: StoringOptions) {
    this.#options = options;
  }

  /**
   * What a source has, with what other windows wrote since it was last asked; in slices. A file that does not parse is
   * kept aside under a dated name and told once, and what could be read of it stays; a newer version's is left alone.
   */
  load(source: string): Promise<Stored> {
    return this.#inTurn(source, shelf => shelf.read());
  }

  /** Adds papers and writes what is new of them. */
  add(source: string, papers: readonly Paper[]): Promise<Stored> {
    return this.#inTurn(source, shelf => shelf.add(papers));
  }

  /** The paper was opened or starred: it stays however many others come. */
  keep(source: string, id: PaperId): Promise<Stored> {
    return this.#inTurn(source, shelf => shelf.keep(id));
  }

  /** Deletes what the source has. */
  drop(source: string): Promise<Stored> {
    return this.#inTurn(source, shelf => shelf.drop());
  }

  /** One thing after the other: each may change what the next one sees. */
  #inTurn(source: string, work: (shelf: Shelf) => Promise<void>): Promise<Stored> {
    const result = this.#work.then(async () => {
      const shelf = this.#shelves.get(source) ?? (await this.#newShelf(source));
      await work(shelf);
      return { papers: shelf.papers(), failures: shelf.takeFailures() };
    });
    this.#work = result.catch(() => undefined);
    return result;
  }

  async #newShelf(source: string): Promise<Shelf> {
    const shelf = new Shelf(source, this.#options);
    this.#shelves.set(source, shelf);
    await shelf.read();
    return shelf;
  }
}
