// What the sources gave, as parts of the catalogue: on the shelves when it comes, in the catalogue from then on.
import { Emitter } from '../base/emitter.ts';
import type { Failure } from '../base/failures.ts';
import type { Log } from '../base/ports.ts';
import type { Catalogue } from '../papers/catalogue.ts';
import type { Paper, PaperId } from '../papers/paper.ts';
import { sourceIds, type SourceId } from '../sources/source.ts';
import { sourceDescriptors } from '../sources/sourceDescriptors.ts';
import type { RecordStores, StoredRecords } from './recordStores.ts';

export class DownloadedPapers {
  readonly #catalogue: Catalogue;
  readonly #stored: RecordStores;
  readonly #log: Log;
  readonly #failed = new Emitter<readonly Failure[]>();
  /**
   * What the disk refused or could not give back of a source, its title being the subject; none once the disk works
   * again. The papers concerned are in memory all the same.
   */
  readonly onDidFail = this.#failed.event;
  readonly #failures = new Map<SourceId, readonly Failure[]>();
  readonly #given = new Set<SourceId>();
  #opened: Promise<void> | undefined;

  constructor(catalogue: Catalogue, stored: RecordStores, log: Log) {
    this.#catalogue = catalogue;
    this.#stored = stored;
    this.#log = log;
  }

  /** Those that have given papers, as far as the shelves have been read. */
  get sources(): readonly SourceId[] {
    return sourceIds.filter(source => this.#given.has(source));
  }

  /** Puts what the shelves hold into the catalogue; once. */
  open(): Promise<void> {
    this.#opened ??= this.#open();
    return this.#opened;
  }

  /** Keeps and shows papers; gives the ids of those that nobody had heard of. */
  async add(source: SourceId, papers: readonly Paper[]): Promise<readonly PaperId[]> {
    await this.open();
    if (papers.length === 0) return [];
    const known = await Promise.all(papers.map(({ id }) => this.#catalogue.get(id)));
    await this.#put(source, await this.#stored.add(source, papers));
    const unknown = papers.filter((_, at) => known[at] === undefined);
    // By the ids that they have in the catalogue: joined with another record, a paper may have got a better one.
    const added = await Promise.all(unknown.map(({ id }) => this.#catalogue.get(id)));
    return [...new Set(added.flatMap(paper => paper?.id ?? []))];
  }

  /** The paper was opened or starred: it stays however many others come. */
  async keep(id: PaperId): Promise<void> {
    const paper = await this.#catalogue.get(id);
    const sources = sourceIds.filter(source => paper?.sources.includes(source));
    for (const source of sources) this.#reportFailures(source, await this.#stored.keep(source, id));
  }

  /** Forgets all that a source gave. */
  async drop(source: SourceId): Promise<void> {
    await this.open();
    await this.#put(source, await this.#stored.drop(source));
  }

  async #open(): Promise<void> {
    for (const source of sourceIds) await this.#put(source, await this.#stored.load(source));
  }

  async #put(source: SourceId, records: StoredRecords): Promise<void> {
    const { id, title } = sourceDescriptors[source];
    this.#reportFailures(source, records);
    if (records.papers.length === 0) {
      this.#given.delete(source);
      await this.#catalogue.drop(id);
      return;
    }
    this.#given.add(source);
    await this.#catalogue.put(id, { papers: records.papers, sources: [{ id, title }] });
  }

  #reportFailures(source: SourceId, { failures }: StoredRecords): void {
    if (!this.#failures.delete(source) && failures.length === 0) return;
    for (const { subject, detail } of failures) this.#log.warn(`${subject}: ${detail}`);
    const subject = sourceDescriptors[source].title;
    if (failures.length > 0)
      this.#failures.set(
        source,
        failures.map(failure => ({ ...failure, subject })),
      );
    this.#failed.fire([...this.#failures.values()].flat());
  }
}
