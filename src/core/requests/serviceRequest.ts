// What a source asks of its service, and what comes back: the seam between sources and requests.
import type { Failure } from '../base/failures.ts';
import type { AbortSignalLike } from '../base/ports.ts';

export interface ServiceRequest {
  readonly url: string;
  /** POST when there is one; sent as JSON. */
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface ServiceResponse {
  readonly text: string;
  /** When the service gave it, in milliseconds since 1970: an older time means a kept answer, shown with its age. */
  readonly receivedAt: number;
  /** Why a kept answer stands in for a new one; undefined when the answer is as new as it can be. */
  readonly staleBecause?: Failure;
}

/** Asks a service politely (limits, tries, cache). Rejects with a `FailureError`, or with the signal's reason. */
export type SendRequest = (request: ServiceRequest, signal: AbortSignalLike) => Promise<ServiceResponse>;
