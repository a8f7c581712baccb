import { assert } from 'chai';
import fc from 'fast-check';
import { FailureError } from '../../../../src/core/base/failures.ts';
import type { Timer } from '../../../../src/core/base/ports.ts';
import { RequestQueue } from '../../../../src/core/requests/requestQueue.ts';
import { arxivDescriptor } from '../../../../src/core/sources/arxiv.ts';
import { WindowLease } from '../../../../src/core/requests/windowLease.ts';
import { memoryFolder, readOnlyFolder, slowFolder } from '../../../support/folders.ts';
import {
  jumpingTimer,
  neverAborted,
  settableClock,
  type JumpingTimer,
} from '../../../support/jumpingTimer.ts';

const { limits: arxivLimits } = arxivDescriptor;
const { gapMs } = arxivLimits;

const year = 365 * 24 * 3600_000;

/** Start and end of each request, in order of execution. */
interface Went {
  readonly name: number;
  readonly from: number;
  readonly to: number;
}

function asker(timer: JumpingTimer, went: Went[]): (name: number, ms: number) => () => Promise<void> {
  return (name, ms) => async () => {
    const from = timer.now();
    await timer.wait(ms, neverAborted);
    went.push({ name, from, to: timer.now() });
  };
}

/** Milliseconds from the end of one request to the start of the next; 0 or less means that they overlap. */
const gaps = (went: readonly Went[]): number[] => {
  const sorted = [...went].sort((a, b) => a.from - b.from);
  return sorted.slice(1).map(({ from }, at) => from - (sorted[at]?.to ?? Infinity));
};

const anyRequest = fc.record({
  at: fc.integer({ min: 0, max: 10_000 }),
  takesMs: fc.integer({ min: 0, max: 8_000 }),
  /** Milliseconds after the request was queued; most requests are never cancelled. */
  cancelMs: fc.option(fc.integer({ min: 0, max: 20_000 })),
});
const anyRequests = fc.array(anyRequest, { minLength: 1, maxLength: 8 });

