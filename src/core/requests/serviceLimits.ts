// How often, how long and how much each service is asked, as data.

export interface ServiceLimits {
  /** From the end of one request to the start of the next, in milliseconds. Requests to a service go one at a time. */
  readonly gapMs: number;
  /** In all, the first included. */
  readonly maxAttempts: number;
  /** The first wait before another try is anything up to this; the one after it up to twice this, and so on … */
  readonly backoffMs: number;
  /** … up to this. */
  readonly maxBackoffMs: number;
  /** A service that wants a longer pause than this is not waited for. */
  readonly maxPauseMs: number;
  /** A kept answer this young is given without asking. */
  readonly maxAgeMs: number;
  readonly timeoutMs: number;
  readonly stallMs: number;
  readonly maxBytes: number;
  /** What an answer looks like from outside; anything else, such as a page of HTML, is not kept. */
  readonly format: 'json' | 'xml';
}

const second = 1000;
const minute = 60 * second;

export const defaultLimits: ServiceLimits = {
  gapMs: 0,
  maxAttempts: 4,
  backoffMs: second,
  maxBackoffMs: 30 * second,
  maxPauseMs: 2 * minute,
  maxAgeMs: 10 * minute,
  timeoutMs: 30 * second,
  stallMs: 10 * second,
  maxBytes: 20_000_000,
  format: 'json',
};
