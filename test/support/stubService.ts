// Services for tests: what they would say, recorded or made up, without asking them.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { FailureError, type Failure } from '../../src/core/base/failures.ts';
import type { SendRequest, ServiceRequest } from '../../src/core/requests/serviceRequest.ts';
import { root } from './project.ts';

/** A recorded answer, from test/fixtures/answers. */
export function readRecording(name: string): string {
  return readFileSync(join(root, 'test', 'fixtures', 'answers', name), 'utf8');
}

interface StubService {
  readonly send: SendRequest;
  /** What was asked, in order. */
  readonly requests: ServiceRequest[];
}

/** Gives these bodies one after the other, and the last one from then on. */
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

/** The failure that a source rejects with; anything else it rejects with, or an answer, is an error. */
export async function failureOf(work: Promise<unknown>): Promise<Failure> {
  const outcome = await work.then(
    () => undefined,
    (error: unknown) => error,
  );
  if (outcome instanceof FailureError) return outcome.failure;
  throw new Error(`Expected a SourceFailure, got ${String(outcome)}`);
}
