// What a service, or something between it and the user, can do wrong, one behaviour each.
import { brotliCompressSync, gzipSync } from 'node:zlib';
import {
  answer,
  cutOff,
  endless,
  html,
  huge,
  noAnswer,
  redirect,
  reset,
  type Behaviour,
} from './replayServer.ts';
import { stalled } from './replayServer.ts';
import { repetitions } from './secrets.ts';

/** A request as a fault sees it. */
interface Exchange {
  /** The answer of a service that works. */
  readonly good: string;
  /** Value of the header `Content-Type` of a service that works. */
  readonly type: string;
  /** Milliseconds since 1970, by the client's clock. */
  readonly now: number;
  /** Returns a number from 0 up to, but not including, 1. */
  readonly random: () => number;
}

type Fault = (exchange: Exchange) => Behaviour;

const megabyte = ' '.repeat(1_000_000);
const member = gzipSync(megabyte);
/** A gigabyte of spaces: a compressed text may consist of many. */
const bomb = Buffer.concat([gzipSync('['), ...Array.from({ length: 1000 }, () => member)]);
const brotliBomb = brotliCompressSync(`[${' '.repeat(50_000_000)}`, {});

const ok = (text: string | Buffer, headers: Readonly<Record<string, string>> = {}): Behaviour =>
  typeof text === 'string'
    ? answer(text, { headers })
    : (_, response) => void response.writeHead(200, headers).end(text);
const encoded = (encoding: string, body: Buffer): Behaviour => ok(body, { 'content-encoding': encoding });
const status = (code: number, headers: Readonly<Record<string, string>> = {}): Behaviour =>
  answer('It says no.', { status: code, headers });
const retryAfter = (value: string): Behaviour => status(429, { 'retry-after': value });

/** Writes bytes to the connection as they are. */
const raw =
  (text: string, end: boolean): Behaviour =>
  ({ socket }) => {
    socket.on('error', () => undefined);
    socket.write(text, 'latin1', () => {
      if (end) socket.destroy();
    });
  };
const http = (head: string, body = ''): string => `HTTP/1.1 200 OK\r\n${head}\r\n\r\n${body}`;

/** Sends a body in pieces, a few milliseconds apart. */
const inPieces =
  (text: string, pieces: number): Behaviour =>
  (_request, response) => {
    response.writeHead(200);
    const size = Math.ceil(text.length / pieces);
    let sent = 0;
    const timer = setInterval(() => {
      response.write(text.slice(sent, (sent += size)));
      if (sent >= text.length) response.end();
    }, 3);
    response.on('close', () => {
      clearInterval(timer);
    });
  };

const repeated = (text: string, count: number): string => Array.from({ length: count }, () => text).join('');
const numbered = (count: number, each: (at: number) => string): string =>
  Array.from({ length: count }, (_, at) => each(at)).join('');
const cut = (text: string, part: number): string => text.slice(0, 1 + Math.floor(part * (text.length - 2)));
const atom = '<feed xmlns="http://www.w3.org/2005/Atom">';

