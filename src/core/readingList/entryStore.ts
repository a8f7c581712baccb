// Stores the reading list in immutable files, so that windows cannot overwrite each other's work, using only list,
// read,
// write, rename and delete:
//
// - Each change is written to a new file under a temporary name and then renamed, so a `.jsonl` file is always
//     complete.
// - The contents are all files merged entry by entry. Merging is commutative, so the order of writes does not matter.
//   - When there are many files, a window compacts them: it writes all entries into a few new files and then deletes
//     exactly the files that it merged. A file that another window adds meanwhile has another name and stays.
// - A window that finds files gone checks whether the others contain all its entries, and writes those that are
//     missing.
import type { Failure } from '../base/failures.ts';
import { formatJsonLines, parseJsonLines } from '../base/jsonLines.ts';
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
  /** Returns all entries that are worth keeping. */
  readonly currentEntries: () => readonly StoredEntry[];
  /** Called once for each file that is damaged or of a newer version. */
  readonly onFailure: (failure: Failure) => void;
}

/** Number of files above which they are compacted. */
const maxFilesBeforeCompaction = 24;
/** Characters after which a new file is started, so that reading one does not block the host. */
const fileLength = 2 * 1024 * 1024;
/** Milliseconds after which a temporary file counts as left behind by a killed window. */
const temporaryLifetime = 24 * 3600_000;
/** Maximum number of times the folder is listed again when files vanish during a read. */
const maxReadRounds = 20;

export class EntryStore {
  readonly #options: EntryStoreOptions;
  /** Names of files read or written here; their entries are all known. */
  readonly #files = new Set<string>();
  /** Names of files of a newer version. */
  readonly #newerFiles = new Set<string>();
  /** Whether files vanished since the remaining ones were last checked. */
  #hasLostFiles = false;
  #fullFiles = 0;

  constructor(options: EntryStoreOptions) {
    this.#options = options;
  }

  /** Reads the files that other windows wrote. Rejects when the folder cannot be read. */
  async read(): Promise<void> {
    const damaged: string[] = [];
    for (let round = 0; round < maxReadRounds; round++) {
      const names = await this.#list();
      const unread = names.filter(name => !this.#files.has(name) && !this.#newerFiles.has(name));
      let vanished = false;
      for (const name of unread) {
        const found = await this.#readFile(name, damaged);
        if (found === undefined) vanished = true;
        else this.#options.onEntries(found);
      }
      // When a file vanished, another window has compacted the folder: its entries are in a new file.
      if (!vanished) break;
    }
    if (damaged.length > 0) await this.#compact(damaged);
    if (this.#hasLostFiles) await this.#restoreMissing();
  }

  /** Resolves when the entries are on disk; rejects when they cannot be written. */
  async write(entries: readonly StoredEntry[]): Promise<void> {
    await this.#writeFiles(entries);
    if (this.#files.size <= maxFilesBeforeCompaction + this.#fullFiles) return;
    await this.read();
    await this.#compact([]);
  }

  async #list(): Promise<string[]> {
    const { folder, now } = this.#options;
    const listed = await folder.list();
    for (const { name, modified } of listed)
      if (name.endsWith('.jsonl.tmp') && now() - modified > temporaryLifetime) await folder.delete(name);
    const names = new Set(listed.map(({ name }) => name).filter(name => name.endsWith('.jsonl')));
    for (const name of this.#files) {
      if (names.has(name)) continue;
      this.#files.delete(name);
      this.#hasLostFiles = true;
    }
    return [...names];
  }

  /** Returns the entries of a file; undefined when the file is gone. */
  async #readFile(name: string, damaged: string[]): Promise<readonly StoredEntry[] | undefined> {
    const { clock, folder, onFailure } = this.#options;
    let text: string;
    try {
      text = await folder.read(name);
    } catch (error) {
      if (!(await folder.list()).some(file => file.name === name)) return undefined;
      throw error;
    }
    const { entries, malformedCount, newerVersion } = await parseJsonLines(text, storedEntries, clock);
    if (newerVersion !== undefined) {
      this.#newerFiles.add(name);
      const detail = `Written by a newer Paperside, version ${newerVersion}; left as it is.`;
      onFailure({ code: 'unsupported', subject: name, detail });
    } else this.#files.add(name);
    if (malformedCount > 0 && !damaged.includes(name)) {
      damaged.push(name);
      onFailure({
        code: 'malformed',
        subject: name,
        detail: `${malformedCount} lines do not parse; the file is kept aside.`,
      });
    }
    return entries;
  }

  /**
   * Deletes the old files only after writing the new ones. Renames damaged files with the date instead of deleting
   * them.
   */
  async #compact(damaged: readonly string[]): Promise<void> {
    const { folder, currentEntries, now } = this.#options;
    const before = [...this.#files];
    this.#fullFiles = (await this.#writeFiles(currentEntries())) - 1;
    const day = new Date(now()).toISOString().slice(0, 10);
    for (const name of before) {
      if (damaged.includes(name)) await folder.rename(name, `${name}.damaged-${day}`);
      else await folder.delete(name);
      this.#files.delete(name);
    }
  }

  async #restoreMissing(): Promise<void> {
    const { clock, currentEntries } = this.#options;
    const found = new Map<PaperId, StoredEntry>();
    for (const name of [...this.#files]) {
      const entries = await this.#readFile(name, []);
      if (entries === undefined) return;
      await forEachInSlices(entries, clock, entry => {
        const before = found.get(entry.id);
        found.set(entry.id, before === undefined ? entry : mergeEntries(before, entry));
      });
    }
    const missing = currentEntries().filter(entry => {
      const there = found.get(entry.id);
      return there === undefined || mergeEntries(there, entry) !== there;
    });
    if (missing.length > 0) await this.#writeFiles(missing);
    this.#hasLostFiles = false;
  }

  /** Returns the number of files written. */
  async #writeFiles(entries: readonly StoredEntry[]): Promise<number> {
    const { clock, folder, now } = this.#options;
    let count = 0;
    for (const part of splitBySize(entries)) {
      const name = `list.${now()}-${Math.random().toString(36).slice(2)}.jsonl`;
      await folder.write(`${name}.tmp`, await formatJsonLines(part, storedEntries, clock));
      await folder.rename(`${name}.tmp`, name);
      this.#files.add(name);
      count++;
    }
    return count;
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
