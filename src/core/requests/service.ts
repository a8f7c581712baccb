// A service that is asked politely: kept answers first, then its queue, then as many tries as are decent.
import type { Failure } from '../failures.ts';
import type { Fetch, Log, Reply, StopSignal, Timer } from '../ports.ts';
import { SourceFailure, type Answer, type Request, type Send } from '../sources/source.ts';
import type { AnswerCache, KeptAnswer } from './answerCache.ts';
import type { Limits } from './limits.ts';
import { RequestQueue } from './requestQueue.ts';
import type { SharedTurn } from './sharedTurn.ts';
import { SharedWork } from './sharedWork.ts';
import { backoffMs, failureIn, freeByRateLimit } from './verdict.ts';

interface ServiceOptions {
  /** The subject of its failures. */
  readonly title: string;
  readonly limits: Limits;
  readonly fetch: Fetch;
  readonly cache: AnswerCache;
  readonly timer: Timer;
  /** From 0 to below 1. */
  readonly random: () => number;
  readonly log: Log;
  /** When the windows of a machine take turns. */
  readonly shared?: SharedTurn;
}

/** Another try may help. What ran out of time has cost enough of it. */
const worthAnotherTry: ReadonlySet<Failure['code']> = new Set(['offline', 'rateLimited', 'unavailable']);

export class Service {
  readonly #options: ServiceOptions;
  readonly #queue: RequestQueue;
  readonly #underWay = new SharedWork<Answer>();
  #freshSince = 0;

  constructor(options: ServiceOptions) {
    this.#options = options;
    this.#queue = new RequestQueue(options.title, options.limits, options.timer, options.shared);
  }

  /** When the request that waits will go, in milliseconds since 1970; undefined when none has to wait. */
  get nextRequestAt(): number | undefined {
    return this.#queue.nextRequestAt;
  }

  /** Tells of each new `nextRequestAt`; call the result to hear no more. */
  onChange(listener: () => void): () => void {
    return this.#queue.onChange(listener);
  }

  /** The user wants to know what is new now: answers kept until this moment are asked for again. */
  askAgain(): void {
    this.#freshSince = this.#options.timer.now();
  }

  readonly send: Send = (request, signal) => {
    const key = keyOf(request);
    return this.#underWay.join(key, signal, stop => this.#answer(key, request, stop));
  };

  async #answer(key: string, request: Request, signal: StopSignal): Promise<Answer> {
    const { cache, limits, timer, log } = this.#options;
    const kept = await cache.get(key);
    const age = kept === undefined ? Infinity : timer.now() - kept.at;
    // An age below 0 comes from a clock that was set back: nobody knows how old that is.
    const isYoung = age >= 0 && age < limits.maxAgeMs && !asksAnew(request);
    if (kept !== undefined && isYoung && kept.at >= this.#freshSince) return { text: kept.text, at: kept.at };
    try {
      const reply = await this.#ask(request, kept, signal);
      const at = timer.now();
      const text = reply.status === 304 && kept !== undefined ? kept.text : reply.text;
      await cache.put({ ...validatorsOf(reply, kept), key, text, at });
      return { text, at };
    } catch (error) {
      if (!(error instanceof SourceFailure)) throw error;
      log.warn(error.message);
      if (error.failure.code === 'missing') await cache.drop(key);
      else if (kept !== undefined) return { text: kept.text, at: kept.at, staleBecause: error.failure };
      throw error;
    }
  }

  async #ask(request: Request, kept: KeptAnswer | undefined, signal: StopSignal): Promise<Reply> {
    const { limits, log, timer, random } = this.#options;
    for (let attempt = 1; ; attempt++) {
      const tried = await this.#queue.run(() => this.#try(request, kept, signal), signal);
      if ('status' in tried) return tried;
      const now = timer.now();
      const pause = backoffMs(attempt, limits.backoffMs, limits.maxBackoffMs, random);
      const again = worthAnotherTry.has(tried.code);
      const againAt = tried.retryAt ?? now + pause;
      const last = !again || attempt >= limits.tries;
      // For the requests behind this one too: a service in trouble gets its rest. The queue knows what is too long.
      if (!last || tried.retryAt !== undefined) this.#queue.pauseUntil(againAt);
      if (last) throw new SourceFailure(tried);
      log.info(`${tried.subject}: try ${attempt} of ${limits.tries}: ${tried.code}, ${tried.detail}`);
    }
  }

  /** One request in its turn. */
  async #try(request: Request, kept: KeptAnswer | undefined, signal: StopSignal): Promise<Reply | Failure> {
    const { title, limits, fetch, timer } = this.#options;
    try {
      const reply = await fetch(
        {
          url: request.url,
          method: request.body === undefined ? 'GET' : 'POST',
          headers: { ...headersFor(request, kept), ...request.headers },
          body: request.body === undefined ? undefined : JSON.stringify(request.body),
        },
        { signal, timeoutMs: limits.timeoutMs, stallMs: limits.stallMs, maxBytes: limits.maxBytes },
      );
      const now = timer.now();
      this.#queue.pauseUntil(freeByRateLimit(reply.header('ratelimit'), now));
      return failureIn(reply, { subject: title, form: limits.form, now }) ?? reply;
    } catch (error) {
      if (error instanceof SourceFailure) return { ...error.failure, subject: title };
      throw error;
    }
  }
}

/** A source that does not believe what it was told. */
function asksAnew({ headers }: Request): boolean {
  return headers?.['cache-control'] === 'no-cache';
}

/** Without headers: they may hold a key, and the same question has the same answer. */
function keyOf({ url, body }: Request): string {
  return body === undefined ? url : `${url}\n${JSON.stringify(body)}`;
}

function headersFor({ body }: Request, kept: KeptAnswer | undefined): Record<string, string> {
  return {
    ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    ...(kept?.etag === undefined ? {} : { 'if-none-match': kept.etag }),
    ...(kept?.lastModified === undefined ? {} : { 'if-modified-since': kept.lastModified }),
  };
}

/** A 304 need not repeat them. */
function validatorsOf(reply: Reply, kept: KeptAnswer | undefined): Pick<KeptAnswer, 'etag' | 'lastModified'> {
  const before = reply.status === 304 ? kept : undefined;
  return {
    etag: reply.header('etag') ?? before?.etag,
    lastModified: reply.header('last-modified') ?? before?.lastModified,
  };
}
