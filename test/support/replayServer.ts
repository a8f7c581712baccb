// An HTTP server on loopback that replaces the paper services: it replays recordings, and misbehaves on demand.
import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { Socket } from 'node:net';
import { join } from 'node:path';
import { root } from './project.ts';

/** Handles one request. */
export type Behaviour = (request: IncomingMessage, response: ServerResponse) => void;

interface SeenRequest {
  readonly method: string;
  /** Path and query. */
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
  /** Milliseconds since 1970. */
  readonly at: number;
}

export interface ReplayServer {
  /** `http://127.0.0.1:<port>`, without a slash at the end. */
  readonly url: string;
  /** Every request so far, except preflight requests of browsers. */
  readonly requests: readonly SeenRequest[];
  /**
   * Sets the behaviours of a path: each request uses the next one, and the last one repeats. A request with a query
   * matches its full path first, then the path without the query; any other path gets a 404. Replaces earlier
   * behaviours of the path.
   */
  on(path: string, ...behaviours: readonly [Behaviour, ...Behaviour[]]): void;
  /** Stops the server and closes every connection, even those with an endless response. */
  stop(): Promise<void>;
}

interface ReplayOptions {
  /** Allows requests from other origins, as services with CORS do; arXiv does not. */
  readonly cors?: boolean;
  /** Serves https with a self-signed certificate. */
  readonly selfSigned?: boolean;
  /** Defaults to any free port. */
  readonly port?: number;
  /** Number of connections to reset as soon as they are made. */
  readonly losesFirst?: number;
}

/** Starts the server on 127.0.0.1. */
export async function startReplayServer(options: ReplayOptions = {}): Promise<ReplayServer> {
  const { cors = false, selfSigned = false, port = 0, losesFirst = 0 } = options;
  const requests: SeenRequest[] = [];
  const behaviours = new Map<string, Behaviour[]>();

  const next = (path: string): Behaviour => {
    const waiting = behaviours.get(path) ?? behaviours.get(path.replace(/\?.*$/, '')) ?? [];
    const [first, ...rest] = waiting;
    if (rest.length > 0) waiting.shift();
    return first ?? answer('', { status: 404 });
  };
  const handle: Behaviour = (request, response) => {
    const { method = 'GET', url: path = '/', headers } = request;
    response.on('error', () => undefined);
    if (cors) {
      response.setHeader('access-control-allow-origin', '*');
      response.setHeader('access-control-allow-headers', '*, authorization, content-type, x-api-key');
      response.setHeader('access-control-expose-headers', 'etag, ratelimit, retry-after');
    }
    if (method === 'OPTIONS') {
      response.writeHead(cors ? 204 : 405).end();
      return;
    }
    let body = '';
    request.setEncoding('utf8');
    request.on('data', (piece: string) => (body += piece));
    request.on('end', () => {
      requests.push({ method, path, headers, body, at: Date.now() });
      next(path)(request, response);
    });
  };

  const server = selfSigned
    ? createTlsServer({ key: certificateFile('key.pem'), cert: certificateFile('certificate.pem') }, handle)
    : createServer(handle);
  let connections = 0;
  server.on('connection', (socket: Socket) => {
    if (connections++ < losesFirst) socket.resetAndDestroy();
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server has no port.');
  return {
    url: `${selfSigned ? 'https' : 'http'}://127.0.0.1:${address.port}`,
    requests,
    on: (path, ...all) => void behaviours.set(path, [...all]),
    async stop() {
      const closed = new Promise(resolve => server.close(resolve));
      server.closeAllConnections();
      await closed;
    },
  };
}

/**
 * Used only in tests, valid for a century: `openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes`.
 */
const certificateFile = (name: string): string =>
  readFileSync(join(root, 'test/fixtures/certificate', name), 'utf8');

/** Returns the text of a recording in test/fixtures/answers. */
export function recordedText(file: string): string {
  return readFileSync(join(root, 'test/fixtures/answers', file), 'utf8');
}

/** Answers with a recording, as the service sent it. */
export function replay(file: string, headers: Readonly<Record<string, string>> = {}): Behaviour {
  const type = file.endsWith('.xml') ? 'application/atom+xml; charset=utf-8' : 'application/json';
  return answer(recordedText(file), { headers: { 'content-type': type, ...headers } });
}

interface AnswerOptions {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
}

export function answer(text: string, { status = 200, headers = {} }: AnswerOptions = {}): Behaviour {
  return (_request, response) => void response.writeHead(status, headers).end(text);
}

/** HTML with status 200, as the login page of a hotel network. */
export const html = answer('<!doctype html><html><body>Please log in</body></html>', {
  headers: { 'content-type': 'text/html' },
});

/** The first half of a text, sent as if it were complete. */
export const halfOf = (text: string): Behaviour => answer(text.slice(0, text.length / 2));

export const redirect = (location: string, status = 301): Behaviour =>
  answer('', { status, headers: { location } });

/** 429, with `retryAfter` in seconds or as an HTTP date. */
export const rateLimited = (retryAfter?: string): Behaviour =>
  answer('Rate exceeded.', {
    status: 429,
    headers: retryAfter === undefined ? {} : { 'retry-after': retryAfter },
  });

export const serverError = (status = 503): Behaviour => answer('Something is wrong.', { status });

/** The text with this ETag, or 304 without a body when the request has the same tag. */
export function withEtag(text: string, etag: string): Behaviour {
  return (request, response) => {
    if (request.headers['if-none-match'] === etag) response.writeHead(304).end();
    else response.writeHead(200, { etag }).end(text);
  };
}

/** Announces a long body, sends a piece and closes the socket. */
export const cutOff: Behaviour = (_request, response) => {
  response.writeHead(200, { 'content-length': 1000 });
  response.write('[{"', () => response.destroy());
};

/** Accepts the request and resets the connection. */
export const reset: Behaviour = request => void request.socket.resetAndDestroy();

/** Sends the text and closes the connection, although the header said keep-alive. */
export const closedSocket =
  (text: string): Behaviour =>
  (request, response) => {
    response.writeHead(200, { connection: 'keep-alive' }).end(text, () => request.socket.destroy());
  };

/** Accepts the request and never answers. */
export const noAnswer: Behaviour = () => undefined;

/** Sends a piece of the body, then nothing more. */
export const stalled: Behaviour = (_request, response) => void response.writeHead(200).write('[');

/** Sends a body that never ends, a few bytes at a time. */
export const endless: Behaviour = (_request, response) => {
  response.writeHead(200).write('[');
  const timer = setInterval(() => response.write(' '), 5);
  response.on('close', () => {
    clearInterval(timer);
  });
};

/** Sends a body of this many bytes, generated on the fly, with its length in the header if `announced`. */
export function huge(bytes: number, announced = false): Behaviour {
  const piece = Buffer.alloc(64 * 1024, ' ');
  return (_request, response) => {
    response.writeHead(200, announced ? { 'content-length': bytes } : {});
    let left = bytes;
    const more = (): void => {
      while (left > 0 && !response.destroyed) {
        left -= piece.length;
        if (!response.write(piece)) {
          response.once('drain', more);
          return;
        }
      }
      response.end();
    };
    more();
  };
}
