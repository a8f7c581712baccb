// Keeps the analysed papers of a large catalogue in a file, so that the next window need not analyse them again. Papers
// are found in it by the hash of their text, so it serves any catalogue that has some of them.
import type { NumberArrays } from '../base/binaryFile.ts';
import type { ComputedFiles } from '../base/computedFiles.ts';
import type { Clock } from '../base/ports.ts';
import { arraysOf, contentsFrom } from '../base/stringTable.ts';
import type { CatalogueContents } from '../papers/catalogue.ts';
import { catalogueKey, minKeptPapers, minNewShare } from '../papers/catalogueKey.ts';
import { PaperStems } from './paperStems.ts';

const kind = 'related';

export class StoredPaperStems {
  readonly #files: ComputedFiles;
  readonly #clock: Clock;
  /** The keys of the files that were looked for. */
  readonly #read = new Set<string>();
  /** Number of papers in the file, by its key. */
  readonly #counts = new Map<string, number>();

  constructor(files: ComputedFiles, clock: Clock) {
    this.#files = files;
    this.#clock = clock;
  }

  /** Resolves with the papers of the file if it may have many that `known` lacks, else with `known`. Never rejects. */
  async restore(contents: CatalogueContents, known: PaperStems): Promise<PaperStems> {
    const key = catalogueKey(contents);
    if (contents.papers.length - known.count < minKeptPapers || this.#read.has(key)) return known;
    this.#read.add(key);
    const use = (arrays: NumberArrays): Promise<PaperStems> =>
      PaperStems.restore(
        {
          ...{ texts: arrays.float64(), lengths: arrays.uint32(), counts: arrays.uint32() },
          ...{ packed: arrays.uint32(), stems: contentsFrom(arrays) },
        },
        this.#clock,
        known.reader,
      );
    const found = await this.#files.read(kind, key, use, { orLatest: true });
    if (found === undefined) return known;
    if (found.isOwn) this.#counts.set(key, found.result.storedCount);
    return found.result.count > known.count ? found.result : known;
  }

  /** Writes the file unless it has nearly all of these papers. Never rejects. */
  async save(contents: CatalogueContents, known: PaperStems): Promise<void> {
    const key = catalogueKey(contents);
    const count = known.storedCount;
    const added = count - (this.#counts.get(key) ?? 0);
    if (count < minKeptPapers || added < count * minNewShare) return;
    this.#counts.set(key, count);
    const { texts, lengths, counts, packed, stems } = await known.stored(this.#clock);
    await this.#files.write(kind, key, [texts, lengths, counts, packed, ...arraysOf(stems)]);
  }
}
