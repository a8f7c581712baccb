// Every paper known now, one record a work. Read when first asked for, then kept.
import type { Failure } from './failures.ts';
import type { Paper, PaperId, Source, Theme } from './paper.ts';

export interface CatalogueContents {
  readonly papers: readonly Paper[];
  readonly themes: readonly Theme[];
  readonly sources: readonly Source[];
  /** What could not be read; the papers that could are in `papers` all the same. */
  readonly failures: readonly Failure[];
}

export class Catalogue {
  readonly #read: () => Promise<CatalogueContents>;
  #contents: Promise<CatalogueContents> | undefined;
  readonly #byId = new Map<PaperId, Paper>();

  constructor(read: () => Promise<CatalogueContents>) {
    this.#read = read;
  }

  /** The same contents for every caller; a read that rejects is tried again by the next one. */
  contents(): Promise<CatalogueContents> {
    this.#contents ??= this.#load().catch((error: unknown) => {
      this.#contents = undefined;
      throw error;
    });
    return this.#contents;
  }

  async get(id: PaperId): Promise<Paper | undefined> {
    await this.contents();
    return this.#byId.get(id);
  }

  async #load(): Promise<CatalogueContents> {
    const contents = await this.#read();
    for (const paper of contents.papers) this.#byId.set(paper.id, paper);
    return contents;
  }
}
