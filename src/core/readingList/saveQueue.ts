// Saves changes of the reading list one after the other. Keeps changes that could not be written in memory, and
// retries them
// with increasing delays and together with the next change.
import { AbortableSignal } from '../base/abortableSignal.ts';
import { Emitter } from '../base/emitter.ts';
import type { Failure } from '../base/failures.ts';
import type { Clock, Folder, Timer } from '../base/ports.ts';
import type { PaperId } from '../papers/paper.ts';
import type { StoredEntry } from './entry.ts';
import { EntryStore } from './entryStore.ts';

interface SaveQueueOptions {
  readonly folder: Folder;
  readonly clock: Clock;
  readonly timer: Timer;
  readonly onEntries: (entries: readonly StoredEntry[]) => void;
  readonly currentEntries: () => readonly StoredEntry[];
}

const firstRetryDelay = 1000;
const maxRetryDelay = 60_000;

export class SaveQueue {
  readonly #files: EntryStore;
  readonly #timer: Timer;
  readonly #stop = new AbortableSignal();
  readonly #unsaved = new Map<PaperId, StoredEntry>();
  readonly #failed = new Emitter<Failure>();
  /** Fires once when saving or reading starts to fail (`unwritable`, `missing`), and once for each unreadable file. */
  readonly onDidFail = this.#failed.event;
  readonly #recovered = new Emitter<undefined>();
  /** Fires when everything is saved after a failure. */
  readonly onDidRecover = this.#recovered.event;
  #work: Promise<unknown> = Promise.resolve();
  #isRefused = false;
  #isRetrying = false;

  constructor({ folder, clock, timer, onEntries, currentEntries }: SaveQueueOptions) {
    this.#timer = timer;
    const onFailure = (failure: Failure): void => {
      this.#failed.fire(failure);
    };
    this.#files = new EntryStore({
      folder,
      clock,
      now: () => timer.now(),
      onEntries,
      currentEntries,
      onFailure,
    });
  }

  /** Number of papers whose changes are in memory only. */
  get unsaved(): number {
    return this.#unsaved.size;
  }

  /** Reads the files. Never rejects. */
  read(): Promise<void> {
    return this.#inTurn('missing', () => this.#files.read());
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
    this.#stop.abort();
  }

  async #flush(): Promise<void> {
    await this.#inTurn('unwritable', async () => {
      const entries = [...this.#unsaved.values()];
      // An earlier call in the queue may have written these entries already.
      if (entries.length === 0) return;
      await this.#files.write(entries);
      for (const entry of entries) if (this.#unsaved.get(entry.id) === entry) this.#unsaved.delete(entry.id);
    });
    if (this.#unsaved.size > 0) void this.#retry();
  }

  async #retry(): Promise<void> {
    if (this.#isRetrying) return;
    this.#isRetrying = true;
    try {
      for (let wait = firstRetryDelay; this.#unsaved.size > 0; wait = Math.min(2 * wait, maxRetryDelay)) {
        await this.#timer.wait(wait, this.#stop);
        await this.#flush();
      }
    } catch {
      // Disposed: stop retrying.
    } finally {
      this.#isRetrying = false;
    }
  }

  /** Runs operations one after the other, because each may change which files exist. */
  #inTurn(code: 'missing' | 'unwritable', work: () => Promise<void>): Promise<void> {
    const result = this.#work.then(work).then(
      () => {
        if (!this.#isRefused || this.#unsaved.size > 0) return;
        this.#isRefused = false;
        this.#recovered.fire(undefined);
      },
      (error: unknown) => {
        if (this.#isRefused) return;
        this.#isRefused = true;
        this.#failed.fire({ code, subject: 'reading list', detail: String(error) });
      },
    );
    this.#work = result;
    return result;
  }
}
