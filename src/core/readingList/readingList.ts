// The user's reading list: changes apply in memory at once, are saved soon after, and merge with those of other windows.
import { Emitter } from '../base/emitter.ts';
import type { Clock, Folder, Timer } from '../base/ports.ts';
import type { Paper, PaperId } from '../papers/paper.ts';
import {
  applyChange,
  toKnownPaper,
  type EntryChange,
  type ReadingListEntry,
  type StoredEntry,
} from './entry.ts';
import { MergedEntries } from './mergedEntries.ts';
import { SaveQueue } from './saveQueue.ts';
import { UndoStack } from './undoStack.ts';
import { UnseenNotes } from './unseenNotes.ts';

interface ReadingListOptions {
  /** A folder that contains nothing else. */
  readonly folder: Folder;
  readonly clock: Clock;
  readonly timer: Timer;
  /** Returns a paper by any of its ids, as the catalogue's `get` does. */
  readonly paperOf: (id: PaperId) => Promise<Paper | undefined>;
}

/** Milliseconds for which removed values are remembered, so that other windows or computers do not bring them back. */
const tombstoneLifetime = 365 * 24 * 3600_000;

export class ReadingList {
  readonly #paperOf: ReadingListOptions['paperOf'];
  readonly #timer: Timer;
  readonly #saveQueue: SaveQueue;
  readonly #undo = new UndoStack();
  readonly #unseenNotes = new UnseenNotes();
  readonly #entries = new MergedEntries();
  readonly #changed = new Emitter<ReadonlySet<PaperId>>();
  /** Fires with the papers whose entries changed, in this window or another. */
  readonly onDidChange = this.#changed.event;
  /** Fires once when reading or saving starts to fail, and once for each unreadable file. Changes stay in memory. */
  readonly onDidFail;
  readonly onDidRecover;
  #opened: Promise<void> | undefined;
  #isRead = false;
  #marking: Promise<unknown> = Promise.resolve();

