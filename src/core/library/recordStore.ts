// Stores the papers of one source in memory and in files that windows share (`EntryFiles`). The contents are the union of
// all files.
import { EntryFiles } from '../base/entryFiles.ts';
import type { Failure } from '../base/failures.ts';
import type { Clock, Folder } from '../base/ports.ts';
import { forEachInSlices } from '../base/slices.ts';
import type { Paper, PaperId } from '../papers/paper.ts';
import { storedPapers, upsert, type StoredPaper } from './storedPaper.ts';

export interface RecordStoreOptions {
  readonly folder: Folder;
  readonly clock: Clock;
  /** Returns the current time in milliseconds since 1970. */
  readonly now: () => number;
  /** Maximum number of papers, 20,000 by default. Beyond it, those added longest ago are evicted, except kept ones. */
  readonly maxPapers?: number;
}

/** About 2 MB, which is encoded or decoded without blocking the host noticeably. */
const entriesPerFile = 1000;
/** Number of surplus files that triggers a compaction on read; twice as many on write. */
const maxSmallFiles = 8;

export class RecordStore {
  readonly #source: string;
  readonly #options: RecordStoreOptions;
  readonly #maxPapers: number;
  readonly #files: EntryFiles<StoredPaper>;
  readonly #entries = new Map<PaperId, StoredPaper>();
  readonly #unwritten = new Map<PaperId, StoredPaper>();
  /** Set while there are files with papers that were dropped. */
  #hasDroppedFiles = false;
  /** When the latest paper was added, in milliseconds since 1970. */
  #lastAdded = 0;
  #failures: Failure[] = [];

  constructor(source: string, options: RecordStoreOptions) {
    // A source id may contain any character. A full stop ends the prefix.
    this.#source = encodeURIComponent(source).replace(
      /[.*]/g,
      letter => `%${letter.charCodeAt(0).toString(16)}`,
    );
    this.#options = options;
    this.#maxPapers = options.maxPapers ?? 20_000;
    const prefix = `${this.#source}.`;
    this.#files = new EntryFiles({
      ...options,
      format: storedPapers,
      prefix,
      isOwn: name => name.startsWith(prefix),
      onFailure: failure => {
        this.#failures.push(failure);
      },
    });
  }

  papers(): Paper[] {
    return Array.from(this.#entries.values(), ({ paper }) => paper);
  }

  /** Returns the failures since the last call. */
  takeFailures(): Failure[] {
    const failures = this.#failures;
    this.#failures = [];
    return failures;
  }

  /** Reads the files that were added since the last call. */
  async read(): Promise<void> {
    const { damagedCount } = this.#files;
    await this.#try('missing', async () => {
      const { unread } = await this.#files.list();
      for (const name of unread) await this.#try('missing', () => this.#readFile(name));
    });
    if (this.#files.damagedCount > damagedCount || this.#needsCompaction(maxSmallFiles, this.#maxPapers))
      await this.#compact();
  }

  async add(papers: readonly Paper[]): Promise<void> {
    // Papers that come after the clock was set back are not the first to be evicted.
    const added = Math.max(this.#options.now(), this.#lastAdded);
    await forEachInSlices(papers, this.#options.clock, paper => {
      this.#put({ paper, added });
    });
    await this.#write();
  }

  async keep(ids: readonly PaperId[]): Promise<void> {
    for (const id of ids) {
      const entry = this.#entries.get(id);
      if (entry !== undefined && entry.kept !== true) this.#put({ ...entry, kept: true });
    }
    // With what could not be written before.
    await this.#write();
  }

  async drop(): Promise<void> {
    await this.read();
    this.#entries.clear();
    this.#unwritten.clear();
    this.#hasDroppedFiles = true;
    await this.#write();
  }

  /** Does again what failed: reads, deletes and writes. */
  async retry(): Promise<void> {
    await this.read();
    await this.#write();
  }

  #put(entry: StoredPaper): void {
    const before = this.#entries.get(entry.paper.id);
    const after = this.#upsert(entry);
    if (after !== before) this.#unwritten.set(after.paper.id, after);
  }

  #upsert(entry: StoredPaper): StoredPaper {
    this.#lastAdded = Math.max(this.#lastAdded, entry.added);
    return upsert(this.#entries, entry);
  }

  async #readFile(name: string): Promise<void> {
    const entries = (await this.#files.read(name)) ?? [];
    await forEachInSlices(entries, this.#options.clock, entry => {
      this.#upsert(entry);
    });
  }

  async #write(): Promise<void> {
    await this.#try('unwritable', async () => {
      if (this.#hasDroppedFiles) await this.#files.deleteAll();
      this.#hasDroppedFiles = false;
      for (const part of inParts([...this.#unwritten.values()])) {
        await this.#files.write(part);
        for (const { paper } of part) this.#unwritten.delete(paper.id);
      }
    });
    if (this.#needsCompaction(2 * maxSmallFiles, this.#maxPapers * 1.1)) await this.#compact();
  }

  #needsCompaction(smallFiles: number, most: number): boolean {
    const { size } = this.#entries;
    return this.#files.hasMoreThan(Math.ceil(size / entriesPerFile) + smallFiles) || size > most;
  }

  /** Rewrites all entries in few files, after evicting the surplus. */
  async #compact(): Promise<void> {
    this.#evictOldest();
    if (await this.#files.compact(inParts([...this.#entries.values()]))) this.#unwritten.clear();
  }

  #evictOldest(): void {
    const over = this.#entries.size - this.#maxPapers;
    if (over <= 0) return;
    const passing = [...this.#entries.values()].filter(({ kept }) => kept !== true);
    for (const { paper } of passing.sort((a, b) => a.added - b.added).slice(0, over))
      this.#entries.delete(paper.id);
  }

  /** Records a disk error as a failure; the papers stay in memory. */
  async #try(code: 'missing' | 'unwritable', work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      this.#failures.push({ code, subject: this.#source, detail: String(error) });
    }
  }
}

function inParts(entries: readonly StoredPaper[]): (readonly StoredPaper[])[] {
  return Array.from({ length: Math.ceil(entries.length / entriesPerFile) }, (_, at) =>
    entries.slice(at * entriesPerFile, (at + 1) * entriesPerFile),
  );
}
