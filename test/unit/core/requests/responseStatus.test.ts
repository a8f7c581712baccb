import { assert } from 'chai';
import fc from 'fast-check';
import type { FailureCode } from '../../../../src/core/base/failures.ts';
import {
  backoffMs,
  hasFormat,
  nextRequestTime,
  parseRetryAfter,
  responseFailure,
} from '../../../../src/core/requests/responseStatus.ts';

const now = Date.UTC(2026, 4, 14, 12, 0, 0);

describe('parseRetryAfter', () => {
  const cases: Readonly<Record<string, number | undefined>> = {
    '120': now + 120_000,
    ' 0 ': now,
    'Thu, 14 May 2026 12:01:00 GMT': now + 60_000,
    'Thu, 14 May 2026 11:00:00 GMT': now,
    soon: undefined,
    // V8 parses it as a month in the distant past, which becomes now.
    '-1': now,
    // A day at most.
    '99999999': now + 86_400_000,
    ['9'.repeat(400)]: now + 86_400_000,
    'Fri, 31 Dec 9999 23:59:59 GMT': now + 86_400_000,
    '': undefined,
    '1e3': undefined,
    Infinity: undefined,
  };
  for (const [header, at] of Object.entries(cases))
    it(header.slice(0, 40), () => {
      assert.equal(parseRetryAfter(header, now), at);
    });
});

describe('nextRequestTime', () => {
  const cases: Readonly<Record<string, number>> = {
    '"api";r=499;t=300': 0,
    '"api";r=0;t=55': 55_000,
    '"api";r=5;t=50': 10_000,
    '"api";r=0;t=999999999999999999999999': 86_400_000,
    nonsense: 0,
  };
  for (const [header, ms] of Object.entries(cases))
    it(`${header} → ${ms} ms`, () => {
      assert.equal(nextRequestTime(header, now), now + ms);
    });
});

describe('backoffMs', () => {
  it('is anything up to twice as much each time, up to its cap', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 2000 }),
        fc.double({ min: 0, max: 0.999, noNaN: true }),
        (attempt, r) => {
          const ms = backoffMs(attempt, 1000, 30_000, () => r);
          assert.isAtLeast(ms, 0);
          assert.isAtMost(ms, Math.min(30_000, 1000 * 2 ** (attempt - 1)));
        },
      ),
    );
  });
  it('uses all of its range', () => {
    assert.deepEqual(
      [1, 2, 3, 9].map(attempt => backoffMs(attempt, 1000, 30_000, () => 0.5)),
      [500, 1000, 2000, 15_000],
    );
  });
});

describe('responseFailure', () => {
  for (const [status, reason] of [
    [401, 'credentials'],
    [403, undefined],
    [404, undefined],
  ] as const)
    it(`${status} has ${reason ?? 'no'} reason`, () => {
      const reply = { status, text: '{}', header: () => undefined };
      assert.equal(responseFailure(reply, { subject: 'it', form: 'json', now })?.reason, reason);
    });

  const cases: readonly (readonly [number, string, FailureCode | undefined])[] = [
    [200, '[]', undefined],
    [304, '', undefined],
    [200, '<html>', 'malformed'],
    [200, 'Rate exceeded.', 'rateLimited'],
    [301, '', 'refused'],
    [400, '{"error":"Unrecognized"}', 'refused'],
    [403, '{"message":"Forbidden"}', 'refused'],
    [404, '', 'missing'],
    [408, '', 'timedOut'],
    [429, '', 'rateLimited'],
    [500, '', 'unavailable'],
    [503, '', 'unavailable'],
  ];
  for (const [status, text, code] of cases)
    it(`${status} ${text} → ${code ?? 'none'}`, () => {
      const reply = { status, text, header: () => undefined };
      assert.equal(responseFailure(reply, { subject: 'it', form: 'json', now })?.code, code);
    });
});

describe('hasFormat', () => {
  const cases: readonly (readonly ['json' | 'xml', string, boolean])[] = [
    ['json', ' {"a":1}\n', true],
    ['json', '[]', true],
    ['json', '[{"a":1}', false],
    ['json', '', false],
    ['json', '<!doctype html></html>', false],
    ['xml', '<?xml version="1.0"?>\n<feed></feed>\n', true],
    ['xml', '<feed><entry', false],
    ['xml', '<!DOCTYPE html><html></html>', false],
    ['xml', '<html></html>', false],
  ];
  for (const [form, text, expected] of cases)
    it(`${form}: ${JSON.stringify(text)} → ${expected ? 'yes' : 'no'}`, () => {
      assert.equal(hasFormat(text, form), expected);
    });
});
