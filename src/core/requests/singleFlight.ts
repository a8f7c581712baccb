// Work that several wait for and that is done once.
import { AbortableSignal } from '../base/abortableSignal.ts';
import type { AbortSignalLike } from '../base/ports.ts';

interface InFlight<T> {
  readonly result: Promise<T>;
  readonly stop: AbortableSignal;
  users: number;
}

export class SingleFlight<T> {
  readonly #inFlight = new Map<string, InFlight<T>>();

  /**
   * The result of the work under this key, which `start` begins unless it is under way. Rejects with the signal's reason
   * at once; the work itself stops when the last one who waited is gone.
   */
  async join(
    key: string,
    signal: AbortSignalLike,
    start: (signal: AbortSignalLike) => Promise<T>,
  ): Promise<T> {
    signal.throwIfAborted();
    const work = this.#inFlight.get(key) ?? this.#start(key, start);
    work.users++;
    let stopped: () => void = () => undefined;
    const aborted = new Promise<void>(resolve => {
      stopped = () => {
        resolve();
      };
      signal.addEventListener('abort', stopped);
    });
    try {
      const first = await Promise.race([work.result.then(result => ({ result })), aborted]);
      if (first !== undefined) return first.result;
      signal.throwIfAborted();
      throw new Error('A signal said that it was aborted, and was not.');
    } finally {
      signal.removeEventListener('abort', stopped);
      work.users--;
      if (work.users === 0) {
        this.#forget(key, work);
        work.stop.abort();
      }
    }
  }

  #start(key: string, start: (signal: AbortSignalLike) => Promise<T>): InFlight<T> {
    const stop = new AbortableSignal();
    const work = { result: start(stop), stop, users: 0 };
    this.#inFlight.set(key, work);
    return work;
  }

  /** Not when another has begun under the same key meanwhile. */
  #forget(key: string, work: InFlight<T>): void {
    if (this.#inFlight.get(key) === work) this.#inFlight.delete(key);
  }
}
