// The reading list on disk, in files that are written once and never changed, so that no window can undo another's work
// with nothing but listing, reading, writing, renaming and deleting:
//
//   - A change becomes a file of its own, written under a temporary name and renamed: under its name it is always whole.
//   - What there is, is all files joined entry by entry; joining knows no order, so it does not matter who wrote first.
//   - When files have become many, a window writes all it knows into few new ones, and then deletes exactly those that
//     went into them. A file that another window adds meanwhile has another name and stays.
//   - A window that finds files gone looks whether the others still say all that it knows, and writes what they do not.
import type { Failure } from '../base/failures.ts';
import { formatJsonLines, parseJsonLines } from '../base/jsonLines.ts';
import type { Clock, Folder } from '../base/ports.ts';
import { forEachInSlices } from '../base/slices.ts';
import type { PaperId } from '../papers/paper.ts';
import { mergeEntries, storedEntries, type StoredEntry } from './entry.ts';

interface EntryStoreOptions {
  readonly folder: Folder;
  readonly clock: Clock;
  /** The time of day, in milliseconds since 1970. */
  readonly now: () => number;
  /** Takes in what the files say. */
  readonly onEntries: (entries: readonly StoredEntry[]) => void;
  /** All that is known and worth keeping. */
  readonly currentEntries: () => readonly StoredEntry[];
  /** A file that cannot be read, or not by this version; told once. */
  readonly onFailure: (failure: Failure) => void;
}

/** With more files than this, all is written anew. */
const maxFilesBeforeCompaction = 24;
/** Characters after which another file is begun, so that reading one back holds nobody up. */
const fileLength = 2 * 1024 * 1024;
/** A temporary file that is older was left by a window that was killed. */
const temporaryLifetime = 24 * 3600_000;
/** How often the folder is listed again when files go away while they are read. */
const maxReadRounds = 20;

export class EntryStore {
  readonly #options: EntryStoreOptions;
  /** Those read or written here, which say nothing that is not known. */
  readonly #files = new Set<string>();
  /** Files of a newer version. */
  readonly #newerFiles = new Set<string>();
  /** Files have gone, and the others were not looked through since. */
  #hasLostFiles = false;
  #fullFiles = 0;

  constructor(options: EntryStoreOptions) {
    this.#options = options;
  }

  /** Takes in what other windows wrote. Rejects when the disk does not let us read. */
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
      // Another window has just written all anew: what the file said is in a new one.
      if (!vanished) break;
    }
    if (damaged.length > 0) await this.#compact(damaged);
    if (this.#hasLostFiles) await this.#restoreMissing();
  }

  /** Resolves when the entries are on the disk; rejects when it does not take them. */
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

  /** Undefined when it is not there any more. */
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

  /** The old files go once the new ones are there; damaged ones are kept aside under a dated name. */
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

  /** Gives the number of files. */
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

/** Entries by the file: some characters each, or one that is longer. */
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
