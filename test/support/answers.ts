// Services for tests: what they would say, recorded or made up, without asking them.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Failure } from '../../src/core/failures.ts';
import { SourceFailure, type Request, type Send } from '../../src/core/sources/source.ts';
import { root } from './project.ts';

/** A recorded answer, from test/fixtures/answers. */
export function recorded(name: string): string {
  return readFileSync(join(root, 'test', 'fixtures', 'answers', name), 'utf8');
}

interface Service {
  readonly send: Send;
  /** What was asked, in order. */
  readonly asked: Request[];
}

/** Gives these bodies one after the other, and the last one from then on. */
export function answering(...bodies: readonly string[]): Service {
  const asked: Request[] = [];
  const send: Send = (request, signal) => {
    signal.throwIfAborted();
    asked.push(request);
    return Promise.resolve({ text: bodies[asked.length - 1] ?? bodies.at(-1) ?? '', at: 1000 });
  };
  return { send, asked };
}

export const going = new AbortController().signal;

/** The failure that a source rejects with; anything else it rejects with, or an answer, is an error. */
export async function failureOf(work: Promise<unknown>): Promise<Failure> {
  const outcome = await work.then(
    () => undefined,
    (error: unknown) => error,
  );
  if (outcome instanceof SourceFailure) return outcome.failure;
  throw new Error(`Expected a SourceFailure, got ${String(outcome)}`);
}
