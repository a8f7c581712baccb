// What the user says of papers: in memory at once, on disk soon after, joined with what other windows say.
import { Emitter } from '../emitter.ts';
import type { Paper, PaperId } from '../paper.ts';
import type { Clock, Folder, Timer } from '../ports.ts';
import { changed, entryOf, joined, lastChange, type Change, type Entry, type StoredEntry } from './entry.ts';
import { Saving } from './saving.ts';
import { UndoStack } from './undoStack.ts';

interface ReadingListOptions {
  /** Of our own; nothing else is in it. */
  readonly folder: Folder;
  readonly clock: Clock;
  readonly timer: Timer;
  /** The catalogue's `get`: a paper by any of its ids. */
  readonly paperOf: (id: PaperId) => Promise<Paper | undefined>;
}

/** How long it is remembered that something was taken back, so that no other window or computer brings it back. */
const takenBackFor = 365 * 24 * 3600_000;

export class ReadingList {
  readonly #paperOf: ReadingListOptions['paperOf'];
  readonly #timer: Timer;
  readonly #saving: Saving;
  readonly #undo = new UndoStack();
  readonly #stored = new Map<PaperId, StoredEntry>();
  readonly #entries = new Map<PaperId, Entry>();
  readonly #changed = new Emitter<ReadonlySet<PaperId>>();
  /** The papers of which something else is said now, here or in another window. */
  readonly onDidChange = this.#changed.event;
  /** Once when the disk refuses, and once for each file that is of no use. Changes stay in memory until they are saved. */
  readonly onDidFail;
  readonly onDidRecover;
  #opened: Promise<void> | undefined;

  constructor({ folder, clock, timer, paperOf }: ReadingListOptions) {
    this.#paperOf = paperOf;
    this.#timer = timer;
    const take = (entries: readonly StoredEntry[]): void => {
      this.#take(entries);
    };
    this.#saving = new Saving({ folder, clock, timer, take, known: () => this.#worthKeeping() });
    this.onDidFail = this.#saving.onDidFail;
    this.onDidRecover = this.#saving.onDidRecover;
  }

  /** Reads the files, once; until then nothing is known. Never rejects. */
  open(): Promise<void> {
    this.#opened ??= this.#saving.read();
    return this.#opened;
  }

  /** Takes in what other windows have said meanwhile. Never rejects. */
  async refresh(): Promise<void> {
    await this.open();
    await this.#saving.read();
  }

  /** By the id that it was marked under. */
  get(id: PaperId): Entry | undefined {
    return this.#entries.get(id);
  }

  /** What is said of a paper under any id it goes by. */
  of({ id, aliases = [] }: Pick<Paper, 'id' | 'aliases'>): Entry | undefined {
    const entry = this.#entries.get(id);
    if (entry !== undefined || aliases.length === 0) return entry;
    const alias = aliases.find(other => this.#entries.has(other));
    return alias === undefined ? undefined : this.#entries.get(alias);
  }

  /** In no order. */
  entries(): readonly Entry[] {
    return [...this.#entries.values()];
  }

  /** How many papers have changes that the disk has refused so far. */
  get unsaved(): number {
    return this.#saving.unsaved;
  }

  /**
   * Says something of papers, by any of their ids; shown at once, one step to undo. Resolves when it is saved: true, or
   * false when the disk refuses, or when nobody knows any of the papers.
   */
  async mark(ids: PaperId | readonly PaperId[], change: Change): Promise<boolean> {
    await this.open();
    const wanted = typeof ids === 'string' ? [ids] : ids;
    const found = await Promise.all(wanted.map(id => this.#find(id)));
    const now = this.#timer.now();
    const before = [...new Map(found.flatMap(entry => (entry === undefined ? [] : [[entry.id, entry]])))];
    const after = before.map(([, entry]) => changed(entry, change, now));
    if (after.length === 0) return false;
    this.#undo.push(before.map(([, entry], at) => ({ before: entry, after: after[at] ?? entry })));
    this.#take(after);
    return this.#saving.save(after);
  }

  get canUndo(): boolean {
    return this.#undo.size > 0;
  }

  /** Takes back the last `mark` of this window, but for what was said since; gives the papers concerned. */
  async undo(): Promise<readonly PaperId[]> {
    await this.open();
    const after = this.#undo.pop(id => this.#stored.get(id), this.#timer.now());
    this.#take(after);
    await this.#saving.save(after);
    return after.map(({ id }) => id);
  }

  /** Joins entries from elsewhere, each by its time; gives how many said something new. */
  async add(entries: readonly StoredEntry[]): Promise<number> {
    await this.open();
    const ids = this.#take(entries);
    const after = [...ids].flatMap(id => this.#stored.get(id) ?? []);
    if (after.length > 0) await this.#saving.save(after);
    return after.length;
  }

  /** All that there is to say, for a file elsewhere. */
  stored(): readonly StoredEntry[] {
    return [...this.#entries.keys()].flatMap(id => this.#stored.get(id) ?? []);
  }

  dispose(): void {
    this.#saving.dispose();
  }

  /** What is said of a paper, or a record to begin with; undefined when nobody knows it. */
  async #find(id: PaperId): Promise<StoredEntry | undefined> {
    const paper = await this.#paperOf(id);
    const marked = this.#stored.get((paper && this.of(paper)?.id) ?? paper?.id ?? id);
    if (paper === undefined || marked !== undefined) return marked;
    const { title, authors, published } = paper;
    return { id: paper.id, paper: { is: { title, authors, published }, at: this.#timer.now() } };
  }

  #take(entries: readonly StoredEntry[]): ReadonlySet<PaperId> {
    const ids = new Set<PaperId>();
    for (const entry of entries) {
      const before = this.#stored.get(entry.id);
      const after = before === undefined ? entry : joined(before, entry);
      if (after === before) continue;
      this.#stored.set(after.id, after);
      const shown = entryOf(after);
      if (shown === undefined) this.#entries.delete(after.id);
      else this.#entries.set(after.id, shown);
      ids.add(after.id);
    }
    if (ids.size > 0) this.#changed.fire(ids);
    return ids;
  }

  #worthKeeping(): readonly StoredEntry[] {
    const oldest = this.#timer.now() - takenBackFor;
    return [...this.#stored.values()].filter(
      entry => this.#entries.has(entry.id) || lastChange(entry) > oldest,
    );
  }
}