/** What the connection does. */
const connections: Readonly<Record<string, Fault>> = {
  'no answer': () => noAnswer,
  'a body that stalls': () => stalled,
  'a drip without end': () => endless,
  'a slow answer': ({ good }) => inPieces(good, 5),
  'a reset': () => reset,
  'a reset in the middle':
    ({ good }) =>
    (request, response) => {
      response.writeHead(200).write(cut(good, 0.5), () => request.socket.resetAndDestroy());
    },
  'a closed socket': () => (_, response) => response.destroy(),
  'a body shorter than its length': () => cutOff,
  'a body longer than its length': ({ good }) =>
    raw(http('Content-Length: 5\r\nConnection: keep-alive', good), false),
  'two lengths': () => raw(http('Content-Length: 2\r\nContent-Length: 9', '[]'), true),
  'a length that is none': () => raw(http('Content-Length: many', '[]'), true),
  'an absurd length': () => raw(http('Content-Length: 99999999999999999999', '[]'), false),
  'a length and chunks': () =>
    raw(http('Content-Length: 2\r\nTransfer-Encoding: chunked', '2\r\n[]\r\n0\r\n\r\n'), true),
  'a chunk that is none': () => raw(http('Transfer-Encoding: chunked', 'zz\r\n[]\r\n'), true),
  'chunks without end': ({ good }) =>
    raw(http('Transfer-Encoding: chunked', `${good.length.toString(16)}\r\n${good}\r\n`), false),
  'another protocol': () => raw('SSH-2.0-OpenSSH_9.6\r\n', false),
  'a body before any header': ({ good }) => raw(good, true),
  'a header without an end': () => raw(`HTTP/1.1 200 OK\r\nX: ${repeated('x', 200_000)}`, false),
  'a huge header': () => raw(http(`X-Huge: ${repeated('x', 100_000)}\r\nContent-Length: 2`, '[]'), true),
  'five thousand headers': () =>
    raw(http(`${numbered(5000, at => `X-${at}: x\r\n`)}Content-Length: 2`, '[]'), true),
  'a header with control characters': () => raw(http('X: a\x01\x02\0b\r\nContent-Length: 2', '[]'), true),
  'a status that is none': () => raw('HTTP/1.1 999999 What\r\n\r\n', true),
  'hints, and then the answer':
    ({ good }) =>
    (_, response) => {
      response.writeEarlyHints({ link: '</x>; rel=preload' });
      response.end(good);
    },
  'hints without end': () => raw(repeated('HTTP/1.1 103 Early Hints\r\nLink: </x>\r\n\r\n', 200), false),
  'another protocol on request': () =>
    raw('HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\nConnection: upgrade\r\n\r\n', false),
};

