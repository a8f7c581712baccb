// Reads and saves the reading list, one operation after the other. What could not be read or written is tried again with
// increasing delays and together with the next change; changes stay in memory until they are on disk.
import { Emitter } from '../base/emitter.ts';
import type { Failure } from '../base/failures.ts';
import type { Clock, Folder, Timer } from '../base/ports.ts';
import { RetryLoop } from '../base/retryLoop.ts';
import type { PaperId } from '../papers/paper.ts';
import { mergeEntries, type StoredEntry } from './entry.ts';
import { EntryStore } from './entryStore.ts';

interface SaveQueueOptions {
  readonly folder: Folder;
  readonly clock: Clock;
  readonly timer: Timer;
  readonly onEntries: (entries: readonly StoredEntry[]) => void;
  readonly currentEntries: () => readonly StoredEntry[];
}

/** What can fail: reading the folder, or writing to it. */
type DiskFailure = 'missing' | 'unwritable';

export class SaveQueue {
  readonly #files: EntryStore;
  readonly #retries: RetryLoop;
  readonly #unsaved = new Map<PaperId, StoredEntry>();
  readonly #failed = new Emitter<Failure>();
  /** Fires once when reading (`missing`) or saving (`unwritable`) starts to fail, and once for each unreadable file. */
  readonly onDidFail = this.#failed.event;
  readonly #recovered = new Emitter<DiskFailure>();
  /** Fires when everything is read, or saved, after a failure. */
  readonly onDidRecover = this.#recovered.event;
  readonly #failing = new Map<DiskFailure, Failure>();
  readonly #told = new Set<DiskFailure>();
  #work: Promise<unknown> = Promise.resolve();

  constructor({ folder, clock, timer, onEntries, currentEntries }: SaveQueueOptions) {
    this.#retries = new RetryLoop({
      timer,
      isUnfinished: () => this.#unsaved.size > 0 || this.#failing.has('missing'),
      tryAgain: () => (this.#failing.has('missing') ? this.read() : this.#flush()),
    });
    const onFailure = (failure: Failure): void => {
      this.#failed.fire(failure);
    };
    this.#files = new EntryStore({
      ...{ folder, clock, onEntries, currentEntries, onFailure },
      now: () => timer.now(),
      onLost: entries => {
        for (const entry of entries) this.#keep(entry);
      },
    });
  }

  /** Number of papers whose changes are in memory only. */
  get unsaved(): number {
    return this.#unsaved.size;
  }

  /**
   * Reads the files, and writes again what another program removed from them. Resolves to false when they could not all
   * be read, which will be retried. Before a change that is going to be saved, only a failure to save it is reported, if
   * both fail. Never rejects.
   */
  async read({ isBeforeSave = false } = {}): Promise<boolean> {
    await this.#inTurn('missing', () => this.#files.read());
    const isRead = !this.#failing.has('missing');
    if (!isBeforeSave) this.#tell('missing');
    if (this.#unsaved.size > 0) await this.#flush();
    if (!isRead) this.#retries.start();
    return isRead;
  }

  /**
   * Resolves to true when the entries are on disk, and to false when writing failed and will be retried. Never
   * rejects.
   */
  async save(entries: readonly StoredEntry[]): Promise<boolean> {
    for (const entry of entries) this.#unsaved.set(entry.id, entry);
    await this.#flush();
    return entries.every(entry => this.#unsaved.get(entry.id) !== entry);
  }

  dispose(): void {
    this.#retries.dispose();
  }

  #keep(entry: StoredEntry): void {
    const waiting = this.#unsaved.get(entry.id);
    this.#unsaved.set(entry.id, waiting === undefined ? entry : mergeEntries(waiting, entry));
  }

  async #flush(): Promise<void> {
    await this.#inTurn('unwritable', async () => {
      const entries = [...this.#unsaved.values()];
      // An earlier call in the queue may have written these entries already.
      if (entries.length === 0) return;
      await this.#files.write(entries, written => {
        for (const entry of written)
          if (this.#unsaved.get(entry.id) === entry) this.#unsaved.delete(entry.id);
      });
    });
    if (this.#unsaved.size > 0) {
      this.#tell('unwritable');
      this.#retries.start();
    } else this.#tell('missing');
  }

  /** Reports a failure, unless it was reported before. */
  #tell(code: DiskFailure): void {
    const failure = this.#failing.get(code);
    if (failure === undefined || this.#told.has(code)) return;
    this.#told.add(code);
    this.#failed.fire(failure);
  }

  /** Runs operations one after the other, because each may change which files exist. */
  #inTurn(code: DiskFailure, work: () => Promise<void>): Promise<void> {
    const result = this.#work.then(work).then(
      () => {
        if (code === 'unwritable' && this.#unsaved.size > 0) return;
        this.#told.delete(code);
        if (this.#failing.delete(code)) this.#recovered.fire(code);
      },
      (error: unknown) => {
        this.#failing.set(code, { code, subject: 'reading list', detail: String(error) });
      },
    );
    this.#work = result;
    return result;
  }
}
