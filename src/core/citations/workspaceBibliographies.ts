// The entries of the workspace's .bib files, by key. The files are read in slices when a key is first asked for, and again when
// they change.
import { AbortableSignal } from '../base/abortableSignal.ts';
import { Emitter } from '../base/emitter.ts';
import type { Clock, Log, Timer } from '../base/ports.ts';
import type { Paper, PaperId } from '../papers/paper.ts';
import type { BibliographyFiles } from './bibliographyFiles.ts';
import { fileEntries, type FileEntries, type LocatedEntry } from './fileEntries.ts';
import { byNearness } from './nearness.ts';

interface Dependencies {
  readonly files: BibliographyFiles;
  readonly clock: Clock;
  readonly timer: Timer;
  readonly log: Log;
}

/** Debounce time in milliseconds; a change is read earlier when somebody needs the current state. */
const quietTime = 300;
/** Maximum number of paths to ask about; to list the .bib files takes less time for more. */
const maxAsked = 200;
const bibliography = /\.bib$|^untitled:/i;

export class WorkspaceBibliographies {
  readonly #dependencies: Dependencies;
  readonly #files = new Map<string, FileEntries>();
  readonly #changed = new Emitter<undefined>();
  /** Fires after files have been read. */
  readonly onDidChange = this.#changed.event;
  /** What VS Code told of: files and folders. Undefined stands for all. */
  readonly #stale = new Set<string | undefined>();
  #opened: Promise<void> | undefined;
  #reading: Promise<void> = Promise.resolve();
  #quiet = new AbortableSignal();
  #subscription: { dispose(): void } | undefined;

  constructor(dependencies: Dependencies) {
    this.#dependencies = dependencies;
  }

  /** Resolves when the files have been read for the first time. From then on their changes are followed. */
  open(): Promise<void> {
    if (this.#opened !== undefined) return this.#opened;
    this.#subscription = this.#dependencies.files.onDidChange(file => {
      // VS Code tells of a folder that goes, and not of the files in it.
      for (const known of this.#files.keys()) if (known.startsWith(`${file ?? ''}/`)) this.#stale.add(known);
      this.#stale.add(file);
      void this.#readSoon();
    });
    this.#stale.add(undefined);
    this.#opened = this.#read();
    return this.#opened;
  }

  /** Resolves when every change until now has been read: for whoever edits, or goes to an exact place. */
  async current(): Promise<void> {
    await this.open();
    await this.#read();
  }

  /** Returns the entries that a citation in `file` can mean: the one of the nearest folder first. */
  entriesFor(key: string, file: string): readonly LocatedEntry[] {
    const alike = [...this.#files.values()].flatMap(({ byKey }) => byKey.get(key.toLowerCase()) ?? []);
    // BibTeX finds keys without regard to case.
    const same = alike.filter(entry => entry.key === key);
    const found = same.length > 0 ? same : alike;
    return found.length < 2 ? found : found.sort(byNearness(file));
  }

  /** Returns the entries of a .bib file in file order. */
  entriesIn(file: string): readonly LocatedEntry[] {
    return this.#files.get(file)?.entries ?? [];
  }

  /** Returns the URIs of the .bib files that have been read. */
  uris(): readonly string[] {
    return [...this.#files.keys()];
  }

  /** Returns the works of all entries; one that has several entries is there several times. */
  papers(): readonly Paper[] {
    return [...this.#files.values()].flatMap(({ entries }) => entries.flatMap(({ paper }) => paper ?? []));
  }

  /** Returns the entries of one of `papers`. */
  entriesOf(paper: Paper): readonly LocatedEntry[] {
    return [...this.#files.values()].flatMap(({ entries }) =>
      entries.filter(entry => entry.paper === paper && entry.alsoKeyOf === undefined),
    );
  }

  /** Returns a work by the id that its entry gives. */
  paper(id: PaperId): Paper | undefined {
    for (const { byId } of this.#files.values()) {
      const paper = byId.get(id);
      if (paper !== undefined) return paper;
    }
    return undefined;
  }

  dispose(): void {
    this.#quiet.abort();
    this.#subscription?.dispose();
  }

  async #readSoon(): Promise<void> {
    this.#quiet.abort();
    const quiet = (this.#quiet = new AbortableSignal());
    await this.#dependencies.timer.wait(quietTime, quiet).catch(() => undefined);
    if (!quiet.aborted) await this.#read();
  }

  /** Reads what is stale, after what is being read. */
  #read(): Promise<void> {
    this.#reading = this.#reading.then(() => this.#readStale());
    return this.#reading;
  }

  async #readStale(): Promise<void> {
    if (this.#stale.size === 0) return;
    // What changes from now on is read in the next round.
    const isAll = this.#stale.has(undefined);
    const stale = new Set([...this.#stale].filter(file => file !== undefined));
    this.#stale.clear();
    const isKnown = (file: string): boolean => this.#files.has(file);
    const isNew = isAll || (await this.#mayHaveFiles([...stale].filter(file => !isKnown(file))));
    // A file that comes may be one that is left out.
    const listed = isNew ? await this.#list() : undefined;
    for (const file of this.#files.keys()) if (isAll && listed?.has(file) === false) this.#files.delete(file);
    // A folder may have come with files in it.
    for (const file of listed ?? []) if (isAll || !isKnown(file)) stale.add(file);
    let hasChanged = isAll;
    for (const file of stale)
      if (isKnown(file) || listed?.has(file) === true) {
        hasChanged = true;
        await this.#readFile(file);
      }
    if (hasChanged) this.#changed.fire(undefined);
  }

  /** Resolves to whether these, which came or are gone, are .bib files or folders. A folder tells only of itself. */
  async #mayHaveFiles(paths: readonly string[]): Promise<boolean> {
    if (paths.length > maxAsked || paths.some(path => bibliography.test(path))) return true;
    const areFolders = await Promise.all(paths.map(path => this.#dependencies.files.isFolder(path)));
    return areFolders.includes(true);
  }

  /** Resolves to undefined if the files cannot be listed; those that were read before stay. */
  async #list(): Promise<ReadonlySet<string> | undefined> {
    const { files, log } = this.#dependencies;
    try {
      return new Set(await files.list());
    } catch (error) {
      log.error(`The .bib files could not be listed: ${String(error)}`);
      return undefined;
    }
  }

  async #readFile(file: string): Promise<void> {
    const { clock, files, log } = this.#dependencies;
    try {
      const text = await files.read(file);
      // Imported on demand: the parsers build their tables when they load.
      const { readBibliography } = await import('./bibliography.ts');
      const { definitions, failures } = await readBibliography(file, text, { clock });
      for (const { subject, detail } of failures) log.warn(`${subject} could not be read: ${detail}`);
      this.#files.set(file, await fileEntries(file, definitions, clock));
    } catch (error) {
      this.#files.delete(file);
      log.info(`${file} is not read: ${String(error)}`);
    }
  }
}
