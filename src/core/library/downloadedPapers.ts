// Stores the papers that sources return, and adds them to the catalogue as one part per source.
import { Emitter } from '../base/emitter.ts';
import type { Failure } from '../base/failures.ts';
import type { Log } from '../base/ports.ts';
import type { Catalogue } from '../papers/catalogue.ts';
import { identityKeys } from '../papers/merging.ts';
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
   * Fires with all current storage failures, each with its source's title as subject; the list is empty once storage
   * works again. The papers concerned stay in memory.
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

  /** Sources with at least one stored paper, as far as the stores have been read. */
  get sources(): readonly SourceId[] {
    return sourceIds.filter(source => this.#given.has(source));
  }

  /** Adds the stored papers to the catalogue. Later calls return the same promise. */
  open(): Promise<void> {
    this.#opened ??= this.#open();
    return this.#opened;
  }

  /** Stores papers and adds them to the catalogue. Returns the ids of those that the catalogue did not have before. */
  async add(source: SourceId, papers: readonly Paper[]): Promise<readonly PaperId[]> {
    await this.open();
    if (papers.length === 0) return [];
    const known = await Promise.all(papers.map(({ id }) => this.#catalogue.get(id)));
    await this.#put(source, await this.#stored.add(source, papers));
    const unknown = papers.filter((_, at) => known[at] === undefined);
    // Uses their ids in the catalogue, because merging with another record may have given a paper a better id.
    const added = await Promise.all(unknown.map(({ id }) => this.#catalogue.get(id)));
    return [...new Set(added.flatMap(paper => paper?.id ?? []))];
  }

  /** Protects a paper from eviction; called when the user opens or stars it. */
  async keep(id: PaperId): Promise<void> {
    const paper = await this.#catalogue.get(id);
    const sources = sourceIds.filter(source => paper?.sources.includes(source));
    // A source may have stored it under another id than the one that merging chose.
    const ids = paper === undefined ? [id] : [...identityKeys(paper)];
    for (const source of sources) this.#reportFailures(source, await this.#stored.keep(source, ids));
  }

  /** Deletes all papers of a source. */
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
