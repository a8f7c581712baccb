// A small version of test/soak/hostileServices.test.ts.
import { assert } from 'chai';
import { runHostile } from '../../../support/hostileRun.ts';
import { activeResources, noMoreResourcesThan } from '../../../support/resources.ts';

describe('services that go wrong', () => {
  it('150 times: each call ends with papers or one known failure, paced, and nothing is left', async () => {
    const before = await activeResources();
    const limits = { timeoutMs: 300, stallMs: 150, maxBytes: 2_000_000 };
    const { problems } = await runHostile({ seed: 19, requests: 150, scale: 200, limits });
    assert.deepEqual(problems, []);
    await noMoreResourcesThan(before);
  }).timeout(120_000);
});
