// Shares the result of an asynchronous operation among all callers that request it while it runs.
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
   * Returns the result of the running operation with this key, or starts one. Rejects with the signal's reason at
   * once; the operation itself is aborted when its last caller has left.
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

  /** Does nothing when another operation has started under the same key. */
  #forget(key: string, work: InFlight<T>): void {
    if (this.#inFlight.get(key) === work) this.#inFlight.delete(key);
  }
}
