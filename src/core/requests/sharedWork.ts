// Work that several wait for and that is done once.
import type { StopSignal } from '../ports.ts';
import { Stop } from './stop.ts';

interface Running<T> {
  readonly result: Promise<T>;
  readonly stop: Stop;
  users: number;
}

export class SharedWork<T> {
  readonly #running = new Map<string, Running<T>>();

  /**
   * The result of the work under this key, which `start` begins unless it is under way. Rejects with the signal's reason
   * at once; the work itself stops when the last one who waited is gone.
   */
  async join(key: string, signal: StopSignal, start: (signal: StopSignal) => Promise<T>): Promise<T> {
    signal.throwIfAborted();
    const work = this.#running.get(key) ?? this.#begin(key, start);
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

  #begin(key: string, start: (signal: StopSignal) => Promise<T>): Running<T> {
    const stop = new Stop();
    const work = { result: start(stop), stop, users: 0 };
    this.#running.set(key, work);
    return work;
  }

  /** Not when another has begun under the same key meanwhile. */
  #forget(key: string, work: Running<T>): void {
    if (this.#running.get(key) === work) this.#running.delete(key);
  }
}
