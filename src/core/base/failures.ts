// What can go wrong, as data. Sentences for people are made where they are shown.

export type FailureCode =
  /** It is not there: a file, or a paper that a service does not know. */
  | 'missing'
  /** It is there and does not parse. */
  | 'malformed'
  /** No connection: no network, no such host, a closed socket, a certificate nobody vouches for. */
  | 'offline'
  /** The service said no: a bad key, a forbidden address, a request that it does not understand. */
  | 'refused'
  /** Asked too often; `retryAt` says when to ask again, when the service said so. */
  | 'rateLimited'
  /** The service has trouble of its own (5xx), after all tries. */
  | 'unavailable'
  /** No answer in time, or one that does not end. */
  | 'timedOut'
  /** More bytes than we take. */
  | 'tooLarge'
  /** We cannot: ask there (arXiv answers no browser), or read that (another format, a newer version). */
  | 'unsupported'
  /** It could not be written: a full disk, or one that takes no writing. It stays in memory. */
  | 'unwritable';

export interface Failure {
  readonly code: FailureCode;
  /** What failed: a file name, a record as `papers.json, record 7`, `library.bib, line 31, smith2020`, or a source. */
  readonly subject: string;
  /** The cause in the words of whatever noticed it; for the log only. */
  readonly detail: string;
  /** The id of the source it is about, where a sentence for people needs that. */
  readonly source?: string;
  /** When it is worth trying again, in milliseconds since 1970; only when known. */
  readonly retryAt?: number;
}

/** Of whatever was thrown. A mistake of our own is no source's fault; its cause is for the log all the same. */
export function toFailure(error: unknown): Failure {
  if (error instanceof FailureError) return error.failure;
  return { code: 'malformed', subject: 'Paperside', detail: String(error) };
}

export class FailureError extends Error {
  readonly failure: Failure;

  constructor(failure: Failure) {
    super(`${failure.subject}: ${failure.detail}`);
    this.failure = failure;
  }
}
