import { assert } from 'chai';
import { FailureError, type Failure } from '../../../../src/core/base/failures.ts';
import type { Folder } from '../../../../src/core/base/ports.ts';
import { ResponseCache } from '../../../../src/core/requests/responseCache.ts';
import { ServiceClient } from '../../../../src/core/requests/serviceClient.ts';
import type { ServiceLimits } from '../../../../src/core/requests/serviceLimits.ts';
import { huggingFaceDescriptor } from '../../../../src/core/sources/huggingFace.ts';
import type { ServiceRequest, ServiceResponse } from '../../../../src/core/requests/serviceRequest.ts';
import { hostFetch } from '../../../../src/platform/http.ts';
import { memoryFolder, readOnlyFolder } from '../../../support/folders.ts';
import { jumpingTimer, neverAborted, type JumpingTimer } from '../../../support/jumpingTimer.ts';
import { recordingLog } from '../../../support/recordingLog.ts';
import {
  answer,
  closedSocket,
  cutOff,
  halfOf,
  html,
  huge,
  noAnswer,
  rateLimited,
  recordedText,
  redirect,
  replay,
  reset,
  serverError,
  startReplayServer,
  withEtag,
  type Behaviour,
  type ReplayServer,
} from '../../../support/replayServer.ts';

const path = '/api/daily_papers';
const limits: ServiceLimits = {
  ...huggingFaceDescriptor.limits,
  timeoutMs: 300,
  stallMs: 200,
  maxBytes: 1_000_000,
};

