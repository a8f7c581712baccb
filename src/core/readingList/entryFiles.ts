// The reading list on disk, in files that are written once and never changed, so that no window can undo another's work
// with nothing but listing, reading, writing, renaming and deleting:
//
//   - A change becomes a file of its own, written under a temporary name and renamed: under its name it is always whole.
//   - What there is, is all files joined entry by entry; joining knows no order, so it does not matter who wrote first.
//   - When files have become many, a window writes all it knows into few new ones, and then deletes exactly those that
//     went into them. A file that another window adds meanwhile has another name and stays.
//   - A window that finds files gone looks whether the others still say all that it knows, and writes what they do not.
import type { Failure } from '../failures.ts';
import type { PaperId } from '../paper.ts';
import type { Clock, Folder } from '../ports.ts';
import { inSlices } from '../slices.ts';
import { readLines, writeLines } from '../versionedLines.ts';
import { joined, storedEntries, type StoredEntry } from './entry.ts';

interface EntryFilesOptions {
  readonly folder: Folder;
  readonly clock: Clock;
  /** The time of day, in milliseconds since 1970. */
  readonly now: () => number;
  /** Takes in what the files say. */
  readonly take: (entries: readonly StoredEntry[]) => void;
  /** All that is known and worth keeping. */
  readonly known: () => readonly StoredEntry[];
  /** A file that cannot be read, or not by this version; told once. */
  readonly tell: (failure: Failure) => void;
}

/** With more files than this, all is written anew. */
const mostFiles = 24;
/** Characters after which another file is begun, so that reading one back holds nobody up. */
const fileLength = 2 * 1024 * 1024;
/** A temporary file that is older was left by a window that was killed. */
const temporaryLifetime = 24 * 3600_000;
/** How often the folder is listed again when files go away while they are read. */
const mostRounds = 20;

export class EntryFiles {
  readonly #options: EntryFilesOptions;
  /** Those read or written here, which say nothing that is not known. */
  readonly #files = new Set<string>();
  /** Files of a newer version. */
  readonly #passed = new Set<string>();
  /** Files have gone, and the others were not looked through since. */
  #someGone = false;
  #fullFiles = 0;

  constructor(options: EntryFilesOptions) {
    this.#options = options;
  }

  /** Takes in what other windows wrote. Rejects when the disk does not let us read. */
  async read(): Promise<void> {
    const damaged: string[] = [];
    for (let round = 0; round < mostRounds; round++) {
      const names = await this.#list();
      const unread = names.filter(name => !this.#files.has(name) && !this.#passed.has(name));
      let vanished = false;
      for (const name of unread) {
        const found = await this.#readFile(name, damaged);
        if (found === undefined) vanished = true;
        else this.#options.take(found);
      }
      // Another window has just written all anew: what the file said is in a new one.
      if (!vanished) break;
    }
    if (damaged.length > 0) await this.#writeAnew(damaged);
    if (this.#someGone) await this.#writeWhatIsMissing();
  }

  /** Resolves when the entries are on the disk; rejects when it does not take them. */
  async write(entries: readonly StoredEntry[]): Promise<void> {
    await this.#writeFiles(entries);
    if (this.#files.size <= mostFiles + this.#fullFiles) return;
    await this.read();
    await this.#writeAnew([]);
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
      this.#someGone = true;
    }
    return [...names];
  }

  /** Undefined when it is not there any more. */
  async #readFile(name: string, damaged: string[]): Promise<readonly StoredEntry[] | undefined> {
    const { clock, folder, tell } = this.#options;
    let text: string;
    try {
      text = await folder.read(name);
    } catch (error) {
      if (!(await folder.list()).some(file => file.name === name)) return undefined;
      throw error;
    }
    const { entries, wrong, newer } = await readLines(text, storedEntries, clock);
    if (newer !== undefined) {
      this.#passed.add(name);
      const detail = `Written by a newer Paperside, version ${newer}; left as it is.`;
      tell({ code: 'unsupported', subject: name, detail });
    } else this.#files.add(name);
    if (wrong > 0 && !damaged.includes(name)) {
      damaged.push(name);
      tell({
        code: 'malformed',
        subject: name,
        detail: `${wrong} lines do not parse; the file is kept aside.`,
      });
    }
    return entries;
  }

  /** The old files go once the new ones are there; damaged ones are kept aside under a dated name. */
  async #writeAnew(damaged: readonly string[]): Promise<void> {
    const { folder, known, now } = this.#options;
    const before = [...this.#files];
    this.#fullFiles = (await this.#writeFiles(known())) - 1;
    const day = new Date(now()).toISOString().slice(0, 10);
    for (const name of before) {
      if (damaged.includes(name)) await folder.rename(name, `${name}.damaged-${day}`);
      else await folder.delete(name);
      this.#files.delete(name);
    }
  }

  async #writeWhatIsMissing(): Promise<void> {
    const { clock, known } = this.#options;
    const found = new Map<PaperId, StoredEntry>();
    for (const name of [...this.#files]) {
      const entries = await this.#readFile(name, []);
      if (entries === undefined) return;
      await inSlices(entries, clock, entry => {
        const before = found.get(entry.id);
        found.set(entry.id, before === undefined ? entry : joined(before, entry));
      });
    }
    const missing = known().filter(entry => {
      const there = found.get(entry.id);
      return there === undefined || joined(there, entry) !== there;
    });
    if (missing.length > 0) await this.#writeFiles(missing);
    this.#someGone = false;
  }

  /** Gives the number of files. */
  async #writeFiles(entries: readonly StoredEntry[]): Promise<number> {
    const { clock, folder, now } = this.#options;
    let count = 0;
    for (const part of partsOf(entries)) {
      const name = `list.${now()}-${Math.random().toString(36).slice(2)}.jsonl`;
      await folder.write(`${name}.tmp`, await writeLines(part, storedEntries, clock));
      await folder.rename(`${name}.tmp`, name);
      this.#files.add(name);
      count++;
    }
    return count;
  }
}

/** Entries by the file: some characters each, or one that is longer. */
function* partsOf(entries: readonly StoredEntry[]): Generator<readonly StoredEntry[]> {
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
