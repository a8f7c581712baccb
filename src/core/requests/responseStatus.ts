// Interprets a response's status and headers: failures, retry times, and remaining requests.
import type { Failure } from '../base/failures.ts';
import type { HttpResponse } from '../base/ports.ts';
import { longestPauseMs } from './pause.ts';

/**
 * Parses `Retry-After`, in seconds or as an HTTP date (RFC 9110, 10.2.3), to milliseconds since 1970, from `now` to
 * `longestPauseMs` later.
 */
export function parseRetryAfter(header: string | undefined, now: number): number | undefined {
  if (header === undefined) return undefined;
  const at = /^\s*\d+\s*$/.test(header) ? now + Number(header) * 1000 : Date.parse(header);
  return Number.isNaN(at) ? undefined : Math.min(Math.max(at, now), now + longestPauseMs);
}

/** With fewer remaining requests than this, requests are spread over the time until the reset. */
const fewRequestsLeft = 10;

/**
 * Returns when the next request may be sent according to Hugging Face's header `RateLimit: "api";r=<left>;t=<seconds
 * to the reset>`; `now` without the header.
 */
export function nextRequestTime(header: string | undefined, now: number): number {
  const left = /\br=(\d+)/.exec(header ?? '')?.[1];
  const seconds = /\bt=(\d+)/.exec(header ?? '')?.[1];
  if (left === undefined || seconds === undefined || Number(left) >= fewRequestsLeft) return now;
  return now + Math.min((Number(seconds) * 1000) / Math.max(Number(left), 1), longestPauseMs);
}

/**
 * Returns a random delay of up to `firstMs`, doubled with each attempt (exponential backoff). Full jitter keeps
 * clients that failed together from retrying together.
 */
export function backoffMs(attempt: number, firstMs: number, maxMs: number, random: () => number): number {
  return random() * Math.min(maxMs, firstMs * 2 ** (attempt - 1));
}

/** Returns the failure that a response stands for; undefined for success and for 304. */
export function responseFailure(
  response: HttpResponse,
  { subject, form, now }: { subject: string; form: 'json' | 'xml'; now: number },
): Failure | undefined {
  const { status, text } = response;
  const detail = `HTTP ${status}`;
  const retryAt = parseRetryAfter(response.header('retry-after'), now);
  const later = retryAt === undefined ? {} : { retryAt };
  // arXiv sends this as plain text with any status.
  if (status === 429 || text.startsWith('Rate exceeded'))
    return { code: 'rateLimited', subject, detail, ...later };
  if (status === 408) return { code: 'timedOut', subject, detail };
  if (status === 404 || status === 410) return { code: 'missing', subject, detail };
  if (status === 401) return { code: 'refused', reason: 'credentials', subject, detail };
  if (status >= 500) return { code: 'unavailable', subject, detail, ...later };
  if (status === 304) return undefined;
  if (status < 200 || status >= 300) return { code: 'refused', subject, detail };
  if (hasFormat(text, form)) return undefined;
  return { code: 'malformed', subject, detail: `This is not whole ${form}: ${descriptionOf(response)}` };
}

/** Says what came without quoting it: it may repeat a key that it was sent. */
function descriptionOf(response: HttpResponse): string {
  const type = /^[\w.+-]+\/[\w.+-]+/.exec(response.header('content-type') ?? '')?.[0] ?? 'no type';
  return `${type}, ${response.text.length} characters.`;
}

/** Checks only the first and last character: enough to detect HTML or a truncated response, without parsing. */
export function hasFormat(text: string, form: 'json' | 'xml'): boolean {
  const first = /\S/.exec(text)?.[0] ?? '';
  const last = text.trimEnd().at(-1) ?? '';
  if (form === 'json') return ['{}', '[]'].includes(first + last);
  return first === '<' && last === '>' && !/^\s*<(!doctype\s+)?html/i.test(text);
}
