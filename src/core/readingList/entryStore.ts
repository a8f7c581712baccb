// Stores the reading list in files that windows share (`EntryFiles`):
//
// - Each change is written to a new file. The contents are all files merged entry by entry. Merging is commutative, so the
//   order of writes does not matter.
// - A window that finds files gone or changed reports the entries that the others lack, to be written again: a folder that
//   is synchronised can fall back to an earlier state at any time.
// - Only what is not on disk counts as a failure. A compaction that fails is tried again later.
import { EntryFiles } from '../base/entryFiles.ts';
import type { Failure } from '../base/failures.ts';
import type { Clock, Folder } from '../base/ports.ts';
import { forEachInSlices } from '../base/slices.ts';
import type { PaperId } from '../papers/paper.ts';
import { mergeEntries, storedEntries, type StoredEntry } from './entry.ts';

interface EntryStoreOptions {
  readonly folder: Folder;
  readonly clock: Clock;
  /** Returns the current time in milliseconds since 1970. */
  readonly now: () => number;
  /** Called with the entries of each file that was read. */
  readonly onEntries: (entries: readonly StoredEntry[]) => void;
  /** Called with entries that were on disk and no longer are. */
  readonly onLost: (entries: readonly StoredEntry[]) => void;
  /** Returns all entries that are worth keeping. */
  readonly currentEntries: () => readonly StoredEntry[];
  /** Called once for each file that is damaged or of a newer version. */
  readonly onFailure: (failure: Failure) => void;
}

/** Number of surplus files above which all are compacted. */
const maxSurplusFiles = 24;
/** Characters after which a new file is started, so that reading one does not block the host. */
const fileLength = 2 * 1024 * 1024;
/** Maximum number of times the folder is listed again when files vanish during a read. */
const maxReadRounds = 20;

export class EntryStore {
  readonly #options: EntryStoreOptions;
  readonly #files: EntryFiles<StoredEntry>;
  /** Whether files vanished since the remaining ones were last checked. */
  #hasLostFiles = false;
  /** Number of files that the last compaction wrote. */
  #fullFiles = 0;

  constructor(options: EntryStoreOptions) {
    this.#options = options;
    this.#files = new EntryFiles({
      ...options,
      format: storedEntries,
      prefix: 'list.',
      isOwn: () => true,
    });
  }

  /** Reads the files that other windows wrote. Rejects when the folder, or one of the files, cannot be read. */
  async read(): Promise<void> {
    const { damagedCount } = this.#files;
    const error = await this.#readNewFiles();
    if (this.#files.damagedCount > damagedCount) await this.#compact();
    if (this.#hasLostFiles) await this.#findLost();
    if (error !== undefined) throw error;
  }

  /** Calls `onWritten` with entries that are on disk; rejects when the others cannot be written. */
  async write(
    entries: readonly StoredEntry[],
    onWritten: (entries: readonly StoredEntry[]) => void,
  ): Promise<void> {
    for (const part of splitBySize(entries)) {
      await this.#files.write(part);
      onWritten(part);
    }
    if (!this.#files.hasMoreThan(maxSurplusFiles + this.#fullFiles)) return;
    // What cannot be read stays.
    await this.#readNewFiles().catch(() => undefined);
    await this.#compact();
  }

  /** Returns the error of the first file that could not be read; the others are read nevertheless. */
  async #readNewFiles(): Promise<Error | undefined> {
    for (let round = 0; ; round++) {
      const { unread, areLost } = await this.#files.list();
      this.#hasLostFiles ||= areLost;
      let [hasVanished, error]: [boolean, Error | undefined] = [false, undefined];
      for (const name of unread)
        try {
          const found = await this.#files.read(name);
          if (found === undefined) hasVanished = true;
          else this.#options.onEntries(found);
        } catch (reason) {
          error ??= new Error(`${name}: ${String(reason)}`);
        }
      // When a file vanished, another window has compacted the folder: its entries are in a new file.
      if (!hasVanished || round === maxReadRounds) return error;
    }
  }

  async #compact(): Promise<void> {
    const groups = [...splitBySize(this.#options.currentEntries())];
    if (!(await this.#files.compact(groups))) return;
    this.#fullFiles = groups.length;
    this.#hasLostFiles = false;
  }

  async #findLost(): Promise<void> {
    const { clock, currentEntries, onLost } = this.#options;
    const found = new Map<PaperId, StoredEntry>();
    for (const name of this.#files.names) {
      const entries = await this.#files.read(name);
      if (entries === undefined) return;
      await forEachInSlices(entries, clock, entry => {
        const before = found.get(entry.id);
        found.set(entry.id, before === undefined ? entry : mergeEntries(before, entry));
      });
    }
    this.#hasLostFiles = false;
    const lost = currentEntries().filter(entry => {
      const there = found.get(entry.id);
      return there === undefined || mergeEntries(there, entry) !== there;
    });
    if (lost.length > 0) onLost(lost);
  }
}

/** Splits entries into groups of `fileLength` characters; a longer entry gets a group of its own. */
function* splitBySize(entries: readonly StoredEntry[]): Generator<readonly StoredEntry[]> {
  let part: StoredEntry[] = [];
  let length = 0;
  for (const entry of entries) {
    const added = 200 + (entry.note?.is?.length ?? 0);
    if (part.length > 0 && length + added > fileLength) {
      yield part;
      [part, length] = [[], 0];
    }
    part.push(entry);
    length += added;
  }
  if (part.length > 0) yield part;
}