describe('RequestQueue', () => {
  it('leaves three seconds between any two, goes in order and loses nobody, whoever cancels', () =>
    fc.assert(
      fc.asyncProperty(anyRequests, async requests => {
        const timer = jumpingTimer();
        const queue = new RequestQueue('arXiv', arxivLimits, timer);
        const went: Went[] = [];
        const cancelled = new Set<number>();
        const ask = asker(timer, went);
        const came = requests.map((request, name) => ({ ...request, name }));
        const all = came.map(async ({ at, takesMs, cancelMs, name }) => {
          const stop = new AbortController();
          await timer.wait(at, neverAborted);
          if (cancelMs !== null)
            void timer.wait(cancelMs, neverAborted).then(() => {
              stop.abort();
            });
          await queue.run(ask(name, takesMs), stop.signal).catch(() => cancelled.add(name));
        });
        await timer.run();
        await Promise.all(all);
        for (const gap of gaps(went)) assert.isAtLeast(gap, gapMs);
        const order = [...came].sort((a, b) => a.at - b.at || a.name - b.name).map(({ name }) => name);
        assert.deepEqual(
          went.map(({ name }) => name),
          order.filter(name => !cancelled.has(name)),
        );
        for (const name of cancelled) assert.isNotNull(came[name]?.cancelMs);
        assert.isUndefined(queue.nextRequestAt);
      }),
      { numRuns: 60 },
    ));

  it('rejects a cancelled request at once, waiting in the queue or for its time', async () => {
    const timer = jumpingTimer();
    const queue = new RequestQueue('arXiv', arxivLimits, timer);
    await queue.run(() => Promise.resolve(), neverAborted);
    for (const ahead of [0, 1]) {
      const others = new AbortController();
      const waiting = Array.from({ length: ahead }, () =>
        queue.run(() => Promise.resolve(), others.signal).catch(() => 'cancelled'),
      );
      const stop = new AbortController();
      const outcome = queue.run(() => Promise.resolve('asked'), stop.signal).catch(() => 'cancelled');
      const before = timer.now();
      stop.abort();
      assert.equal(await outcome, 'cancelled');
      assert.equal(timer.now(), before);
      others.abort();
      await Promise.all(waiting);
    }
  });

  it('says when the next request will go', async () => {
    const timer = jumpingTimer();
    const queue = new RequestQueue('arXiv', arxivLimits, timer);
    const seen: (number | undefined)[] = [];
    queue.onChange(() => seen.push(queue.nextRequestAt));
    await queue.run(() => Promise.resolve(), neverAborted);
    const end = timer.now();
    const second = queue.run(() => Promise.resolve(), neverAborted);
    await timer.run();
    await second;
    assert.deepEqual(seen, [end + gapMs, undefined]);
  });

  it('waits for a pause of a minute, and refuses to wait for an hour', async () => {
    const timer = jumpingTimer();
    const queue = new RequestQueue('arXiv', arxivLimits, timer);
    const start = timer.now();
    queue.pauseUntil(start + 60_000);
    const asked = queue.run(() => Promise.resolve(timer.now()), neverAborted);
    await timer.run();
    assert.equal(await asked, start + 60_000);
    queue.pauseUntil(start + 3_600_000);
    const failure = await queue.run(() => Promise.resolve(), neverAborted).catch((error: unknown) => error);
    assert.instanceOf(failure, FailureError);
    assert.include(failure.failure, { code: 'rateLimited', subject: 'arXiv', retryAt: start + 3_600_000 });
  });

  it('waits no longer than before after the clock was set back a year', async () => {
    const timer = jumpingTimer();
    const clock = settableClock(timer);
    const folder = memoryFolder(timer);
    const leaseMs = arxivLimits.timeoutMs + gapMs;
    const shared = new WindowLease({ folder, file: 'arxiv.json', timer: clock, random: () => 0, leaseMs });
    const queue = new RequestQueue('arXiv', arxivLimits, clock, shared);
    await within(
      timer,
      queue.run(() => Promise.resolve(), neverAborted),
    );
    queue.pauseUntil(clock.now() + 60_000);
    clock.set(clock.now() - year);
    const start = timer.now();
    const asked = queue.run(() => Promise.resolve(timer.now()), neverAborted);
    await timer.run(start + 10 * leaseMs);
    assert.isAtMost((await asked) - start, Math.max(60_000, leaseMs) + 2 * gapMs);
    assert.isAtLeast((await asked) - start, 60_000);
  });
});

