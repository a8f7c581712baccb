// The queue before a service: one request at a time, first come first served, with a pause in between.
import { FailureError } from '../base/failures.ts';
import type { AbortSignalLike, Timer } from '../base/ports.ts';
import type { ServiceLimits } from './serviceLimits.ts';
import type { WindowLease } from './windowLease.ts';

export class RequestQueue {
  readonly #title: string;
  readonly #limits: ServiceLimits;
  readonly #timer: Timer;
  readonly #lease: WindowLease | undefined;
  readonly #waiting: (() => void)[] = [];
  readonly #listeners = new Set<() => void>();
  #busy = false;
  #freeAt = 0;
  #pausedUntil = 0;
  #nextRequestAt: number | undefined;

  /** `shared` when windows take turns too. */
  constructor(title: string, limits: ServiceLimits, timer: Timer, shared?: WindowLease) {
    this.#title = title;
    this.#limits = limits;
    this.#timer = timer;
    this.#lease = shared;
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
   * Asks when it is this request's turn. Rejects with what `refreshFollow` does, with the signal's reason, or with `rateLimited`
   * when the service wants a pause too long to wait for.
   */
  async run<T>(ask: () => Promise<T>, signal: AbortSignalLike): Promise<T> {
    if (!(await this.#enter(signal))) signal.throwIfAborted();
    try {
      await this.#waitUntilFree(signal);
      try {
        signal.throwIfAborted();
        return await ask();
      } finally {
        this.#freeAt = this.#timer.now() + this.#limits.gapMs;
        await this.#lease?.release(this.#freeAt);
      }
    } finally {
      this.#setNextRequestAt(undefined);
      const next = this.#waiting.shift();
      if (next === undefined) this.#busy = false;
      else next();
    }
  }

  /** Whether the turn is ours; it is not when the signal came first. */
  async #enter(signal: AbortSignalLike): Promise<boolean> {
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

  async #waitUntilFree(signal: AbortSignalLike): Promise<void> {
    for (;;) {
      signal.throwIfAborted();
      const sharedAt = (await this.#lease?.freeAt(signal)) ?? 0;
      const now = this.#timer.now();
      if (this.#pausedUntil - now > this.#limits.maxPauseMs) throw this.#pauseTooLong();
      // A clock that was set back must not make a gap of hours.
      const ownAt = Math.min(this.#freeAt, now + this.#limits.gapMs);
      const at = Math.max(ownAt, this.#pausedUntil, sharedAt);
      if (at > now) {
        this.#setNextRequestAt(at);
        // Another window may be done sooner than it had said.
        await this.#timer.wait(Math.min(at - now, sharedAt === at ? this.#limits.gapMs : Infinity), signal);
      } else if (this.#lease === undefined || (await this.#lease.acquire(signal))) break;
    }
    this.#setNextRequestAt(undefined);
  }

  #pauseTooLong(): FailureError {
    return new FailureError({
      code: 'rateLimited',
      subject: this.#title,
      detail: 'It asked for a long pause, which is not over.',
      retryAt: this.#pausedUntil,
    });
  }

  #setNextRequestAt(at: number | undefined): void {
    if (at === this.#nextRequestAt) return;
    this.#nextRequestAt = at;
    for (const listener of [...this.#listeners]) listener();
  }
}
