// Limits of requests to a service: rate, retries, times and sizes.

export interface ServiceLimits {
  /** Milliseconds between the end of one request and the start of the next. A service gets one request at a time. */
  readonly gapMs: number;
  /** Maximum number of attempts, including the first. */
  readonly maxAttempts: number;
  /** Upper limit of the random delay before the second attempt, in milliseconds; doubled with each further attempt. */
  readonly backoffMs: number;
  /** Maximum of that limit, in milliseconds. */
  readonly maxBackoffMs: number;
  /** Longest pause, in milliseconds, that requests wait for; when a service demands more, they fail. */
  readonly maxPauseMs: number;
  /** Age in milliseconds up to which a cached response is used without a request. */
  readonly maxAgeMs: number;
  readonly timeoutMs: number;
  readonly stallMs: number;
  readonly maxBytes: number;
  /** Expected format of the response; anything else, such as an HTML page, is not cached. */
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
