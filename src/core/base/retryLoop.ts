// Tries again what failed, with increasing delays, until it is done or its owner is disposed of.
import { AbortableSignal } from './abortableSignal.ts';
import type { Timer } from './ports.ts';

interface RetryLoopOptions {
  readonly timer: Timer;
  readonly isUnfinished: () => boolean;
  /** Must not reject. */
  readonly tryAgain: () => Promise<unknown>;
}

const firstDelay = 1000;
const maxDelay = 60_000;

export class RetryLoop {
  readonly #options: RetryLoopOptions;
  readonly #stop = new AbortableSignal();
  #isRunning = false;

  constructor(options: RetryLoopOptions) {
    this.#options = options;
  }

  /** Call it after a failure. While it tries already, and after `dispose`, this does nothing. */
  start(): void {
    if (!this.#isRunning && !this.#stop.aborted) void this.#run();
  }

  dispose(): void {
    this.#stop.abort();
  }

  async #run(): Promise<void> {
    const { timer, isUnfinished, tryAgain } = this.#options;
    this.#isRunning = true;
    try {
      for (let delay = firstDelay; isUnfinished(); delay = Math.min(2 * delay, maxDelay)) {
        await timer.wait(delay, this.#stop);
        await tryAgain();
      }
    } catch {
      // Disposed of.
    } finally {
      this.#isRunning = false;
    }
  }
}
