// Stores the papers that sources return, and adds them to the catalogue as one part per source. What the disk refused is tried
// again.
import { Emitter } from '../base/emitter.ts';
import type { Failure } from '../base/failures.ts';
import type { Log, Timer } from '../base/ports.ts';
import { RetryLoop } from '../base/retryLoop.ts';
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
  /** Number of papers in the catalogue. */
  readonly #counts = new Map<SourceId, number>();
  readonly #retries: RetryLoop;
  #opened: Promise<void> | undefined;

  constructor(catalogue: Catalogue, stored: RecordStores, log: Log, timer: Timer) {
    this.#catalogue = catalogue;
    this.#stored = stored;
    this.#log = log;
    this.#retries = new RetryLoop({
      timer,
      isUnfinished: () => this.#refused().length > 0,
      tryAgain: () => this.settled(),
    });
  }

  /** Sources with at least one stored paper, as far as the stores have been read. */
  get sources(): readonly SourceId[] {
    return sourceIds.filter(source => (this.#counts.get(source) ?? 0) > 0);
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

  /** Tries once more what the disk refused. Never rejects. */
  async settled(): Promise<void> {
    for (const source of this.#refused()) await this.#retry(source);
  }

  dispose(): void {
    this.#retries.dispose();
  }

  #refused(): readonly SourceId[] {
    return sourceIds.filter(
      source => this.#hasFailed(source, 'unwritable') || this.#hasFailed(source, 'missing'),
    );
  }

  /** Papers that were only to be written are in the catalogue already. */
  async #retry(source: SourceId): Promise<void> {
    const wasUnread = this.#hasFailed(source, 'missing');
    const records = await this.#stored.retry(source);
    const { papers, failures } = records;
    const hasMore = papers.length !== this.#counts.get(source) || (wasUnread && failures.length === 0);
    if (hasMore) await this.#put(source, records);
    else this.#reportFailures(source, records);
  }

  #hasFailed(source: SourceId, code: Failure['code']): boolean {
    return (this.#failures.get(source) ?? []).some(failure => failure.code === code);
  }

  async #open(): Promise<void> {
    for (const source of sourceIds) await this.#put(source, await this.#stored.load(source));
  }

  async #put(source: SourceId, records: StoredRecords): Promise<void> {
    const { id, title } = sourceDescriptors[source];
    this.#reportFailures(source, records);
    this.#counts.set(source, records.papers.length);
    if (records.papers.length === 0) {
      await this.#catalogue.drop(id);
      return;
    }
    await this.#catalogue.put(id, { papers: records.papers, sources: [{ id, title }] });
  }

  #reportFailures(source: SourceId, { failures }: StoredRecords): void {
    const before = this.#failures.get(source) ?? [];
    const told = new Set(before.map(({ detail }) => detail));
    for (const { subject, detail } of failures)
      if (!told.has(detail)) this.#log.warn(`${subject}: ${detail}`);
    const subject = sourceDescriptors[source].title;
    if (failures.length === 0) this.#failures.delete(source);
    else
      this.#failures.set(
        source,
        failures.map(failure => ({ ...failure, subject })),
      );
    if (before.length + failures.length > 0) this.#failed.fire([...this.#failures.values()].flat());
    this.#retries.start();
  }
}
