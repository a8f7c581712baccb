// Keeps the search index of a large catalogue in a file, so that the next window need not make it again. A paper is taken
// from it if all that is indexed of it is unchanged; papers with notes are indexed anew.
import type { NumberArrays } from '../base/binaryFile.ts';
import type { ComputedFiles } from '../base/computedFiles.ts';
import { hash32 } from '../base/hash32.ts';
import type { CatalogueContents } from '../papers/catalogue.ts';
import { catalogueKey, minKeptPapers, minNewShare } from '../papers/catalogueKey.ts';
import type { SearchEngine } from './searchEngine.ts';

const kind = 'search';

export class StoredIndex {
  readonly #files: ComputedFiles;
  readonly #engine: SearchEngine;
  /** The keys of the files that were looked for. */
  readonly #read = new Set<string>();

  constructor(files: ComputedFiles, engine: SearchEngine) {
    this.#files = files;
    this.#engine = engine;
  }

  /** Makes the engine use the file if it may have many papers that the engine lacks. Never rejects. */
  async restore(contents: CatalogueContents): Promise<void> {
    const key = catalogueKey(contents);
    if (contents.papers.length - this.#engine.count < minKeptPapers || this.#read.has(key)) return;
    this.#read.add(key);
    const use = async (arrays: NumberArrays): Promise<void> => {
      if (arrays.uint32()[0] === titlesHash(contents)) await this.#engine.restore(arrays, contents);
    };
    await this.#files.read(kind, key, use, { orLatest: true });
  }

  /** Whether the file lacks so many papers that it should be written again. */
  get isStale(): boolean {
    const { count, unsaved } = this.#engine;
    return count >= minKeptPapers && unsaved >= count * minNewShare;
  }

  /** Writes the file. The engine must not change meanwhile. Never rejects. */
  async save(contents: CatalogueContents): Promise<void> {
    const head = Uint32Array.of(titlesHash(contents));
    await this.#files.write(kind, catalogueKey(contents), [head, ...(await this.#engine.stored())]);
  }
}

/** The titles of themes are indexed with their papers. */
function titlesHash({ themes }: CatalogueContents): number {
  return hash32(JSON.stringify(themes.map(({ id, title }) => [id, title])));
}
