// Queue of one service: sends one request at a time, in order of arrival, with a gap in between.
import { FailureError } from '../base/failures.ts';
import type { AbortSignalLike, Timer } from '../base/ports.ts';
import { laterPause, unextendedPause, type Pause } from './pause.ts';
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
  /** The gap after the last request. */
  #gap: Pause | undefined;
  #pause: Pause | undefined;
  #nextRequestAt: number | undefined;

  /** `shared` is the window lease, if the windows of this machine have to take turns. */
  constructor(title: string, limits: ServiceLimits, timer: Timer, shared?: WindowLease) {
    this.#title = title;
    this.#limits = limits;
    this.#timer = timer;
    this.#lease = shared;
  }

  /** When the waiting request will be sent, in milliseconds since 1970; undefined when none is waiting. */
  get nextRequestAt(): number | undefined {
    return this.#nextRequestAt;
  }

  /** Calls the listener on each change of `nextRequestAt`. Returns a function that removes the listener. */
  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /**
   * Delays the next request until this time, in milliseconds since 1970. An earlier time than before has no effect.
   * Called during a request, it delays those of other windows too.
   */
  pauseUntil(at: number): void {
    const now = this.#limitWaits();
    this.#pause = laterPause({ from: now, until: at }, this.#pause);
  }

  /**
   * Runs `ask` when it is this request's turn. Rejects with the error of `ask`, with the signal's reason, or with
   * `rateLimited` when the service demands a pause longer than `maxPauseMs`.
   */
  async run<T>(ask: () => Promise<T>, signal: AbortSignalLike): Promise<T> {
    if (!(await this.#enter(signal))) signal.throwIfAborted();
    try {
      await this.#waitUntilFree(signal);
      try {
        signal.throwIfAborted();
        return await ask();
      } finally {
        const from = this.#timer.now();
        this.#gap = { from, until: from + this.#limits.gapMs };
        await this.#lease?.release(this.#gap.until, this.#pause);
      }
    } finally {
      this.#setNextRequestAt(undefined);
      const next = this.#waiting.shift();
      if (next === undefined) this.#busy = false;
      else next();
    }
  }

  /** Resolves to true when it is this request's turn, and to false when the signal was aborted first. */
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
      const sharedPause = (await this.#lease?.pausedUntil()) ?? 0;
      const now = this.#limitWaits();
      const pausedUntil = Math.max(this.#pause?.until ?? 0, sharedPause);
      if (pausedUntil - now > this.#limits.maxPauseMs) throw this.#pauseTooLong(pausedUntil);
      const at = Math.max(this.#gap?.until ?? 0, pausedUntil, sharedAt);
      if (at > now) {
        this.#setNextRequestAt(at);
        // Checks again after one gap, because another window may release the lease early.
        await this.#timer.wait(Math.min(at - now, sharedAt === at ? this.#limits.gapMs : Infinity), signal);
      } else if (this.#lease === undefined || (await this.#lease.acquire(signal))) break;
    }
    this.#setNextRequestAt(undefined);
  }

  /** Returns the time now. After the clock was set back, no wait becomes longer than it was meant to be. */
  #limitWaits(): number {
    const now = this.#timer.now();
    this.#gap = unextendedPause(this.#gap, now);
    this.#pause = unextendedPause(this.#pause, now);
    return now;
  }

  #pauseTooLong(retryAt: number): FailureError {
    return new FailureError({
      code: 'rateLimited',
      subject: this.#title,
      detail: 'It asked for a long pause, which is not over.',
      retryAt,
    });
  }

  #setNextRequestAt(at: number | undefined): void {
    if (at === this.#nextRequestAt) return;
    this.#nextRequestAt = at;
    for (const listener of [...this.#listeners]) listener();
  }
}
