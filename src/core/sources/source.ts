// What every source of papers looks like to the rest: optional members where a service cannot do something.
import type { Failure } from '../failures.ts';
import type { Paper, PaperId } from '../paper.ts';
import type { StopSignal } from '../ports.ts';
import type { SourceId } from './abilities.ts';

export interface Request {
  readonly url: string;
  /** POST when there is one; sent as JSON. */
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface Answer {
  readonly text: string;
  /** When the service gave it, in milliseconds since 1970: an older time means a kept answer, shown with its age. */
  readonly at: number;
  /** Why a kept answer stands in for a new one; undefined when the answer is as new as it can be. */
  readonly staleBecause?: Failure;
}

/** Asks a service politely (limits, tries, cache). Rejects with a `SourceFailure`, or with the signal's reason. */
export type Send = (request: Request, signal: StopSignal) => Promise<Answer>;

export class SourceFailure extends Error {
  readonly failure: Failure;

  constructor(failure: Failure) {
    super(`${failure.subject}: ${failure.detail}`);
    this.failure = failure;
  }
}

/** Of whatever was thrown. A mistake of our own is no source's fault; its cause is for the log all the same. */
export function failureOf(error: unknown): Failure {
  if (error instanceof SourceFailure) return error.failure;
  return { code: 'malformed', subject: 'Paperside', detail: String(error) };
}

export interface Found {
  readonly papers: readonly Paper[];
  /** Records that did not parse; the others are in `papers` all the same. */
  readonly failures: readonly Failure[];
  /** Age of the answer, as in `Answer`. */
  readonly at: number;
  readonly staleBecause?: Failure;
  /** How to ask for the next page; undefined after the last. */
  readonly next?: (signal: StopSignal) => Promise<Found>;
}

export interface PaperSource {
  readonly id: SourceId;
  readonly title: string;
  search?(query: string, signal: StopSignal): Promise<Found>;
  /** The newest of a category: `cs.CV`. */
  category?(name: string, signal: StopSignal): Promise<Found>;
  get?(id: PaperId, signal: StopSignal): Promise<Found>;
  /** Papers to read for someone who chose these. */
  recommend?(chosen: readonly PaperId[], signal: StopSignal): Promise<Found>;
}
