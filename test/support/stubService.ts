// Stub services for tests. They return recorded or invented answers without network access.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { FailureError, type Failure } from '../../src/core/base/failures.ts';
import type { SendRequest, ServiceRequest } from '../../src/core/requests/serviceRequest.ts';
import { root } from './project.ts';

/** Returns a recorded answer from test/fixtures/answers. */
export function readRecording(name: string): string {
  return readFileSync(join(root, 'test', 'fixtures', 'answers', name), 'utf8');
}

interface StubService {
  readonly send: SendRequest;
  /** The requests in order. */
  readonly requests: ServiceRequest[];
}

/** Returns these bodies one after the other, then repeats the last one. */
export function stubService(...bodies: readonly string[]): StubService {
  const requests: ServiceRequest[] = [];
  const send: SendRequest = (request, signal) => {
    signal.throwIfAborted();
    requests.push(request);
    return Promise.resolve({ text: bodies[requests.length - 1] ?? bodies.at(-1) ?? '', receivedAt: 1000 });
  };
  return { send, requests };
}

export const neverAborted = new AbortController().signal;

/** Returns the failure with which a source rejects. Throws for any other error, and for an answer. */
export async function failureOf(work: Promise<unknown>): Promise<Failure> {
  const outcome = await work.then(
    () => undefined,
    (error: unknown) => error,
  );
  if (outcome instanceof FailureError) return outcome.failure;
  throw new Error(`Expected a SourceFailure, got ${String(outcome)}`);
}
