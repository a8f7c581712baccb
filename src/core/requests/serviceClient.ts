// Sends requests to one service: answers from the cache if possible, else queues the request and retries it a limited
// number of times.
import { FailureError, type Failure } from '../base/failures.ts';
import type { AbortSignalLike, Fetch, HttpResponse, Log, Timer } from '../base/ports.ts';
import { RequestQueue } from './requestQueue.ts';
import type { CachedResponse, ResponseCache } from './responseCache.ts';
import { backoffMs, nextRequestTime, responseFailure } from './responseStatus.ts';
import type { ServiceLimits } from './serviceLimits.ts';
import type { CheckText, SendRequest, ServiceRequest, ServiceResponse } from './serviceRequest.ts';
import { SingleFlight } from './singleFlight.ts';
import type { WindowLease } from './windowLease.ts';

interface ServiceClientOptions {
  /** Used as the subject of failures. */
  readonly title: string;
  readonly limits: ServiceLimits;
  readonly fetch: Fetch;
  readonly cache: ResponseCache;
  readonly timer: Timer;
  /** Returns a number from 0 up to, but not including, 1. */
  readonly random: () => number;
  readonly log: Log;
  /** Present if the windows of this machine have to take turns. */
  readonly lease?: WindowLease;
}

/** Failures worth a retry. Timeouts are not: they have already taken long enough. */
const retryableCodes: ReadonlySet<Failure['code']> = new Set(['offline', 'rateLimited', 'unavailable']);
/** Attempts where there is no way to the service: a network may just be coming back, but who has none is not kept waiting. */
const unreachableAttempts = 2;

export class ServiceClient {
  readonly #options: ServiceClientOptions;
  readonly #queue: RequestQueue;
  readonly #inFlight = new SingleFlight<ServiceResponse>();
  #bypassCacheBefore = 0;

  constructor(options: ServiceClientOptions) {
    this.#options = options;
    this.#queue = new RequestQueue(options.title, options.limits, options.timer, options.lease);
  }

  /** When the waiting request will be sent, in milliseconds since 1970; undefined when none is waiting. */
  get nextRequestAt(): number | undefined {
    return this.#queue.nextRequestAt;
  }

  /** Calls the listener on each change of `nextRequestAt`. Returns a function that removes the listener. */
  onChange(listener: () => void): () => void {
    return this.#queue.onChange(listener);
  }

  /** Ignores responses cached before this call; called when the user asks for a refresh. */
  bypassCache(): void {
    this.#bypassCacheBefore = this.#options.timer.now();
  }

  readonly send: SendRequest = (request, signal, check) => {
    const key = cacheKey(request);
    return this.#inFlight.join(key, signal, stop => this.#respond(key, request, stop, check));
  };

