// Failures as data with a code. User interface code turns them into messages.

export type FailureCode =
  /** A file does not exist, or a service does not know a paper. */
  | 'missing'
  /** The content does not parse. */
  | 'malformed'
  /** No connection: no network, unknown host, closed socket, untrusted certificate. */
  | 'offline'
  /** The service rejected the request: bad key, forbidden address, invalid request. */
  | 'refused'
  /** Too many requests. `retryAt` has the time of the next try, if the service sent it. */
  | 'rateLimited'
  /** The service still failed (5xx) after all retries. */
  | 'unavailable'
  /** No response in time, or a response that does not end. */
  | 'timedOut'
  /** The response or file exceeds the size limit. */
  | 'tooLarge'
  /** Paperside cannot use the service here (arXiv rejects browsers), or cannot read the format or version. */
  | 'unsupported'
  /** The data could not be written, because the disk is full or read-only. It stays in memory. */
  | 'unwritable';

/** What a user can mend, or should know, where the code alone would not say so. */
type FailureReason =
  /** With `offline`: nobody that this machine trusts vouches for the service's certificate. */
  | 'certificate'
  /** With `offline`: there is no way to the service: no network, no such host, or nobody who listens. */
  | 'unreachable'
  /** With `refused`: the service does not accept the user, the password or the key. */
  | 'credentials'
  /** With `missing`: the user's server has no index of the name in `subject`. */
  | 'index'
  /** With `unavailable`: the service answered, but parts of it did not. */
  | 'partial';

export interface Failure {
  readonly code: FailureCode;
  readonly reason?: FailureReason;
  /** A file name, a record (`papers.json, record 7`, `library.bib, line 31, smith2020`), or a source. */
  readonly subject: string;
  /** The original error message; for the log only. */
  readonly detail: string;
  /** Id of the source, if the message to the user needs it. */
  readonly source?: string;
  /** Time of the next sensible try, in milliseconds since 1970, if known. */
  readonly retryAt?: number;
}

/** Returns the failure of a thrown value. Errors other than `FailureError` are bugs; their subject is Paperside. */
export function toFailure(error: unknown): Failure {
  if (error instanceof FailureError) return error.failure;
  return { code: 'malformed', subject: 'Paperside', detail: String(error) };
}

/** The error that throws a `Failure`. */
export class FailureError extends Error {
  readonly failure: Failure;

  constructor(failure: Failure) {
    super(`${failure.subject}: ${failure.detail}`);
    this.failure = failure;
  }
}
