// Request and response types between sources and the service client.
import type { Failure } from '../base/failures.ts';
import type { AbortSignalLike } from '../base/ports.ts';

export interface ServiceRequest {
  readonly url: string;
  /** Sent as JSON with POST; without a body the method is GET. */
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface ServiceResponse {
  readonly text: string;
  /**
   * When the service sent the response, in milliseconds since 1970. Earlier than now for cached responses, which are
   * shown with their age.
   */
  readonly receivedAt: number;
  /** Why a cached response was used instead of a new one; undefined when the response is up to date. */
  readonly staleBecause?: Failure;
}

/**
 * Sends a request within the service's limits, with cache and retries. Rejects with a `FailureError` or the signal's
 * reason.
 */
export type SendRequest = (request: ServiceRequest, signal: AbortSignalLike) => Promise<ServiceResponse>;