/** What the body is. */
const bodies: Readonly<Record<string, Fault>> = {
  'a gzip bomb': () => encoded('gzip', bomb),
  'a brotli bomb': () => encoded('br', brotliBomb),
  'a bomb in a bomb': () => encoded('gzip, gzip', gzipSync(bomb)),
  'a body without end': () => huge(200_000_000),
  'gzip that is none': ({ good }) => encoded('gzip', Buffer.from(good)),
  'gzip that is cut': ({ good }) => encoded('gzip', gzipSync(good).subarray(0, -20)),
  'gzip that is damaged': ({ good }) =>
    encoded('gzip', Buffer.from(gzipSync(good).map((byte, at) => (at > 20 ? byte ^ 85 : byte)))),
  'brotli that is none': ({ good }) => encoded('br', Buffer.from(good)),
  'deflate that is none': ({ good }) => encoded('deflate', Buffer.from(good)),
  'zstd that is none': ({ good }) => encoded('zstd', Buffer.from(good)),
  'an encoding that nobody knows': ({ good }) => encoded('magic', Buffer.from(good)),
  'gzip, well': ({ good }) => encoded('gzip', gzipSync(good)),
  'fifty encodings': ({ good }) =>
    encoded(Array.from({ length: 50 }, () => 'gzip').join(', '), gzipSync(good)),
  'a page of HTML': () => html,
  'HTML that says that it is not': ({ type }) =>
    ok('<html><body>Log in</body></html>', { 'content-type': type }),
  'another content type': ({ good }) => ok(good, { 'content-type': 'image/png' }),
  'another character set': ({ good, type }) =>
    ok(Buffer.from(good, 'utf16le'), { 'content-type': `${type}; charset=utf-16` }),
  'bytes that are no UTF-8': ({ good }) => ok(Buffer.from(good.replaceAll('e', '\xe9\xff\xc0'), 'latin1')),
  'a byte order mark': ({ good }) => ok(`\uFEFF${good}`),
  nothing: () => ok(''),
  'white space': () => ok(' \n'.repeat(1000)),
  'a cut answer': ({ good, random }) => ok(cut(good, random())),
  'a cut answer that ends well': ({ good, random }) => ok(`${cut(good, random())}${good.at(-1) ?? ''}`),
  'an error with status 200': () => ok('{"error":"maintenance"}'),
  'JSON of another kind': ({ random }) =>
    ok(['[]', '{}', '[null]', '[[]]', '{"data":7}', '{"hits":{"hits":{}}}'][Math.floor(random() * 6)] ?? ''),
  'arrays a hundred thousand deep': () => ok(`${repeated('[', 100_000)}${repeated(']', 100_000)}`),
  'objects a hundred thousand deep': () => ok(`${repeated('{"a":', 100_000)}1${repeated('}', 100_000)}`),
  'every field nested deep': ({ good }) =>
    ok(
      good.replace(
        /"(\w+)":\s*(?:"[^"]*"|\d+|null)/g,
        (_, name: string) => `"${name}":${repeated('[', 3000)}${repeated(']', 3000)}`,
      ),
    ),
  'fields that objects have': ({ good }) =>
    ok(
      good.replace(
        /"(\w+)":\s*(?:"[^"]*"|\d+|null)/g,
        '"$1":{"toString":1,"valueOf":2,"constructor":3,"__proto__":{"x":1}}',
      ),
    ),
  'elements a hundred thousand deep': () =>
    ok(`${atom}${repeated('<a>', 100_000)}${repeated('</a>', 100_000)}</feed>`),
  'entities that grow': () =>
    ok(
      `<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>${atom}<entry><title>&b;&b;</title></entry></feed>`,
    ),
  'an entity from a file': () =>
    ok(
      `<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>${atom}<entry><title>&a;</title></entry></feed>`,
    ),
  'entries that do not end': () => ok(`${atom}${numbered(30_000, at => `<p${at}:entry>`)}</feed>`),
  'a hundred thousand records': ({ good }) =>
    ok(
      good.startsWith('<')
        ? `${atom}${repeated('<entry/>', 100_000)}</feed>`
        : `[${repeated('{},', 100_000)}{}]`,
    ),
  'a quota in words': () => ok('Rate exceeded.'),
};

/** What the status and the headers say. */
const statuses: Readonly<Record<string, Fault>> = {
  ...Object.fromEntries(
    [204, 206, 300, 304, 400, 401, 403, 404, 408, 410, 418, 500, 502, 503, 504, 520].map(code => [
      `HTTP ${code}`,
      () => status(code),
    ]),
  ),
  '429': () => status(429),
  '429 for a moment': () => retryAfter('1'),
  '429 for a minute': () => retryAfter('60'),
  '429 until a date': ({ now }) => retryAfter(new Date(now + 20_000).toUTCString()),
  '429 until yesterday': ({ now }) => retryAfter(new Date(now - 86_400_000).toUTCString()),
  '429 for an hour': () => retryAfter('3600'),
  '429 until the year 9999': () => retryAfter('Fri, 31 Dec 9999 23:59:59 GMT'),
  '429 for ever': () => retryAfter('9'.repeat(400)),
  '429 for a time that is none': ({ random }) =>
    retryAfter(['-5', 'soon', '1e9', '', '60, 120', 'NaN', 'Infinity'][Math.floor(random() * 7)] ?? ''),
  '503 for a minute': () => status(503, { 'retry-after': '60' }),
  'a quota that is used up': ({ good }) => ok(good, { ratelimit: '"api";r=0;t=30' }),
  'a quota for ever': ({ good }) => ok(good, { ratelimit: `"api";r=0;t=${'9'.repeat(30)}` }),
  'a redirect in a circle': () => (request, response) => {
    redirect(request.url ?? '/', 302)(request, response);
  },
  'a redirect that posts again': () => (request, response) => {
    redirect(request.url ?? '/', 307)(request, response);
  },
  'redirects that get longer': () => (request, response) => {
    redirect(`${request.url ?? '/'}${repeated('x', 500)}`, 308)(request, response);
  },
  'a redirect to nowhere': () => answer('', { status: 301 }),
  'a redirect to another place': ({ random }) => {
    const places = [
      ...[
        'https://localhost:1/',
        'http://localhost.example.invalid/',
        '//example.invalid/',
        'ftp://127.0.0.1/',
      ],
      ...[
        'file:///etc/passwd',
        'javascript:alert(1)',
        'data:application/json,[]',
        'command:workbench.action.quit',
      ],
      ...['https://user:password@127.0.0.1/', 'http://[', '', 'vscode://x', 'http://0177.0.0.1:1/', 'blob:x'],
    ];
    return redirect(places[Math.floor(random() * places.length)] ?? '', 302);
  },
};

