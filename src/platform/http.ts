// The only module that accesses the network, through the `fetch` of the Node or the web-worker host.
import { FailureError, type Failure, type FailureCode } from '../core/base/failures.ts';
import type { Fetch, FetchLimits, HttpRequest } from '../core/base/ports.ts';
import { causeChain } from './causeChain.ts';
import { redactionOf, withoutCredentials } from './redaction.ts';
import { hostTimer } from './timer.ts';

const maxRedirects = 5;
/** In characters: a header may be long. */
const maxDetailLength = 500;
const redirects: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);

/**
 * Headers that a browser sets itself; it also validates its own cache. Setting them here would cause a CORS preflight
 * request, which not every service allows.
 */
const browserOwns: ReadonlySet<string> = new Set(['user-agent', 'if-none-match', 'if-modified-since']);
/** True in the web-worker host, where services restrict access by CORS. */
export const inBrowser = 'WorkerGlobalScope' in globalThis;

export function hostFetch(userAgent: string): Fetch {
  return async (request, limits) => {
    limits.signal.throwIfAborted();
    const stop = new AbortController();
    const cancel = (): void => {
      stop.abort();
    };
    limits.signal.addEventListener('abort', cancel);
    const deadline = setTimeout(() => {
      stop.abort(failure(request.url, 'timedOut', `No whole answer in ${limits.timeoutMs} ms.`));
    }, limits.timeoutMs);
    let redaction = redactionOf(new Headers());
    try {
      const headers = headersOf(request, userAgent);
      redaction = redactionOf(headers);
      const response = await follow(request, headers, stop.signal, limits.gapMs ?? 0);
      const text = await readText(response, limits, stop);
      return {
        status: response.status,
        text: redaction.answer(text),
        header: name => {
          const value = response.headers.get(name);
          return value === null ? undefined : redaction.message(value);
        },
      };
    } catch (error) {
      limits.signal.throwIfAborted();
      const reason: unknown = error instanceof FailureError ? error : stop.signal.reason;
      const failed =
        reason instanceof FailureError ? reason.failure : unanswered(request.url, causeChain(error));
      throw new FailureError({
        ...failed,
        detail: redaction.message(failed.detail).slice(0, maxDetailLength),
      });
    } finally {
      clearTimeout(deadline);
      limits.signal.removeEventListener('abort', cancel);
      // Stop anything still running, such as the rest of a body that is too large.
      stop.abort();
    }
  };
}

function headersOf(request: HttpRequest, userAgent: string): Headers {
  const headers = new Headers();
  for (const [name, value] of Object.entries({ 'user-agent': userAgent, ...request.headers }))
    try {
      if (!inBrowser || !browserOwns.has(name.toLowerCase())) headers.set(name, value);
    } catch {
      // The original error would quote the value, which may be an API key.
      throw failure(request.url, 'refused', `No header may hold what ${name} does.`);
    }
  return headers;
}

async function follow(
  request: HttpRequest,
  headers: Headers,
  signal: AbortSignal,
  gapMs: number,
): Promise<Response> {
  const first = allowed(request.url, undefined);
  let url = first;
  for (let hops = 0; hops <= maxRedirects; hops++) {
    const response = await fetch(url, {
      method: request.method,
      // A subdomain may be another's.
      headers: url.hostname === first.hostname ? headers : withoutCredentials(headers),
      body: request.body ?? null,
      signal,
      redirect: 'manual',
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
    });
    if (response.type === 'opaqueredirect')
      throw failure(request.url, 'refused', 'It redirects, and a browser does not say where to.');
    const location = response.headers.get('location');
    if (!redirects.has(response.status) || location === null) return response;
    await response.body?.cancel();
    if (request.method !== 'GET' && response.status < 307)
      throw failure(request.url, 'refused', 'It redirects what was posted.');
    url = allowed(location, url);
    if (hops < maxRedirects && gapMs > 0) await hostTimer.wait(gapMs, signal);
  }
  throw failure(request.url, 'refused', `It redirects more than ${maxRedirects} times.`);
}

