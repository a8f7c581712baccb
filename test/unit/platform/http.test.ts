import { assert } from 'chai';
import { gzipSync } from 'node:zlib';
import { FailureError, type FailureCode } from '../../../src/core/base/failures.ts';
import type { FetchLimits, HttpRequest, HttpResponse } from '../../../src/core/base/ports.ts';
import { hostFetch } from '../../../src/platform/http.ts';
import { neverAborted } from '../../support/jumpingTimer.ts';
import {
  answer,
  cutOff,
  endless,
  huge,
  noAnswer,
  recordedText,
  redirect,
  replay,
  reset,
  stalled,
  startReplayServer,
  type Behaviour,
  type ReplayServer,
} from '../../support/replayServer.ts';

const limits: FetchLimits = { signal: neverAborted, timeoutMs: 2_000, stallMs: 1_000, maxBytes: 1_000_000 };

const ask = (
  url: string,
  changes: Partial<FetchLimits> = {},
  request: Partial<HttpRequest> = {},
): Promise<HttpResponse> =>
  hostFetch('Paperside/test')({ url, method: 'GET', headers: {}, ...request }, { ...limits, ...changes });

/** A hundred megabytes of spaces in a tenth of one. */
const spaces = gzipSync(' '.repeat(100_000_000));
const bomb: Behaviour = (_, response) =>
  void response.writeHead(200, { 'content-encoding': 'gzip' }).end(spaces);
const raw =
  (text: string): Behaviour =>
  ({ socket }) => {
    socket.on('error', () => undefined).end(text);
  };

async function failureOf(reply: Promise<HttpResponse>): Promise<FailureCode | undefined> {
  try {
    await reply;
    return undefined;
  } catch (error) {
    if (error instanceof FailureError) return error.failure.code;
    throw error;
  }
}

