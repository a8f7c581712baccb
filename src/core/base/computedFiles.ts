// Files of what was computed from many papers, so that the next window need not compute it again. Shared by all windows.
// Each is replaced as a whole under a temporary name, so a reader always finds a complete one; whoever writes last wins,
// because both wrote what the next reader checks against its own papers. No method rejects.
import { formatArrays, parseArrays, type NumberArray, type NumberArrays } from './binaryFile.ts';
import type { BinaryFolder, Clock, Log } from './ports.ts';
import { deleteIfLeft, writeWhole } from './wholeFile.ts';

interface ComputedFilesOptions {
  /** A folder that contains nothing else. */
  readonly folder: BinaryFolder;
  readonly clock: Clock;
  readonly log: Log;
  /** Returns the current time in milliseconds since 1970. */
  readonly now: () => number;
  /** Resolves with what tells this build of Paperside from any other. */
  readonly build: () => Promise<string>;
}

interface FoundFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

const ending = '.bin';
const temporaryEnding = '.tmp';
/** Maximum size of all files together, in bytes: those of two catalogues of 70,000 papers. The ones written longest ago go. */
const maxBytes = 512 * 2 ** 20;

export class ComputedFiles {
  readonly #options: ComputedFilesOptions;

  constructor(options: ComputedFilesOptions) {
    this.#options = options;
  }

  /**
   * Passes the arrays of the file with this key to `use`; with `orLatest` and without that file, of the one of this kind
   * that was written last. Resolves with what `use` makes of them and whether the file has this key; with undefined if
   * there is no file that can be used.
   */
  async read<T>(
    kind: string,
    key: string,
    use: (arrays: NumberArrays) => Promise<T>,
    { orLatest = false } = {},
  ): Promise<{ readonly result: T; readonly isOwn: boolean } | undefined> {
    const { clock } = this.#options;
    const own = nameOf(kind, key);
    try {
      const [build, file] = await Promise.all([this.#options.build(), this.#find(kind, own, orLatest)]);
      if (file === undefined) return undefined;
      const arrays = await parseArrays({ kind, build }, file.bytes, clock);
      if (arrays === undefined) throw new Error('old or damaged');
      return { result: await use(arrays), isOwn: file.name === own };
    } catch (error) {
      this.#tell(own, error);
      return undefined;
    }
  }

  /** Writes a file, and deletes the oldest if all together are too large. */
  async write(kind: string, key: string, arrays: readonly NumberArray[]): Promise<void> {
    const { build, folder, clock } = this.#options;
    const name = nameOf(kind, key);
    const temporary = `${name}.${Math.random().toString(36).slice(2)}${temporaryEnding}`;
    try {
      const bytes = await formatArrays({ kind, build: await build() }, arrays, clock);
      await writeWhole(folder, name, bytes, temporary);
      await this.#clean(name);
    } catch (error) {
      // A full disk, or one that may not be written: the next window computes again.
      this.#tell(name, error);
    }
  }

  async delete(kind: string, key: string): Promise<void> {
    const name = nameOf(kind, key);
    try {
      await this.#options.folder.delete(name);
    } catch (error) {
      this.#tell(name, error);
    }
  }

  #tell(name: string, error: unknown): void {
    this.#options.log.info(`${name}: ${String(error)}`);
  }

  /** Reads the file without a look at the folder first: each way to the disk is one through VS Code, busy in a new window. */
  async #find(kind: string, own: string, orLatest: boolean): Promise<FoundFile | undefined> {
    const { folder } = this.#options;
    const read = async (name: string): Promise<FoundFile> => ({ name, bytes: await folder.read(name) });
    try {
      return await read(own);
    } catch (error) {
      const names = (await this.#latestFirst()).map(({ name }) => name);
      if (names.includes(own)) throw error;
      const latest = names.find(name => orLatest && name.startsWith(`${kind}-`) && name.endsWith(ending));
      return latest === undefined ? undefined : await read(latest);
    }
  }

  async #latestFirst(): ReturnType<BinaryFolder['list']> {
    return (await this.#options.folder.list()).toSorted((a, b) => b.modified - a.modified);
  }

  async #clean(written: string): Promise<void> {
    const { folder, now } = this.#options;
    let bytes = 0;
    for (const file of await this.#latestFirst()) {
      bytes += file.bytes;
      if (bytes > maxBytes && file.name !== written) await folder.delete(file.name);
      else if (file.name.endsWith(temporaryEnding)) await deleteIfLeft(folder, file, now());
    }
  }
}

function nameOf(kind: string, key: string): string {
  return `${kind}-${key}${ending}`;
}