describe('StubService', () => {
  let server: ReplayServer;
  let timer: JumpingTimer;
  let folder: Folder;
  beforeEach(async () => {
    server = await startReplayServer();
    timer = jumpingTimer();
    folder = memoryFolder(timer);
  });
  afterEach(() => server.stop());

  const service = (changes: Partial<ServiceLimits> = {}, log = recordingLog()): ServiceClient =>
    new ServiceClient({
      title: 'Hugging Face',
      limits: { ...limits, ...changes },
      fetch: hostFetch('Paperside/test'),
      cache: new ResponseCache(folder, recordingLog(), Math.random),
      timer,
      random: () => 0.5,
      log,
    });
  const request = (): ServiceRequest => ({ url: `${server.url}${path}` });

  /** Requests are real and take real time; the waits between them are skipped. */
  async function jumpOver<T>(work: Promise<T>): Promise<T> {
    const state = { done: false };
    const end = (): void => void (state.done = true);
    work.then(end, end);
    while (!state.done) {
      await timer.run();
      await new Promise(resolve => setTimeout(resolve, 1));
    }
    return work;
  }
  const get = (from = service(), signal = neverAborted): Promise<ServiceResponse> =>
    jumpOver(from.send(request(), signal));
  async function failure(from = service()): Promise<Failure> {
    const error: unknown = await get(from).catch((reason: unknown) => reason);
    assert.instanceOf(error, FailureError);
    return error.failure;
  }

  it('answers with what the service says', async () => {
    server.on(path, replay('hf_daily_papers.json'));
    assert.deepEqual(await get(), { text: recordedText('hf_daily_papers.json'), receivedAt: timer.now() });
  });

  const good = answer('[1]');
  const recovers: Readonly<Record<string, readonly [Behaviour, ...Behaviour[]]>> = {
    '5xx three times': [serverError(500), serverError(502), serverError(503), good],
    'a closed socket': [cutOff, good],
    'a connection that is reset': [reset, good],
    'connections that are reset three times': [reset, reset, reset, good],
    '429 without a time': [rateLimited(), good],
    '429 for a minute': [rateLimited('60'), good],
    '503 for a minute': [answer('', { status: 503, headers: { 'retry-after': '60' } }), good],
  };
  for (const [name, behaviours] of Object.entries(recovers))
    it(`gets over ${name}`, async () => {
      server.on(path, ...behaviours);
      const start = timer.now();
      assert.equal((await get()).text, '[1]');
      assert.lengthOf(server.requests, behaviours.length);
      if (name.endsWith('minute')) assert.isAtLeast(timer.now() - start, 60_000);
    });

  it('gets over connections that are lost before anything was heard', async () => {
    const losing = await startReplayServer({ losesFirst: 2 });
    losing.on(path, good);
    const log = recordingLog();
    const answered = service({}, log).send({ url: `${losing.url}${path}` }, neverAborted);
    assert.equal((await jumpOver(answered)).text, '[1]');
    assert.isEmpty(log.lines, 'nothing is wrong');
    await losing.stop();
  });

  it('asks once more, no longer, where nobody listens', async () => {
    await server.stop();
    const start = timer.now();
    assert.include(await failure(), { code: 'offline', reason: 'unreachable' });
    // The one pause; three would take 3.5 seconds.
    assert.equal(timer.now() - start, 0.5 * limits.backoffMs);
  });

  it('gets over a connection that was kept and is closed since', async () => {
    server.on(path, closedSocket('[1]'), closedSocket('[2]'), good);
    const hf = service({ maxAgeMs: 0 });
    for (const text of ['[1]', '[2]', '[1]']) assert.equal((await get(hf)).text, text);
  });

  const fails: Readonly<Record<string, readonly [Behaviour, Failure['code'], number]>> = {
    '5xx for ever': [serverError(), 'unavailable', 4],
    '429 for ever': [rateLimited(), 'rateLimited', 4],
    '429 for an hour': [rateLimited('3600'), 'rateLimited', 1],
    'a socket that is always closed': [cutOff, 'offline', 4],
    'no answer': [noAnswer, 'timedOut', 1],
    '200 MB': [huge(200_000_000), 'tooLarge', 1],
    'a redirect to another host': [redirect('https://localhost:1/'), 'refused', 1],
    'a bad key': [serverError(403), 'refused', 1],
    'a bad request': [serverError(400), 'refused', 1],
    'nothing there': [serverError(404), 'missing', 1],
    'HTML with status 200': [html, 'malformed', 1],
    'a confirmation of nothing': [serverError(304), 'malformed', 1],
    'half an answer': [halfOf('[{"paper":{"id":"1"}}]'), 'malformed', 1],
  };
  for (const [name, [behaviour, code, tries]] of Object.entries(fails))
    describe(name, () => {
      it(`is ${code} after ${tries === 1 ? 'one try' : `${tries} tries`}`, async () => {
        server.on(path, behaviour);
        assert.include(await failure(), { code, subject: 'Hugging Face' });
        assert.lengthOf(server.requests, tries);
      });

      if (code !== 'missing' && name !== 'a confirmation of nothing')
        it('leaves what was there, with its age and the reason', async () => {
          server.on(path, good, behaviour);
          const { receivedAt } = await get();
          await timer.run(receivedAt + limits.maxAgeMs + 1);
          const again = await get();
          assert.include(again, { text: '[1]', receivedAt });
          assert.equal(again.staleBecause?.code, code);
        });
    });

  it('says when to come back, and refuses to ask before', async () => {
    server.on(path, rateLimited('3600'));
    const hf = service();
    const start = timer.now();
    assert.equal((await failure(hf)).retryAt, start + 3_600_000);
    assert.equal((await failure(hf)).retryAt, start + 3_600_000);
    assert.lengthOf(server.requests, 1);
    server.on(path, good);
    await timer.run(start + 3_600_000);
    assert.equal((await get(hf)).text, '[1]');
  });

  it('obeys a Retry-After with a date', async () => {
    const at = timer.now() + 90_000;
    server.on(path, rateLimited(new Date(at).toUTCString()), good);
    await get();
    assert.isAtLeast(timer.now(), at);
  });

  it('waits when the RateLimit header says that nothing is left, and says until when', async () => {
    server.on(path, answer('[1]', { headers: { ratelimit: '"api";r=0;t=55' } }));
    const hf = service({ maxAgeMs: 0 });
    const shown: (number | undefined)[] = [];
    hf.onChange(() => shown.push(hf.nextRequestAt));
    const start = timer.now();
    await get(hf);
    await get(hf);
    assert.equal(timer.now(), start + 55_000);
    assert.deepEqual(shown, [start + 55_000, undefined]);
  });

  it('asks anew after the user wanted that, and when a source does not believe what it was told', async () => {
    server.on(path, answer('[1]'), answer('[2]'), answer('[3]'));
    const hf = service();
    assert.equal((await get(hf)).text, '[1]');
    assert.equal((await get(hf)).text, '[1]');
    await timer.run(timer.now() + 1);
    hf.bypassCache();
    assert.equal((await get(hf)).text, '[2]');
    assert.equal((await get(hf)).text, '[2]');
    const disbelieving = { ...request(), headers: { 'cache-control': 'no-cache' } };
    assert.equal((await jumpOver(hf.send(disbelieving, neverAborted))).text, '[3]');
  });

  it('answers from what it kept while that is fresh, in the next session too', async () => {
    server.on(path, good);
    const { receivedAt } = await get();
    await timer.run(receivedAt + limits.maxAgeMs - 1);
    assert.deepEqual(await get(), { text: '[1]', receivedAt });
    assert.lengthOf(server.requests, 1);
  });

  it('asks whether what it kept still holds, and takes yes for a new answer', async () => {
    server.on(path, withEtag('[1]', '"v1"'));
    const { receivedAt } = await get();
    for (const round of [1, 2]) {
      const later = receivedAt + round * (limits.maxAgeMs + 1);
      await timer.run(later);
      assert.deepEqual(await get(), { text: '[1]', receivedAt: later });
      assert.equal(server.requests[round]?.headers['if-none-match'], '"v1"');
    }
    server.on(path, withEtag('[2]', '"v2"'));
    await timer.run(timer.now() + limits.maxAgeMs + 1);
    assert.equal((await get()).text, '[2]');
  });

  it('asks again when what it kept was damaged', async () => {
    server.on(path, good);
    await get();
    for (const { name } of await folder.list()) await folder.write(name, '{"version":1');
    assert.equal((await get()).text, '[1]');
    assert.lengthOf(server.requests, 2);
  });

  it('does not keep what the source cannot read, and falls back on what it could', async () => {
    server.on(path, answer('[0]'), answer('[1]'), answer('[0]'));
    const check = (text: string): void => {
      if (text === '[0]')
        throw new FailureError({ code: 'malformed', subject: 'Hugging Face', detail: 'Zero.' });
    };
    const hf = service();
    const ask = (): Promise<ServiceResponse> => jumpOver(hf.send(request(), neverAborted, check));
    const error: unknown = await ask().catch((reason: unknown) => reason);
    assert.instanceOf(error, FailureError);
    assert.equal(error.failure.detail, 'Zero.');
    assert.equal((await ask()).text, '[1]');
    await timer.run(timer.now() + limits.maxAgeMs + 1);
    const again = await ask();
    assert.equal(again.text, '[1]');
    assert.equal(again.staleBecause?.detail, 'Zero.');
    assert.lengthOf(server.requests, 3);
  });

  it('answers when the disk is full', async () => {
    folder = readOnlyFolder(folder);
    server.on(path, good);
    assert.equal((await get()).text, '[1]');
  });

  it('writes no key to the disk', async () => {
    server.on(path, good);
    await jumpOver(service().send({ ...request(), headers: { 'x-api-key': 'secret' } }, neverAborted));
    assert.equal(server.requests[0]?.headers['x-api-key'], 'secret');
    for (const { name } of await folder.list()) assert.notInclude(await folder.read(name), 'secret');
  });

  it('posts a body as JSON, and tells the answers to two bodies apart', async () => {
    server.on(path, answer('[1]'), answer('[2]'));
    const hf = service();
    const first = await jumpOver(hf.send({ ...request(), body: { ids: ['a'] } }, neverAborted));
    const second = await jumpOver(hf.send({ ...request(), body: { ids: ['b'] } }, neverAborted));
    assert.deepEqual([first.text, second.text], ['[1]', '[2]']);
    assert.include(server.requests[0], { method: 'POST', body: '{"ids":["a"]}' });
    assert.equal(server.requests[0]?.headers['content-type'], 'application/json');
  });

  it('asks once for two who want the same, and goes on for the one who stays', async () => {
    server.on(path, good);
    const hf = service();
    const stop = new AbortController();
    const leaves = hf.send(request(), stop.signal).catch(() => 'gone');
    const stays = hf.send(request(), neverAborted);
    stop.abort();
    assert.equal(await leaves, 'gone');
    assert.equal((await jumpOver(stays)).text, '[1]');
    assert.lengthOf(server.requests, 1);
  });

  it('frees the queue at once when nobody waits for an answer any more', async () => {
    server.on(path, noAnswer);
    server.on('/other', good);
    // Longer than this test may take.
    const hf = service({ timeoutMs: 60_000 });
    const stop = new AbortController();
    const cancelled = hf.send(request(), stop.signal).catch(() => 'cancelled');
    while (server.requests.length === 0) await new Promise(resolve => setTimeout(resolve, 1));
    const other = hf.send({ url: `${server.url}/other` }, neverAborted);
    stop.abort();
    assert.equal(await cancelled, 'cancelled');
    assert.equal((await jumpOver(other)).text, '[1]');
  });

  it('is cancelled at once during a pause, and the next one is answered after it', async () => {
    server.on(path, rateLimited('60'), good);
    const hf = service();
    const stop = new AbortController();
    const cancelled = hf.send(request(), stop.signal).catch(() => 'cancelled');
    while (hf.nextRequestAt === undefined) await new Promise(resolve => setTimeout(resolve, 1));
    const before = timer.now();
    stop.abort();
    assert.equal(await cancelled, 'cancelled');
    assert.equal(timer.now(), before);
    assert.equal((await get(hf)).text, '[1]');
    assert.isAtLeast(timer.now(), before + 60_000);
  });
});