describe('hostFetch', () => {
  let server: ReplayServer;
  beforeEach(async () => {
    server = await startReplayServer();
  });
  afterEach(() => server.stop());

  it('gives a recording as the service did, and says who asks', async () => {
    server.on('/api/query', replay('arxiv_search.xml', { etag: '"1"' }));
    const response = await ask(`${server.url}/api/query?search_query=testing`);
    assert.equal(response.status, 200);
    assert.equal(response.text, recordedText('arxiv_search.xml'));
    assert.equal(response.header('ETag'), '"1"');
    assert.isUndefined(response.header('retry-after'));
    const [seen] = server.requests;
    assert.equal(seen?.path, '/api/query?search_query=testing');
    assert.equal(seen?.headers['user-agent'], 'Paperside/test');
  });

  it('posts, with the headers it is given', async () => {
    server.on('/batch', replay('s2_paper_batch_full_fields.json'));
    await ask(
      `${server.url}/batch`,
      {},
      { method: 'POST', body: '{"ids":[]}', headers: { 'X-Api-Key': 'k' } },
    );
    const [seen] = server.requests;
    assert.include(seen, { method: 'POST', body: '{"ids":[]}' });
    assert.equal(seen?.headers['x-api-key'], 'k');
  });

  for (const cors of [true, false])
    it(`meets a server that ${cors ? 'answers' : 'ignores'} browsers`, async () => {
      const other = await startReplayServer({ cors });
      other.on('/', answer('[]'));
      const response = await ask(other.url);
      assert.equal(response.header('access-control-allow-origin'), cors ? '*' : undefined);
      await other.stop();
    });

  it('resolves whatever the status', async () => {
    assert.equal((await ask(`${server.url}/nowhere`)).status, 404);
  });

  const bad: Readonly<Record<string, readonly [Behaviour, FailureCode, Partial<FetchLimits>?]>> = {
    'a body of 200 MB': [huge(200_000_000), 'tooLarge'],
    'a body that says it has 200 MB': [huge(200_000_000, true), 'tooLarge'],
    'a body that never ends': [endless, 'timedOut', { timeoutMs: 150 }],
    'a body that never ends, soon too long': [endless, 'tooLarge', { maxBytes: 20 }],
    'a body that stalls': [stalled, 'timedOut', { stallMs: 100 }],
    'no answer': [noAnswer, 'timedOut', { timeoutMs: 100 }],
    'a socket closed midway': [cutOff, 'offline'],
    'a socket closed at once': [(_, response) => response.destroy(), 'offline'],
    'a connection that is reset': [reset, 'offline'],
    'a redirect to another host': [redirect('https://localhost:1/elsewhere'), 'refused'],
    'a redirect to another port': [redirect('http://127.0.0.1:1/'), 'refused'],
    'a redirect to nonsense': [redirect('http://['), 'refused'],
    'a redirect to a file': [redirect('file:///etc/hosts'), 'refused'],
    'a redirect in a circle': [redirect('/bad'), 'refused'],
    'gzip that is none': [
      answer(recordedText('arxiv_search.xml'), { headers: { 'content-encoding': 'gzip' } }),
      'malformed',
    ],
    'brotli that is none': [
      answer(recordedText('arxiv_search.xml'), { headers: { 'content-encoding': 'br' } }),
      'malformed',
    ],
    'deflate that is none': [
      answer(recordedText('arxiv_search.xml'), { headers: { 'content-encoding': 'deflate' } }),
      'malformed',
    ],
    'a gzip bomb': [bomb, 'tooLarge'],
    'another protocol': [raw('SSH-2.0-OpenSSH_9.6\r\n'), 'malformed'],
    'a huge header': [raw(`HTTP/1.1 200 OK\r\nX: ${'x'.repeat(200_000)}\r\n\r\n`), 'tooLarge'],
  };
  for (const [name, [behaviour, code, changes]] of Object.entries(bad))
    it(`${name} → ${code}`, async () => {
      server.on('/bad', behaviour);
      assert.equal(await failureOf(ask(`${server.url}/bad`, changes)), code);
    });

  it('stops reading a body at the cap', async () => {
    let sent = 0;
    const body = huge(200_000_000);
    server.on('/bad', (request, response) => {
      response.on('close', () => (sent = response.socket?.bytesWritten ?? request.socket.bytesWritten));
      body(request, response);
    });
    await failureOf(ask(`${server.url}/bad`));
    await new Promise(resolve => setTimeout(resolve, 50));
    assert.isAbove(sent, 0);
    assert.isBelow(sent, 50_000_000);
  });

  it('follows a redirect on the same site', async () => {
    server.on('/old', redirect('/new'));
    server.on('/new', answer('[]'));
    assert.equal((await ask(`${server.url}/old`)).text, '[]');
  });

  it('leaves the gap between two requests before it follows a redirect', async () => {
    server.on('/old', redirect('/older'));
    server.on('/older', redirect('/new'));
    server.on('/new', answer('[]'));
    await ask(`${server.url}/old`, { gapMs: 60 });
    const times = server.requests.map(({ at }) => at);
    for (const gap of times.slice(1).map((at, before) => at - (times[before] ?? 0)))
      assert.isAtLeast(gap, 58);
    assert.lengthOf(times, 3);
  });

  it('does not post what it was redirected with', async () => {
    server.on('/old', redirect('/new', 302));
    assert.equal(await failureOf(ask(`${server.url}/old`, {}, { method: 'POST', body: '{}' })), 'refused');
    assert.lengthOf(server.requests, 1);
  });

  const addresses: Readonly<Record<string, FailureCode>> = {
    'http://example.invalid/': 'refused',
    'ftp://localhost/': 'refused',
    'not an address': 'refused',
    'https://user:secret@localhost/': 'refused',
    'http://localhost.example.invalid/': 'refused',
    'http://127.0.0.1.example.invalid/': 'refused',
  };
  for (const [address, code] of Object.entries(addresses))
    it(`${address} → ${code}, unasked`, async () => {
      assert.equal(await failureOf(ask(address)), code);
    });

  it('a port where nobody listens → offline', async () => {
    const gone = await startReplayServer();
    await gone.stop();
    assert.equal(await failureOf(ask(gone.url)), 'offline');
  });

  it('a lost connection says all that the system knows of it, for the log', async () => {
    const losing = await startReplayServer({ losesFirst: 1 });
    const error: unknown = await ask(losing.url).catch((reason: unknown) => reason);
    await losing.stop();
    assert.instanceOf(error, FailureError);
    assert.include(error.failure.detail, 'fetch failed');
    assert.include(error.failure.detail, 'ECONNRESET');
    const refused: unknown = await ask(losing.url).catch((reason: unknown) => reason);
    assert.instanceOf(refused, FailureError);
    assert.include(refused.failure.detail, 'code ECONNREFUSED, syscall connect, address 127.0.0.1, port');
    assert.isUndefined(error.failure.reason);
    assert.equal(refused.failure.reason, 'unreachable');
  });

  it('a certificate that nobody vouches for → offline', async () => {
    const strange = await startReplayServer({ selfSigned: true });
    strange.on('/', answer('[]'));
    assert.equal(await failureOf(ask(strange.url)), 'offline');
    assert.lengthOf(strange.requests, 0);
    const error: unknown = await ask(strange.url).catch((reason: unknown) => reason);
    assert.instanceOf(error, FailureError);
    assert.equal(error.failure.reason, 'certificate');
    await strange.stop();
  });

  it('a host that no name server knows → offline', async () => {
    // Tests do not ask the name server; this is the error of Node's fetch for an unknown host.
    const real = globalThis.fetch;
    globalThis.fetch = () =>
      Promise.reject(
        new TypeError('fetch failed', { cause: new Error('getaddrinfo ENOTFOUND api.invalid') }),
      );
    try {
      const error: unknown = await ask('https://api.invalid/').catch((reason: unknown) => reason);
      assert.instanceOf(error, FailureError);
      assert.include(error.failure, { code: 'offline', reason: 'unreachable' });
      assert.include(error.failure.detail, 'ENOTFOUND');
    } finally {
      globalThis.fetch = real;
    }
  });

  it('a key that no header can hold → refused, and the key is not in the failure', async () => {
    const error: unknown = await ask(server.url, {}, { headers: { 'x-api-key': 'secret\nkey' } }).catch(
      (reason: unknown) => reason,
    );
    assert.instanceOf(error, FailureError);
    assert.equal(error.failure.code, 'refused');
    assert.notInclude(JSON.stringify(error.failure), 'secret');
  });

  it('keeps a key from a redirect to another host of the site', async () => {
    const sent: (string | null)[] = [];
    const real = globalThis.fetch;
    globalThis.fetch = (address, init) => {
      assert.instanceOf(address, URL);
      const url = address;
      sent.push(`${url.hostname} ${new Headers(init?.headers).get('x-api-key') ?? 'no key'}`);
      const isFirst = url.hostname === 'api.invalid';
      const to = { status: 302, headers: { location: 'https://a.api.invalid/' } };
      return Promise.resolve(new Response('[]', isFirst ? to : { status: 200 }));
    };
    try {
      await ask('https://api.invalid/', {}, { headers: { 'x-api-key': 'k' } });
    } finally {
      globalThis.fetch = real;
    }
    assert.deepEqual(sent, ['api.invalid k', 'a.api.invalid no key']);
  });

  it('tells nobody of a password in an address', async () => {
    server.on('/to', redirect(`https://user:hunter2@127.0.0.1/`));
    server.on('/nowhere', redirect('https://user:hunter2@[/'));
    const addresses = [
      ...[
        'https://user:hunter2@localhost/',
        'http://user:hunter2@example.invalid/',
        'https://u:hunter2/x@localhost/',
      ],
      ...['ftp://u:hunter2@localhost/', `${server.url}/to`, `${server.url}/nowhere`],
    ];
    for (const address of addresses) {
      const error: unknown = await ask(address).catch((reason: unknown) => reason);
      assert.instanceOf(error, FailureError);
      assert.equal(error.failure.code, 'refused');
      assert.notInclude(`${error.stack ?? ''} ${JSON.stringify(error.failure)}`, 'hunter2');
    }
  });

  for (const [name, behaviour] of Object.entries({
    'no answer': noAnswer,
    'a body that never ends': endless,
  }))
    it(`is cancelled at once, at ${name}`, async () => {
      server.on('/slow', behaviour);
      const stop = new AbortController();
      const outcome = ask(`${server.url}/slow`, { signal: stop.signal }).catch((reason: unknown) => reason);
      setTimeout(() => {
        stop.abort(new Error('enough'));
      }, 50);
      const reason = await outcome;
      assert.instanceOf(reason, Error);
      assert.equal(reason.message, 'enough');
    });
});
