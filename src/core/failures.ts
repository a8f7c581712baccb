// What can go wrong, as data. Sentences for people are made where they are shown.

export type FailureCode = 'missing' | 'malformed';

export interface Failure {
  readonly code: FailureCode;
  /** What failed: a file name, or a record as `papers.json, record 7`. */
  readonly subject: string;
  /** The cause in the words of whatever noticed it; for the log only. */
  readonly detail: string;
}
