// The queue before a service: one request at a time, first come first served, with a pause in between.
import type { StopSignal, Timer } from '../ports.ts';
import { SourceFailure } from '../sources/source.ts';
import type { Limits } from './limits.ts';
import type { SharedTurn } from './sharedTurn.ts';

export class RequestQueue {
  readonly #title: string;
  readonly #limits: Limits;
  readonly #timer: Timer;
  readonly #shared: SharedTurn | undefined;
  readonly #waiting: (() => void)[] = [];
  readonly #listeners = new Set<() => void>();
  #busy = false;
  #freeAt = 0;
  #pausedUntil = 0;
  #nextRequestAt: number | undefined;

  /** `shared` when windows take turns too. */
  constructor(title: string, limits: Limits, timer: Timer, shared?: SharedTurn) {
    this.#title = title;
    this.#limits = limits;
    this.#timer = timer;
    this.#shared = shared;
  }

  /** When the request that waits will go, in milliseconds since 1970; undefined when none has to wait. */
  get nextRequestAt(): number | undefined {
    return this.#nextRequestAt;
  }

  /** Tells of each new `nextRequestAt`; call the result to hear no more. */
  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** No request before then; for the one who has just asked and was told so. */
  pauseUntil(at: number): void {
    this.#pausedUntil = Math.max(this.#pausedUntil, at);
  }

  /**
   * Asks when it is this request's turn. Rejects with what `ask` does, with the signal's reason, or with `rateLimited`
   * when the service wants a pause too long to wait for.
   */
  async run<T>(ask: () => Promise<T>, signal: StopSignal): Promise<T> {
    if (!(await this.#enter(signal))) signal.throwIfAborted();
    try {
      await this.#waitUntilFree(signal);
      try {
        signal.throwIfAborted();
        return await ask();
      } finally {
        this.#freeAt = this.#timer.now() + this.#limits.gapMs;
        await this.#shared?.giveBack(this.#freeAt);
      }
    } finally {
      this.#show(undefined);
      const next = this.#waiting.shift();
      if (next === undefined) this.#busy = false;
      else next();
    }
  }

  /** Whether the turn is ours; it is not when the signal came first. */
  async #enter(signal: StopSignal): Promise<boolean> {
    signal.throwIfAborted();
    if (!this.#busy) return (this.#busy = true);
    return new Promise(resolve => {
      const enter = (): void => {
        signal.removeEventListener('abort', leave);
        resolve(true);
      };
      const leave = (): void => {
        signal.removeEventListener('abort', leave);
        this.#waiting.splice(this.#waiting.indexOf(enter), 1);
        resolve(false);
      };
      signal.addEventListener('abort', leave);
      this.#waiting.push(enter);
    });
  }

  async #waitUntilFree(signal: StopSignal): Promise<void> {
    for (;;) {
      signal.throwIfAborted();
      const sharedAt = (await this.#shared?.freeAt(signal)) ?? 0;
      const now = this.#timer.now();
      if (this.#pausedUntil - now > this.#limits.maxPauseMs) throw this.#tooLongAPause();
      // A clock that was set back must not make a gap of hours.
      const ownAt = Math.min(this.#freeAt, now + this.#limits.gapMs);
      const at = Math.max(ownAt, this.#pausedUntil, sharedAt);
      if (at > now) {
        this.#show(at);
        // Another window may be done sooner than it had said.
        await this.#timer.wait(Math.min(at - now, sharedAt === at ? this.#limits.gapMs : Infinity), signal);
      } else if (this.#shared === undefined || (await this.#shared.take(signal))) break;
    }
    this.#show(undefined);
  }

  #tooLongAPause(): SourceFailure {
    return new SourceFailure({
      code: 'rateLimited',
      subject: this.#title,
      detail: 'It asked for a long pause, which is not over.',
      retryAt: this.#pausedUntil,
    });
  }

  #show(at: number | undefined): void {
    if (at === this.#nextRequestAt) return;
    this.#nextRequestAt = at;
    for (const listener of [...this.#listeners]) listener();
  }
}
