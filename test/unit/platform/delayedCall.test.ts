import { mock } from 'node:test';
import { assert } from 'chai';
import { DelayedCall } from '../../../src/platform/delayedCall.ts';

describe('DelayedCall', () => {
  let calls = 0;
  let delayed: DelayedCall;
  beforeEach(() => {
    mock.timers.enable({ apis: ['setTimeout'] });
    calls = 0;
    delayed = new DelayedCall(() => calls++, 100);
  });
  afterEach(() => {
    mock.timers.reset();
  });
  const callsAfter = (milliseconds: number): number => {
    mock.timers.tick(milliseconds);
    return calls;
  };

  it('calls once for many starts, counted from the first', () => {
    delayed.start();
    mock.timers.tick(60);
    delayed.start();
    assert.equal(callsAfter(39), 0);
    assert.equal(callsAfter(1), 1);
    assert.equal(callsAfter(1000), 1);
    delayed.start();
    assert.equal(callsAfter(100), 2);
  });

  it('calls once for many restarts, counted from the last', () => {
    delayed.restart();
    mock.timers.tick(60);
    delayed.restart();
    assert.equal(callsAfter(99), 0);
    assert.equal(callsAfter(1), 1);
    assert.equal(callsAfter(1000), 1);
    delayed.restart(10);
    assert.equal(callsAfter(10), 2);
  });

  it('can be started again after it was cancelled', () => {
    delayed.start();
    delayed.cancel();
    assert.equal(callsAfter(1000), 0);
    delayed.start();
    assert.equal(callsAfter(100), 1);
  });

  it('never calls after it was disposed of, also when it is started then', () => {
    delayed.start();
    delayed.dispose();
    assert.equal(callsAfter(1000), 0);
    delayed.start();
    delayed.restart();
    assert.equal(callsAfter(1000), 0);
  });
});
