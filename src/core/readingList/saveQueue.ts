// Saves changes of the reading list one after the other. What the disk refuses is kept and tried again: after a while,
// longer each time, and with the next change.
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
  /** Once when the disk begins to refuse (`unwritable`, `missing`), and once for each file that is of no use. */
  readonly onDidFail = this.#failed.event;
  readonly #recovered = new Emitter<undefined>();
  /** When all is saved after it was refused. */
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

  /** How many papers have changes that are in memory only. */
  get unsaved(): number {
    return this.#unsaved.size;
  }

  /** Takes in what the files say. Never rejects. */
  read(): Promise<void> {
    return this.#inTurn('missing', () => this.#files.read());
  }

  /** True when it is on the disk; false when the disk refused and it will be tried again. Never rejects. */
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
      // Another turn may have written what this one was to write.
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
      // Disposed: nobody waits any more.
    } finally {
      this.#isRetrying = false;
    }
  }

  /** One thing after the other: each may change which files there are. */
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