describe('WindowLease', () => {
  const leaseMs = arxivLimits.timeoutMs + gapMs;

  it('keeps the windows of a machine three seconds apart, and one connection at a time, on a slow disk too', () =>
    fc.assert(
      fc.asyncProperty(
        fc.array(anyRequests, { minLength: 2, maxLength: 3 }),
        fc.integer(),
        fc.constantFrom(5, 100, 1000),
        async (windows, seed, slowest) => {
          const timer = jumpingTimer();
          const random = anyRandom(seed);
          const folder = slowFolder(memoryFolder(timer), () => timer.wait(slowest * random(), neverAborted));
          const went: Went[] = [];
          const ask = asker(timer, went);
          const all = windows.flatMap(requests => {
            const shared = new WindowLease({ folder, file: 'arxiv.json', timer, random, leaseMs });
            const queue = new RequestQueue('arXiv', arxivLimits, timer, shared);
            return requests.map(async ({ at, takesMs }, name) => {
              await timer.wait(at, neverAborted);
              await queue.run(ask(name, takesMs), neverAborted);
            });
          });
          await timer.run();
          await Promise.all(all);
          assert.lengthOf(went, windows.flat().length);
          for (const gap of gaps(went)) assert.isAtLeast(gap, gapMs);
        },
      ),
      { numRuns: 40 },
    ));

  const odd: Readonly<Record<string, string>> = {
    'a file that does not parse': '{"owner":',
    'a clock that was set back': JSON.stringify({ owner: 'other', freeAt: Date.UTC(2026, 0, 1) + year }),
    'a time in a century': JSON.stringify({ owner: 'other', freeAt: Date.UTC(2126, 0, 1) }),
    'a window that was killed while it asked': JSON.stringify({
      owner: 'other',
      freeAt: Date.UTC(2026, 0, 1) + leaseMs,
    }),
  };
  for (const [name, text] of Object.entries(odd))
    it(`waits one lease at most after ${name}`, async () => {
      const timer = jumpingTimer();
      const start = timer.now();
      const folder = memoryFolder(timer);
      await folder.write('arxiv.json', text);
      const shared = new WindowLease({ folder, file: 'arxiv.json', timer, random: () => 0, leaseMs });
      const stop = new AbortController();
      const at = await within(timer, shared.freeAt(stop.signal));
      assert.isAtMost(at, start + leaseMs + 1_000);
      const queue = new RequestQueue('arXiv', arxivLimits, timer, shared);
      const asked = queue.run(() => Promise.resolve(timer.now()), neverAborted);
      await timer.run(start + 10 * leaseMs);
      assert.isAtMost(await asked, start + leaseMs + 2 * gapMs);
    });

  for (const [name, lost] of Object.entries({ 'a minute': 60_000, 'a day': 24 * 3600_000, 'a year': year }))
    it(`asks soon after the clock was set back by ${name}, alone or with others`, async () => {
      const timer = jumpingTimer();
      let back = 0;
      const clock: Timer = { now: () => timer.now() - back, wait: (ms, signal) => timer.wait(ms, signal) };
      const folder = memoryFolder(clock);
      const windows = [undefined, 0.1, 0.2].map(random => {
        if (random === undefined) return new RequestQueue('arXiv', arxivLimits, clock);
        const options = { folder, file: 'arxiv.json', timer: clock, random: () => random, leaseMs };
        return new RequestQueue('arXiv', arxivLimits, clock, new WindowLease(options));
      });
      for (const queue of windows) {
        await within(
          timer,
          queue.run(() => Promise.resolve(), neverAborted),
        );
        queue.pauseUntil(clock.now() + 60_000);
      }
      back = lost;
      const start = timer.now();
      for (const queue of windows)
        await within(
          timer,
          queue.run(() => Promise.resolve(), neverAborted),
        );
      assert.isBelow(timer.now() - start, 3 * (120_000 + gapMs));
    });

  it('shares a pause that the service asked for, one that is too long too, but no nonsense', async () => {
    const timer = jumpingTimer();
    const folder = memoryFolder(timer);
    const [one, other] = [0.1, 0.2].map(random => {
      const shared = new WindowLease({ folder, file: 'arxiv.json', timer, random: () => random, leaseMs });
      return new RequestQueue('arXiv', arxivLimits, timer, shared);
    });
    assert.isDefined(one);
    assert.isDefined(other);
    const start = timer.now();
    const pausing = (ms: number): Promise<void> =>
      within(
        timer,
        one.run(() => {
          one.pauseUntil(timer.now() + ms);
          return Promise.resolve();
        }, neverAborted),
      );
    const asked = (): Promise<number> =>
      within(
        timer,
        other.run(() => Promise.resolve(timer.now()), neverAborted),
      );
    await pausing(60_000);
    assert.isAtLeast((await asked()) - start, 60_000);
    await pausing(3_600_000);
    const failure = await asked().catch((error: unknown) => error);
    assert.instanceOf(failure, FailureError);
    assert.equal(failure.failure.code, 'rateLimited');
    assert.isAbove(failure.failure.retryAt ?? 0, timer.now() + 3_000_000);
    for (const pause of [{ from: 0, until: 9e15 }, { from: timer.now() + 9e9, until: 9e15 }, 'long']) {
      await folder.write('arxiv.json', JSON.stringify({ freeAt: 0, pause }));
      const before = timer.now();
      assert.isBelow((await asked()) - before, 2 * gapMs);
    }
  });

  it('takes the place of windows that were killed, and deletes what they left', async () => {
    const timer = jumpingTimer();
    const folder = memoryFolder(timer);
    const options = { folder, file: 'arxiv.json', timer, leaseMs };
    for (const random of [0.1, 0.2, 0.3])
      await within(timer, new WindowLease({ ...options, random: () => random }).acquire(neverAborted));
    for (const name of ['arxiv.json-', 'arxiv.json-x-y', 'arxiv.json-99999999999999-z'])
      await folder.write(name, '');
    const shared = new WindowLease({ ...options, random: () => 0.4 });
    const start = timer.now();
    await within(
      timer,
      new RequestQueue('arXiv', arxivLimits, timer, shared).run(() => Promise.resolve(), neverAborted),
    );
    assert.isAtMost(timer.now() - start, 2 * (leaseMs + gapMs));
    assert.deepEqual([...folder.files.keys()], ['arxiv.json']);
  });

  it('asks without the others when the disk cannot be written', async () => {
    const timer = jumpingTimer();
    const folder = readOnlyFolder(memoryFolder(timer));
    const shared = new WindowLease({ folder, file: 'arxiv.json', timer, random: () => 0, leaseMs });
    const queue = new RequestQueue('arXiv', arxivLimits, timer, shared);
    const asked = queue.run(() => Promise.resolve('asked'), neverAborted);
    assert.equal(await within(timer, asked), 'asked');
  });

  it('lets the next window go as soon as its pause is over', async () => {
    const timer = jumpingTimer();
    const folder = memoryFolder(timer);
    const windows = [0.1, 0.2].map(random => {
      const shared = new WindowLease({ folder, file: 'arxiv.json', timer, random: () => random, leaseMs });
      return new RequestQueue('arXiv', arxivLimits, timer, shared);
    });
    const went: Went[] = [];
    const all = windows.map(queue => queue.run(asker(timer, went)(0, 1_000), neverAborted));
    await within(timer, Promise.all(all));
    // A queue checks again every three seconds, and another request was running at its first check.
    for (const gap of gaps(went)) assert.isBelow(gap, 2 * gapMs + 500);
  });

  it('leaves the turn to the window that took it, also when it is cancelled itself', async () => {
    const timer = jumpingTimer();
    const start = timer.now();
    const folder = memoryFolder(timer);
    const options = { folder, file: 'arxiv.json', timer, leaseMs };
    const stop = new AbortController();
    const loser = new WindowLease({ ...options, random: () => 0.9 })
      .acquire(stop.signal)
      .catch(() => 'cancelled');
    const winner = new WindowLease({ ...options, random: () => 0.1 }).acquire(neverAborted);
    await timer.run(start + 10);
    stop.abort();
    assert.equal(await loser, 'cancelled');
    assert.isTrue(await within(timer, winner));
    assert.isAbove(await new WindowLease({ ...options, random: () => 0 }).freeAt(neverAborted), timer.now());
  });

  it('leaves its turn to the others when it is cancelled', async () => {
    const timer = jumpingTimer();
    const start = timer.now();
    const folder = slowFolder(memoryFolder(timer), () => timer.wait(8, neverAborted));
    const options = { folder, file: 'arxiv.json', timer, random: Math.random, leaseMs };
    const stop = new AbortController();
    const first = new WindowLease(options).acquire(stop.signal).catch(() => 'cancelled');
    await timer.run(start + 10);
    stop.abort();
    assert.equal(await within(timer, first), 'cancelled');
    assert.isAtMost(await within(timer, new WindowLease(options).freeAt(neverAborted)), timer.now());
  });
});

async function within<T>(timer: JumpingTimer, work: Promise<T>): Promise<T> {
  await timer.run();
  return work;
}

/** A seeded random generator, so that a failing schedule can be repeated. */
function anyRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) | 0;
    return (state >>> 0) / 2 ** 32;
  };
}
