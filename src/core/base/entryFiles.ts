// A set of JSON Lines files in a folder that windows share. Each file is written once, as a whole, and never changed, so
// that windows cannot overwrite each other's work. The contents are all files together. When there are many, a window
// compacts them: it writes all entries into a few new files and then removes exactly the files whose entries it knows. A
// file that another window adds meanwhile has another name and stays.
import type { Failure } from './failures.ts';
import { formatJsonLines, parseJsonLines, type JsonLinesFormat } from './jsonLines.ts';
import type { Clock, Folder } from './ports.ts';
import { deleteIfLeft, writeWhole } from './wholeFile.ts';

interface EntryFilesOptions<T> {
  readonly folder: Folder;
  readonly clock: Clock;
  /** Returns the current time in milliseconds since 1970. */
  readonly now: () => number;
  readonly format: JsonLinesFormat<T>;
  /** Names of new files start with it. */
  readonly prefix: string;
  /** Whether a file of the folder belongs to the set. */
  readonly isOwn: (name: string) => boolean;
  /** Called once for each file that is damaged or of a newer version. */
  readonly onFailure: (failure: Failure) => void;
}

export class EntryFiles<T> {
  readonly #options: EntryFilesOptions<T>;
  /** Files read or written here, with their size in bytes when last listed. */
  readonly #known = new Map<string, number | undefined>();
  /** Names of files of a newer version, which are left as they are. */
  readonly #newer = new Set<string>();
  /** Names of files with lines that do not parse. */
  readonly #damaged = new Set<string>();
  #refused = 0;

  constructor(options: EntryFilesOptions<T>) {
    this.#options = options;
  }

  /** Names of the files whose entries are all known. */
  get names(): readonly string[] {
    return [...this.#known.keys()];
  }

  /** Number of damaged files that are still under their name. */
  get damagedCount(): number {
    return this.#damaged.size;
  }

  /** Whether there are more than so many files, beyond those that the disk refused to compact. */
  hasMoreThan(count: number): boolean {
    return this.#known.size > count + this.#refused;
  }

  /**
   * Lists the folder. Returns the names of the files that are still to be read, and whether known ones are gone, or were
   * changed by another program and are to be read again.
   */
  async list(): Promise<{ readonly unread: readonly string[]; readonly areLost: boolean }> {
    const { folder, isOwn, now } = this.#options;
    const sizes = new Map<string, number>();
    for (const file of await folder.list())
      if (!isOwn(file.name)) continue;
      else if (file.name.endsWith('.jsonl')) sizes.set(file.name, file.bytes);
      else if (file.name.endsWith('.jsonl.tmp')) await deleteIfLeft(folder, file, now());
    let areLost = false;
    for (const [name, before] of this.#known) {
      const bytes = sizes.get(name);
      if (bytes !== undefined && bytes === (before ?? bytes)) this.#known.set(name, bytes);
      else areLost = this.#known.delete(name);
    }
    const unread = [...sizes.keys()].filter(name => !this.#known.has(name) && !this.#newer.has(name));
    return { unread, areLost };
  }

  /** Returns the entries of a file; undefined when the file is gone. Rejects when it cannot be read. */
  async read(name: string): Promise<readonly T[] | undefined> {
    const { clock, folder, format, onFailure } = this.#options;
    let text: string;
    try {
      text = await folder.read(name);
    } catch (error) {
      if (!(await folder.list()).some(file => file.name === name)) return undefined;
      throw error;
    }
    const { entries, malformedCount, newerVersion } = await parseJsonLines(text, format, clock);
    if (newerVersion !== undefined) {
      this.#newer.add(name);
      const detail = `Written by a newer Paperside, version ${newerVersion}; left as it is.`;
      onFailure({ code: 'unsupported', subject: name, detail });
    } else if (!this.#known.has(name)) this.#known.set(name, undefined);
    if (malformedCount > 0 && !this.#damaged.has(name)) {
      this.#damaged.add(name);
      const detail = `${malformedCount} lines do not parse; the file is kept aside.`;
      onFailure({ code: 'malformed', subject: name, detail });
    }
    return entries;
  }

  /** Writes a new file and returns its name. Rejects when the disk refuses. */
  async write(entries: readonly T[]): Promise<string> {
    const { clock, folder, format, now, prefix } = this.#options;
    const name = `${prefix}${now()}-${Math.random().toString(36).slice(2)}.jsonl`;
    await writeWhole(folder, name, await formatJsonLines(entries, format, clock));
    this.#known.set(name, undefined);
    return name;
  }

  /**
   * Writes a file for each group of entries, and only then removes those before. Returns false when the disk refuses:
   * those before stay, which does no harm, and `hasMoreThan` counts only what comes on top of them.
   */
  async compact(groups: Iterable<readonly T[]>): Promise<boolean> {
    const { names: before } = this;
    const written: string[] = [];
    try {
      for (const entries of groups) written.push(await this.write(entries));
    } catch {
      for (const name of written) await this.#remove(name);
      this.#refused = this.#known.size;
      return false;
    }
    for (const name of before) await this.#remove(name);
    this.#refused = 0;
    return true;
  }

  /** Deletes all known files. Rejects when the disk refuses. */
  async deleteAll(): Promise<void> {
    for (const name of this.names) {
      await this.#options.folder.delete(name);
      this.#known.delete(name);
    }
  }

  /** Deletes a file, or renames it with the date if it is damaged. One that stays does no harm: its entries are known. */
  async #remove(name: string): Promise<void> {
    const { folder, now } = this.#options;
    try {
      if (this.#damaged.has(name))
        await folder.rename(name, `${name}.damaged-${new Date(now()).toISOString().slice(0, 10)}`);
      else await folder.delete(name);
      this.#known.delete(name);
      this.#damaged.delete(name);
    } catch {
      // The next compaction tries again.
    }
  }
}
