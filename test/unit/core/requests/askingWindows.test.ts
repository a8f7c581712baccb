// A small version of test/soak/askingWindows.test.ts: the time runs ten times as fast.
import { assert } from 'chai';
import { arxivDescriptor } from '../../../../src/core/sources/arxiv.ts';
import { gapsOf, runAskingWindows } from '../../../support/askingWindows.ts';

const { gapMs } = arxivDescriptor.limits;

describe('two windows that ask arXiv at once', () => {
  it('leave three seconds between any two requests, and all of a pause, as the service sees them', async () => {
    const scale = 10;
    const pause = { request: 1, seconds: 12 };
    const report = await runAskingWindows({ windows: 2, requests: 3, scale, takesMs: () => 20, pause });
    assert.deepEqual(report.outputs, ['10\n10\n10\n', '10\n10\n10\n']);
    assert.lengthOf(report.requests, 7);
    assert.equal(report.atOnce, 1);
    // A millisecond of the clock is `scale` of the time.
    for (const gap of gapsOf(report)) assert.isAtLeast(gap, gapMs - scale);
    assert.isAtLeast(gapsOf(report)[1] ?? 0, pause.seconds * 1000 - scale);
  }).timeout(60_000);
});
