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

/** Throws a `FailureError` for the text of a response that cannot be read. */
export type CheckText = (text: string) => void;

/**
 * Sends a request within the service's limits, with cache and retries. A new response that does not pass `check` counts
 * as failed: it is not cached, and an earlier one takes its place. Rejects with a `FailureError` or the signal's reason.
 */
export type SendRequest = (
  request: ServiceRequest,
  signal: AbortSignalLike,
  check?: CheckText,
) => Promise<ServiceResponse>;

/** Sends a request, and reads the response once. */
export async function sendAndRead<T>(
  send: SendRequest,
  request: ServiceRequest,
  read: (text: string) => T,
  signal: AbortSignalLike,
): Promise<{ readonly response: ServiceResponse; readonly body: T }> {
  let known: { readonly text: string; readonly body: T } | undefined;
  const response = await send(request, signal, text => {
    known = { text, body: read(text) };
  });
  const { text } = response;
  return { response, body: known?.text === text ? known.body : read(text) };
}