  constructor({ paperOf, ...options }: ReadingListOptions) {
    this.#paperOf = paperOf;
    this.#timer = options.timer;
    this.#saveQueue = new SaveQueue({
      ...options,
      onEntries: entries => {
        this.#unseenNotes.find(entries);
        this.#merge(entries);
      },
      currentEntries: () => this.#entries.storedSince(this.#timer.now() - tombstoneLifetime),
    });
    this.onDidFail = this.#saveQueue.onDidFail;
    this.onDidRecover = this.#saveQueue.onDidRecover;
    this.onDidRecover(() => void this.open());
  }

  /** Reads the files on the first call, and again while that fails; the list is empty until then. Never rejects. */
  open(): Promise<void> {
    return this.#open(false);
  }

  #open(isBeforeSave: boolean): Promise<void> {
    this.#opened ??= this.#saveQueue.read({ isBeforeSave }).then(async isRead => {
      this.#isRead = isRead;
      if (isRead) await this.#joinNotes();
      else this.#opened = undefined;
    });
    return this.#opened;
  }

  /** Reads changes of other windows. Never rejects. */
  async refresh(): Promise<void> {
    await this.open();
    await this.#saveQueue.read();
  }

  /** Returns the entry by the id under which it was created. */
  get(id: PaperId): ReadingListEntry | undefined {
    return this.#entries.shown(id);
  }

  /** Returns the entry of a paper, by any of its ids. */
  of(paper: Pick<Paper, 'id' | 'aliases'>): ReadingListEntry | undefined {
    return this.#entries.of(paper);
  }

  /** Returns all entries, unordered. */
  entries(): readonly ReadingListEntry[] {
    return this.#entries.all();
  }

  /** Number of papers with unsaved changes. */
  get unsaved(): number {
    return this.#saveQueue.unsaved;
  }

  /**
   * Applies a change to papers, given by any of their ids, as one undo step; visible at once. Resolves to true when
   * it is saved, and to false when saving failed or none of the papers is known. With `isWriting`, the note is being
   * written, and its saves are one undo step.
   */
  mark(ids: PaperId | readonly PaperId[], change: EntryChange, { isWriting = false } = {}): Promise<boolean> {
    const marking = this.#mark(ids, change, isWriting);
    this.#marking = Promise.allSettled([this.#marking, marking]);
    return marking;
  }

  async #mark(ids: PaperId | readonly PaperId[], change: EntryChange, isWriting: boolean): Promise<boolean> {
    await this.#open(true);
    const idList = typeof ids === 'string' ? [ids] : ids;
    const found = await Promise.all(idList.map(id => this.#find(id, change)));
    const now = this.#timer.now();
    const before = [...new Map(found.flatMap(entry => (entry === undefined ? [] : [[entry.id, entry]])))];
    const after = before.map(([, entry]) => applyChange(entry, change, now));
    if (after.length === 0) return false;
    const steps = before.map(([, entry], at) => ({ before: entry, after: after[at] ?? entry }));
    this.#undo.push(steps, isWriting);
    if (!this.#isRead) this.#unseenNotes.write(after);
    return this.#change(after);
  }

  get canUndo(): boolean {
    return this.#undo.size > 0;
  }

  /**
   * Undoes the last `mark` of this window, except for fields changed since then. Returns the ids of the papers
   * concerned.
   */
  async undo(): Promise<readonly PaperId[]> {
    await this.open();
    const after = this.#undo.pop(id => this.#entries.stored(id), this.#timer.now());
    await this.#change(after);
    return after.map(({ id }) => id);
  }

  /** Merges entries from elsewhere by their times. Returns how many changed something. */
  async add(entries: readonly StoredEntry[]): Promise<number> {
    await this.open();
    const ids = this.#merge(entries);
    const after = [...ids].flatMap(id => this.#entries.stored(id) ?? []);
    if (after.length > 0) await this.#saveQueue.save(after);
    return after.length;
  }

  /** Returns all entries that are not empty, for export to a file. */
  storedEntries(): readonly StoredEntry[] {
    return this.#entries.storedSince(Infinity);
  }

  /** Tries once more to save what could not be saved. Resolves when all is saved, or has failed to be. */
  async settled(): Promise<void> {
    await this.#marking;
    if (this.unsaved > 0) await this.#saveQueue.save([]);
  }

  dispose(): void {
    this.#saveQueue.dispose();
  }

  /** Returns the stored entry of a paper, or a new one; undefined if unknown. A status is of the latest revision. */
  async #find(id: PaperId, { status }: EntryChange): Promise<StoredEntry | undefined> {
    const paper = await this.#paperOf(id);
    const marked = this.#entries.stored((paper && this.of(paper)?.id) ?? paper?.id ?? id);
    if (paper === undefined) return marked;
    const isOfThisRevision =
      status === undefined || (paper.revision?.number ?? 0) <= (marked?.paper.is?.revision?.number ?? 0);
    if (marked !== undefined && isOfThisRevision) return marked;
    const at = Math.max(this.#timer.now(), (marked?.paper.at ?? 0) + 1);
    return { ...marked, id: marked?.id ?? paper.id, paper: { is: toKnownPaper(paper), at } };
  }

  async #joinNotes(): Promise<void> {
    for (const [id, note] of this.#unseenNotes.join(id => this.#entries.stored(id))) {
      const entry = this.#entries.stored(id);
      if (entry !== undefined) await this.#change([applyChange(entry, { note }, this.#timer.now())]);
    }
  }

  #change(entries: readonly StoredEntry[]): Promise<boolean> {
    this.#merge(entries);
    return this.#saveQueue.save(entries);
  }

  #merge(entries: readonly StoredEntry[]): ReadonlySet<PaperId> {
    const ids = this.#entries.merge(entries);
    if (ids.size > 0) this.#changed.fire(ids);
    return ids;
  }
}
