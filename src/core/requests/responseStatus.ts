// What a reply says besides its text: what went wrong, when to come back, how much is left.
import type { Failure } from '../base/failures.ts';
import type { HttpResponse } from '../base/ports.ts';

/** `Retry-After` as a moment in milliseconds since 1970: it gives seconds, or an HTTP date (RFC 9110, 10.2.3). */
export function parseRetryAfter(header: string | undefined, now: number): number | undefined {
  if (header === undefined) return undefined;
  const at = /^\s*\d+\s*$/.test(header) ? now + Number(header) * 1000 : Date.parse(header);
  return Number.isNaN(at) ? undefined : Math.max(at, now);
}

/** With fewer requests left than this they are spread over the time that they have to last. */
const fewRequestsLeft = 10;

/** When the next request may go by Hugging Face's `RateLimit: "api";r=<left>;t=<seconds to the reset>`; now without one. */
export function nextRequestTime(header: string | undefined, now: number): number {
  const left = /\br=(\d+)/.exec(header ?? '')?.[1];
  const seconds = /\bt=(\d+)/.exec(header ?? '')?.[1];
  if (left === undefined || seconds === undefined || Number(left) >= fewRequestsLeft) return now;
  return now + (Number(seconds) * 1000) / Math.max(Number(left), 1);
}

/** Up to `firstMs` doubled with each try, any length of it: full jitter keeps many who failed together apart. */
export function backoffMs(attempt: number, firstMs: number, maxMs: number, random: () => number): number {
  return random() * Math.min(maxMs, firstMs * 2 ** (attempt - 1));
}

/** Undefined for an answer, or for "not modified". */
export function responseFailure(
  response: HttpResponse,
  { subject, form, now }: { subject: string; form: 'json' | 'xml'; now: number },
): Failure | undefined {
  const { status, text } = response;
  const detail = `HTTP ${status}`;
  const retryAt = parseRetryAfter(response.header('retry-after'), now);
  const later = retryAt === undefined ? {} : { retryAt };
  // arXiv says this in plain text, under whatever status.
  if (status === 429 || text.startsWith('Rate exceeded'))
    return { code: 'rateLimited', subject, detail, ...later };
  if (status === 408) return { code: 'timedOut', subject, detail };
  if (status === 404 || status === 410) return { code: 'missing', subject, detail };
  if (status >= 500) return { code: 'unavailable', subject, detail, ...later };
  if (status === 304) return undefined;
  if (status < 200 || status >= 300) return { code: 'refused', subject, detail };
  return hasFormat(text, form)
    ? undefined
    : { code: 'malformed', subject, detail: `This is not whole ${form}: ${text.trim().slice(0, 80)}` };
}

/** Whether the first and the last character fit: enough to tell HTML or half an answer, at no cost. */
export function hasFormat(text: string, form: 'json' | 'xml'): boolean {
  const first = /\S/.exec(text)?.[0] ?? '';
  const last = text.trimEnd().at(-1) ?? '';
  if (form === 'json') return ['{}', '[]'].includes(first + last);
  return first === '<' && last === '>' && !/^\s*<(!doctype\s+)?html/i.test(text);
}
