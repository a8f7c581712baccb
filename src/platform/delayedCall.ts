// A function that is called once after a delay, and never after its owner was disposed of.

export class DelayedCall {
  readonly #call: () => unknown;
  readonly #delay: number;
  #timeout: ReturnType<typeof setTimeout> | undefined;
  #isDisposed = false;

  /** `delay` is in milliseconds. */
  constructor(call: () => unknown, delay: number) {
    this.#call = call;
    this.#delay = delay;
  }

  /** Debounces: a call that waits begins to wait anew. */
  restart(delay = this.#delay): void {
    this.cancel();
    this.start(delay);
  }

  /** Throttles: a call that waits goes on waiting. */
  start(delay = this.#delay): void {
    if (this.#isDisposed) return;
    this.#timeout ??= setTimeout(() => {
      this.#timeout = undefined;
      this.#call();
    }, delay);
  }

  cancel(): void {
    clearTimeout(this.#timeout);
    this.#timeout = undefined;
  }

  dispose(): void {
    this.#isDisposed = true;
    this.cancel();
  }
}