/**
 * Returns the URL if a request to it is allowed: https, or http on this machine. A redirect must stay on the same site.
 */
function allowed(address: string, from: URL | undefined): URL {
  const url = URL.canParse(address, from) ? new URL(address, from) : undefined;
  // Not the whole address, which may hold a password.
  const place = url === undefined ? 'an address' : `${url.protocol}//${url.host}`;
  const refused = (detail: string): FailureError => failure(from?.href ?? place, 'refused', detail);
  if (url === undefined) throw refused('Not an address.');
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && isLoopback(url.hostname)))
    throw refused(`Not https: ${place}`);
  if (url.username !== '' || url.password !== '') throw refused(`A password in an address: ${place}`);
  if (from !== undefined && !isSameSite(from, url)) throw refused(`It redirects to another site: ${place}`);
  return url;
}

const isLoopback = (host: string): boolean =>
  host === 'localhost' || host === '[::1]' || /^127(\.\d+){3}$/.test(host);

/** Accepts the same host and its subdomains. Only a list of public suffixes could tell who owns a parent domain. */
function isSameSite(from: URL, to: URL): boolean {
  const site = from.hostname.replace(/^www\./, '');
  return from.port === to.port && (to.hostname === site || to.hostname.endsWith(`.${site}`));
}

async function readText(
  response: Response,
  { stallMs, maxBytes }: FetchLimits,
  stop: AbortController,
): Promise<string> {
  const tooLarge = failure(response.url, 'tooLarge', `More than ${maxBytes} bytes.`);
  if (response.body === null) return '';
  const reader = response.body.getReader();
  const decoder = new TextDecoder();
  let bytes = Number(response.headers.get('content-length') ?? 0) > maxBytes ? Infinity : 0;
  let text = '';
  for (;;) {
    if (bytes > maxBytes) throw tooLarge;
    const stalled = setTimeout(() => {
      stop.abort(failure(response.url, 'timedOut', `Nothing more came for ${stallMs} ms.`));
    }, stallMs);
    const piece = await reader.read().finally(() => {
      clearTimeout(stalled);
    });
    if (piece.value === undefined) return text + decoder.decode();
    bytes += piece.value.byteLength;
    text += decoder.decode(piece.value, { stream: true });
  }
}

/** Node, Electron and OpenSSL name certificate errors in their own ways; browsers do not tell. */
const certificateError = /certificate|\bself.signed\b|\b(?:ERR_)?CERT_|\bUNABLE_TO_(?:GET|VERIFY)/i;
/** Compression that is damaged, or something else than HTTP, as Node and Chromium name them. */
const unreadable =
  /\bZ_\w+|\bERR_(?:_ERROR_FORMAT|BROTLI|CONTENT_DECODING|INVALID_HTTP)\w*|\bZSTD_\w+|\bHPE_\w+|\bHTTPParserError\b/;
const headersTooLarge = /\b(?:UND_ERR_HEADERS_OVERFLOW|ERR_RESPONSE_HEADERS_TOO_BIG|HPE_HEADER_OVERFLOW)\b/;

/** No network, no such host, or nobody who listens, as Node and Chromium name them; a page is not told. */
const noWay =
  /\b(?:ENOTFOUND|EAI_AGAIN|ENETUNREACH|ENETDOWN|EHOSTUNREACH|ECONNREFUSED|ERR_(?:INTERNET_DISCONNECTED|NAME_NOT_RESOLVED|ADDRESS_UNREACHABLE|CONNECTION_REFUSED))\b/;

/** The failure of a request that was sent and brought no whole answer. */
function unanswered(subject: string, detail: string): Failure {
  if (certificateError.test(detail)) return { code: 'offline', reason: 'certificate', subject, detail };
  if (noWay.test(detail)) return { code: 'offline', reason: 'unreachable', subject, detail };
  if (headersTooLarge.test(detail)) return { code: 'tooLarge', subject, detail };
  return { code: unreadable.test(detail) ? 'malformed' : 'offline', subject, detail };
}

function failure(subject: string, code: FailureCode, detail: string): FailureError {
  return new FailureError({ code, subject, detail });
}
