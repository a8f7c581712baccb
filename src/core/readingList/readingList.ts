// What the user says of papers: in memory at once, on disk soon after, joined with what other windows say.
import { Emitter } from '../base/emitter.ts';
import type { Clock, Folder, Timer } from '../base/ports.ts';
import type { Paper, PaperId } from '../papers/paper.ts';
import {
  applyChange,
  lastChanged,
  mergeEntries,
  toReadingListEntry,
  type EntryChange,
  type ReadingListEntry,
  type StoredEntry,
} from './entry.ts';
import { SaveQueue } from './saveQueue.ts';
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
const tombstoneLifetime = 365 * 24 * 3600_000;

export class ReadingList {
  readonly #paperOf: ReadingListOptions['paperOf'];
  readonly #timer: Timer;
  readonly #saveQueue: SaveQueue;
  readonly #undo = new UndoStack();
  readonly #stored = new Map<PaperId, StoredEntry>();
  readonly #entries = new Map<PaperId, ReadingListEntry>();
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
    const onEntries = (entries: readonly StoredEntry[]): void => {
      this.#merge(entries);
    };
    this.#saveQueue = new SaveQueue({
      folder,
      clock,
      timer,
      onEntries,
      currentEntries: () => this.#entriesToKeep(),
    });
    this.onDidFail = this.#saveQueue.onDidFail;
    this.onDidRecover = this.#saveQueue.onDidRecover;
  }

  /** Reads the files, once; until then nothing is known. Never rejects. */
  open(): Promise<void> {
    this.#opened ??= this.#saveQueue.read();
    return this.#opened;
  }

  /** Takes in what other windows have said meanwhile. Never rejects. */
  async refresh(): Promise<void> {
    await this.open();
    await this.#saveQueue.read();
  }

  /** By the id that it was marked under. */
  get(id: PaperId): ReadingListEntry | undefined {
    return this.#entries.get(id);
  }

  /** What is said of a paper under any id it goes by. */
  of({ id, aliases = [] }: Pick<Paper, 'id' | 'aliases'>): ReadingListEntry | undefined {
    const entry = this.#entries.get(id);
    if (entry !== undefined || aliases.length === 0) return entry;
    const alias = aliases.find(other => this.#entries.has(other));
    return alias === undefined ? undefined : this.#entries.get(alias);
  }

  /** In no order. */
  entries(): readonly ReadingListEntry[] {
    return [...this.#entries.values()];
  }

  /** How many papers have changes that the disk has refused so far. */
  get unsaved(): number {
    return this.#saveQueue.unsaved;
  }

  /**
   * Says something of papers, by any of their ids; shown at once, one step to undo. Resolves when it is saved: true, or
   * false when the disk refuses, or when nobody knows any of the papers.
   */
  async mark(ids: PaperId | readonly PaperId[], change: EntryChange): Promise<boolean> {
    await this.open();
    const idList = typeof ids === 'string' ? [ids] : ids;
    const found = await Promise.all(idList.map(id => this.#find(id)));
    const now = this.#timer.now();
    const before = [...new Map(found.flatMap(entry => (entry === undefined ? [] : [[entry.id, entry]])))];
    const after = before.map(([, entry]) => applyChange(entry, change, now));
    if (after.length === 0) return false;
    this.#undo.push(before.map(([, entry], at) => ({ before: entry, after: after[at] ?? entry })));
    this.#merge(after);
    return this.#saveQueue.save(after);
  }

  get canUndo(): boolean {
    return this.#undo.size > 0;
  }

  /** Takes back the last `mark` of this window, but for what was said since; gives the papers concerned. */
  async undo(): Promise<readonly PaperId[]> {
    await this.open();
    const after = this.#undo.pop(id => this.#stored.get(id), this.#timer.now());
    this.#merge(after);
    await this.#saveQueue.save(after);
    return after.map(({ id }) => id);
  }

  /** Joins entries from elsewhere, each by its time; gives how many said something new. */
  async add(entries: readonly StoredEntry[]): Promise<number> {
    await this.open();
    const ids = this.#merge(entries);
    const after = [...ids].flatMap(id => this.#stored.get(id) ?? []);
    if (after.length > 0) await this.#saveQueue.save(after);
    return after.length;
  }

  /** All that there is to say, for a file elsewhere. */
  storedEntries(): readonly StoredEntry[] {
    return [...this.#entries.keys()].flatMap(id => this.#stored.get(id) ?? []);
  }

  dispose(): void {
    this.#saveQueue.dispose();
  }

  /** What is said of a paper, or a record to begin with; undefined when nobody knows it. */
  async #find(id: PaperId): Promise<StoredEntry | undefined> {
    const paper = await this.#paperOf(id);
    const marked = this.#stored.get((paper && this.of(paper)?.id) ?? paper?.id ?? id);
    if (paper === undefined || marked !== undefined) return marked;
    const { title, authors, published } = paper;
    return { id: paper.id, paper: { is: { title, authors, published }, at: this.#timer.now() } };
  }

  #merge(entries: readonly StoredEntry[]): ReadonlySet<PaperId> {
    const ids = new Set<PaperId>();
    for (const entry of entries) {
      const before = this.#stored.get(entry.id);
      const after = before === undefined ? entry : mergeEntries(before, entry);
      if (after === before) continue;
      this.#stored.set(after.id, after);
      const shown = toReadingListEntry(after);
      if (shown === undefined) this.#entries.delete(after.id);
      else this.#entries.set(after.id, shown);
      ids.add(after.id);
    }
    if (ids.size > 0) this.#changed.fire(ids);
    return ids;
  }

  #entriesToKeep(): readonly StoredEntry[] {
    const oldest = this.#timer.now() - tombstoneLifetime;
    return [...this.#stored.values()].filter(
      entry => this.#entries.has(entry.id) || lastChanged(entry) > oldest,
    );
  }
}
