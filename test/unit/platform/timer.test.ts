import { assert } from 'chai';
import { hostTimer } from '../../../src/platform/timer.ts';
import { neverAborted } from '../../support/jumpingTimer.ts';

describe('hostTimer', () => {
  it('waits', async () => {
    const start = hostTimer.now();
    await hostTimer.wait(30, neverAborted);
    assert.isAtLeast(hostTimer.now() - start, 28);
  });

  it('stops waiting at once', async () => {
    const stop = new AbortController();
    const waiting = hostTimer.wait(60_000, stop.signal).catch(() => 'stopped');
    stop.abort();
    assert.equal(await waiting, 'stopped');
    assert.equal(await hostTimer.wait(60_000, stop.signal).catch(() => 'stopped'), 'stopped');
  });
});