/** Milliseconds for which a client must not ask again after these; a day if it is asked for more. */
export const pauses: Readonly<Record<string, number>> = {
  '429 for a moment': 1000,
  '429 for a minute': 60_000,
  // A date has whole seconds.
  '429 until a date': 19_000,
  '429 for an hour': 3_600_000,
  '429 until the year 9999': 86_400_000,
  '429 for ever': 86_400_000,
  '503 for a minute': 60_000,
  'a quota that is used up': 30_000,
  'a quota for ever': 86_400_000,
};

/** Repeats the credentials of the request in places where they could get into a log. */
const echoes: Readonly<Record<string, Fault>> = Object.fromEntries(
  Object.entries(repetitions).flatMap(([how, form]) => {
    const echo =
      (behave: (secret: string) => Behaviour): Fault =>
      () =>
      (request, response) => {
        const { authorization, 'x-api-key': key } = request.headers;
        behave(form(authorization ?? String(key ?? 'none')))(request, response);
      };
    const line = (text: string): string => text.replace(/[^\x20-\x7e]/g, '?');
    return [
      [`an echo in HTML, ${how}`, echo(text => ok(`<html>Wrong key: ${text}</html>`))],
      [`an echo in JSON, ${how}`, echo(text => ok(`{"error":{"reason":${JSON.stringify(text)}}}`))],
      [`an echo in text, ${how}`, echo(text => ok(`${text} is wrong`))],
      [
        `an echo in titles, ${how}`,
        echo(text => ok(JSON.stringify([{ id: '2401.00001', title: text, paperId: 'x' }]))),
      ],
      [`an echo in a redirect, ${how}`, echo(text => redirect(`https://example.invalid/${line(text)}`, 302))],
      [
        `an echo in a redirect's host, ${how}`,
        echo(text => redirect(`https://${line(text).replace(/[^\w-]/g, '')}.invalid/`, 302)),
      ],
      [
        `an echo in a redirect's user, ${how}`,
        echo(text => redirect(`https://${line(text)}@example.invalid/`, 307)),
      ],
      [
        `an echo in headers, ${how}`,
        echo(text =>
          answer('no', {
            status: 429,
            headers: { 'retry-after': line(text), etag: line(text), 'content-type': line(text) },
          }),
        ),
      ],
      [
        `an echo in the status, ${how}`,
        echo(text => raw(`HTTP/1.1 400 ${line(text)}\r\nContent-Length: 0\r\n\r\n`, true)),
      ],
      [`an echo instead of HTTP, ${how}`, echo(text => raw(`${line(text)}\r\n\r\n`, true))],
    ];
  }),
);

const good: Fault = ({ good, type }) => ok(good, { 'content-type': type, etag: '"1"' });

/** Picks what happens next: a third of the requests are answered well. */
export function pickFault(random: () => number): readonly [name: string, fault: Fault] {
  const groups = [{ good }, { good }, connections, bodies, statuses, echoes];
  const group = Object.entries(groups[Math.floor(random() * groups.length)] ?? {});
  return group[Math.floor(random() * group.length)] ?? ['good', good];
}