  async #respond(
    key: string,
    request: ServiceRequest,
    signal: AbortSignalLike,
    check: CheckText = () => undefined,
  ): Promise<ServiceResponse> {
    const { cache, limits, timer, log } = this.#options;
    const cached = await cache.get(key);
    const age = cached === undefined ? Infinity : timer.now() - cached.confirmedAt;
    // A negative age means that the clock was set back, so the real age is unknown.
    const isYoung = age >= 0 && age < limits.maxAgeMs && !asksToBypassCache(request);
    if (cached !== undefined && isYoung && cached.confirmedAt >= this.#bypassCacheBefore)
      return { text: cached.text, receivedAt: cached.confirmedAt };
    try {
      const response = await this.#requestWithRetries(request, cached, signal);
      const confirmedAt = timer.now();
      const text = response.status === 304 && cached !== undefined ? cached.text : response.text;
      check(text);
      await cache.put({ ...cacheValidators(response, cached), key, text, confirmedAt });
      return { text, receivedAt: confirmedAt };
    } catch (error) {
      if (!(error instanceof FailureError)) throw error;
      log.warn(error.message);
      if (error.failure.code === 'missing') await cache.drop(key);
      else if (cached !== undefined)
        return { text: cached.text, receivedAt: cached.confirmedAt, staleBecause: error.failure };
      throw error;
    }
  }

  async #requestWithRetries(
    request: ServiceRequest,
    cached: CachedResponse | undefined,
    signal: AbortSignalLike,
  ): Promise<HttpResponse> {
    const { limits, log, timer, random } = this.#options;
    for (let attempt = 1; ; attempt++) {
      const tried = await this.#queue.run(() => this.#attempt(request, cached, signal), signal);
      if ('status' in tried) return tried;
      const now = timer.now();
      const pause = backoffMs(attempt, limits.backoffMs, limits.maxBackoffMs, random);
      const attempts = attemptsWorth(tried, limits.maxAttempts);
      if (attempt >= attempts) throw new FailureError(tried);
      // Delays the queued requests as well, so that an overloaded service can recover. The queue rejects pauses that
      // are too long.
      this.#queue.pauseUntil(tried.retryAt ?? now + pause);
      log.info(`${tried.subject}: try ${attempt} of ${attempts}: ${tried.code}, ${tried.detail}`);
    }
  }

  /** Sends one request; called when its turn has come. */
  async #attempt(
    request: ServiceRequest,
    cached: CachedResponse | undefined,
    signal: AbortSignalLike,
  ): Promise<HttpResponse | Failure> {
    const { title, limits, fetch, timer } = this.#options;
    try {
      const response = await fetch(
        {
          url: request.url,
          method: request.body === undefined ? 'GET' : 'POST',
          headers: { ...requestHeaders(request, cached), ...request.headers },
          body: request.body === undefined ? undefined : JSON.stringify(request.body),
        },
        { ...limits, signal },
      );
      const now = timer.now();
      this.#queue.pauseUntil(nextRequestTime(response.header('ratelimit'), now));
      const isUnasked = response.status === 304 && cached === undefined;
      const failure: Failure | undefined = isUnasked
        ? { code: 'malformed', subject: title, detail: 'It confirms an answer that nobody has.' }
        : responseFailure(response, { subject: title, form: limits.format, now });
      if (failure?.retryAt !== undefined) this.#queue.pauseUntil(failure.retryAt);
      return failure ?? response;
    } catch (error) {
      if (error instanceof FailureError) return { ...error.failure, subject: title };
      throw error;
    }
  }
}

/** True when the source distrusts a response and wants a fresh one. */
function asksToBypassCache({ headers }: ServiceRequest): boolean {
  return headers?.['cache-control'] === 'no-cache';
}

/** Leaves out headers: they may contain a key, and do not change the response. */
function cacheKey({ url, body }: ServiceRequest): string {
  return body === undefined ? url : `${url}\n${JSON.stringify(body)}`;
}

function requestHeaders(
  { body }: ServiceRequest,
  cached: CachedResponse | undefined,
): Record<string, string> {
  return {
    ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    ...(cached?.etag === undefined ? {} : { 'if-none-match': cached.etag }),
    ...(cached?.lastModified === undefined ? {} : { 'if-modified-since': cached.lastModified }),
  };
}

/** A 304 response need not repeat the validators. */
function cacheValidators(
  response: HttpResponse,
  cached: CachedResponse | undefined,
): Pick<CachedResponse, 'etag' | 'lastModified'> {
  const before = response.status === 304 ? cached : undefined;
  return {
    etag: response.header('etag') ?? before?.etag,
    lastModified: response.header('last-modified') ?? before?.lastModified,
  };
}

/** How many attempts a request is worth after this failure. */
function attemptsWorth({ code, reason }: Failure, most: number): number {
  if (!retryableCodes.has(code)) return 1;
  if (reason === 'unreachable') return Math.min(unreachableAttempts, most);
  // A certificate does not become trusted by asking again.
  return reason === undefined ? most : 1;
}
