import { assert } from 'chai';
import { isOutdated } from '../../../../src/core/library/refresh.ts';

const hour = 3600_000;
const now = Date.UTC(2026, 0, 1);

describe('an answer', () => {
  for (const [name, answeredAt, outdated] of [
    ['of an hour ago', now - hour, false],
    ['of two days ago', now - 48 * hour, true],
    ['that never came', undefined, true],
    ['of a minute later, because the clock was set right', now + hour / 60, false],
    ['of next year, because the clock was set back', now + 365 * 24 * hour, true],
  ] as const)
    it(`${name} is ${outdated ? 'too old' : 'new enough'} for a day`, () => {
      assert.equal(isOutdated(answeredAt, now, 24), outdated);
    });
});
