// Stores the papers of one source in memory and in immutable files: each file is written once and never changed, so
// that
// windows cannot overwrite each other's work. The contents are the union of all files. Compaction occasionally
// rewrites
// them as a few files, and then deletes exactly the files that it merged.
import type { Failure } from '../base/failures.ts';
import { formatJsonLines, parseJsonLines } from '../base/jsonLines.ts';
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
/** Milliseconds after which a temporary file counts as left behind by a killed window. */
const temporaryLifetime = 24 * 3600_000;

export class RecordStore {
  readonly #prefix: string;
  readonly #options: RecordStoreOptions;
  readonly #maxPapers: number;
  readonly #entries = new Map<PaperId, StoredPaper>();
  readonly #unwritten = new Map<PaperId, StoredPaper>();
  /** Names of files read or written here; their entries are all in `#entries`. */
  readonly #files = new Set<string>();
  /** Files of a newer version, which are reported once. */
  readonly #newerFiles = new Set<string>();
  #failures: Failure[] = [];

  constructor(source: string, options: RecordStoreOptions) {
    // A source id may contain any character. A full stop ends the prefix.
    this.#prefix = `${encodeURIComponent(source).replace(/[.*]/g, letter => `%${letter.charCodeAt(0).toString(16)}`)}.`;
    this.#options = options;
    this.#maxPapers = options.maxPapers ?? 20_000;
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
    const { folder, now } = this.#options;
    const damaged: string[] = [];
    await this.#try(async () => {
      for (const { name, modified } of await folder.list()) {
        if (!name.startsWith(this.#prefix) || this.#files.has(name) || this.#newerFiles.has(name)) continue;
        if (name.endsWith('.tmp') && now() - modified > temporaryLifetime) await folder.delete(name);
        if (name.endsWith('.jsonl') && (await this.#readFile(name))) damaged.push(name);
      }
    });
    if (damaged.length > 0 || this.#needsCompaction(maxSmallFiles, this.#maxPapers))
      await this.#compact(damaged);
  }

  async add(papers: readonly Paper[]): Promise<void> {
    const added = this.#options.now();
    await forEachInSlices(papers, this.#options.clock, paper => {
      this.#put({ paper, added });
    });
    await this.#write();
  }

  async keep(ids: readonly PaperId[]): Promise<void> {
    const entries = ids.flatMap(id => this.#entries.get(id) ?? []).filter(({ kept }) => kept !== true);
    if (entries.length === 0) return;
    for (const entry of entries) this.#put({ ...entry, kept: true });
    await this.#write();
  }

  async drop(): Promise<void> {
    await this.read();
    this.#entries.clear();
    this.#unwritten.clear();
    await this.#try(() => this.#deleteFiles([...this.#files]));
  }

  #put(entry: StoredPaper): void {
    const before = this.#entries.get(entry.paper.id);
    const after = upsert(this.#entries, entry);
    if (after !== before) this.#unwritten.set(after.paper.id, after);
  }

  /** Returns true when some lines do not parse. The file may be gone: another window may have compacted it. */
  async #readFile(name: string): Promise<boolean> {
    const text = await this.#options.folder.read(name).catch(() => undefined);
    if (text === undefined) return false;
    const { entries, malformedCount, newerVersion } = await parseJsonLines(
      text,
      storedPapers,
      this.#options.clock,
    );
    if (newerVersion !== undefined) {
      const detail = `Written by a newer Paperside, version ${newerVersion}; left as it is.`;
      this.#failures.push({ code: 'unsupported', subject: name, detail });
      this.#newerFiles.add(name);
      return false;
    }
    await forEachInSlices(entries, this.#options.clock, entry => {
      upsert(this.#entries, entry);
    });
    this.#files.add(name);
    if (malformedCount === 0) return false;
    const detail = `${malformedCount} lines do not parse; the file is kept aside.`;
    this.#failures.push({ code: 'malformed', subject: name, detail });
    return true;
  }

  async #write(): Promise<void> {
    await this.#try(async () => {
      const entries = [...this.#unwritten.values()];
      await this.#writeFiles(entries);
      for (const { paper } of entries) this.#unwritten.delete(paper.id);
    });
    if (this.#needsCompaction(2 * maxSmallFiles, this.#maxPapers * 1.1)) await this.#compact([]);
  }

  #needsCompaction(smallFiles: number, most: number): boolean {
    const { size } = this.#entries;
    return this.#files.size > Math.ceil(size / entriesPerFile) + smallFiles || size > most;
  }

  /**
   * Rewrites all entries in few files, after evicting the surplus. Deletes the old files only after writing the new
   * ones.
   */
  async #compact(damaged: readonly string[]): Promise<void> {
    await this.#try(async () => {
      this.#evictOldest();
      const before = [...this.#files];
      await this.#writeFiles([...this.#entries.values()]);
      this.#unwritten.clear();
      const day = new Date(this.#options.now()).toISOString().slice(0, 10);
      for (const name of damaged) {
        await this.#options.folder.rename(name, `${name}.damaged-${day}`);
        this.#files.delete(name);
      }
      await this.#deleteFiles(before.filter(name => !damaged.includes(name)));
    });
  }

  async #writeFiles(entries: readonly StoredPaper[]): Promise<void> {
    const { folder, clock, now } = this.#options;
    for (let at = 0; at < entries.length; at += entriesPerFile) {
      const text = await formatJsonLines(entries.slice(at, at + entriesPerFile), storedPapers, clock);
      const name = `${this.#prefix}${now()}-${Math.random().toString(36).slice(2)}.jsonl`;
      // Writing under a temporary name first ensures that a `.jsonl` file is always complete.
      await folder.write(`${name}.tmp`, text);
      await folder.rename(`${name}.tmp`, name);
      this.#files.add(name);
    }
  }

  async #deleteFiles(names: readonly string[]): Promise<void> {
    for (const name of names) {
      await this.#options.folder.delete(name);
      this.#files.delete(name);
    }
  }

  #evictOldest(): void {
    const over = this.#entries.size - this.#maxPapers;
    if (over <= 0) return;
    const passing = [...this.#entries.values()].filter(({ kept }) => kept !== true);
    for (const { paper } of passing.sort((a, b) => a.added - b.added).slice(0, over))
      this.#entries.delete(paper.id);
  }

  /** Records a disk error as a failure; the papers stay in memory. */
  async #try(work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      this.#failures.push({ code: 'unwritable', subject: this.#prefix.slice(0, -1), detail: String(error) });
    }
  }
}
