// Four windows and arXiv's three seconds, by the real clock.
import { assert } from 'chai';
import { arxivDescriptor } from '../../src/core/sources/arxiv.ts';
import { gapsOf, runAskingWindows } from '../support/askingWindows.ts';

const { gapMs } = arxivDescriptor.limits;

describe('windows that ask arXiv at once', () => {
  it('leave three seconds between any two requests, as the service sees them', async () => {
    const takesMs = (request: number): number => (request % 4) * 400;
    const pause = { request: 7, seconds: 20 };
    const report = await runAskingWindows({ windows: 4, requests: 6, scale: 1, takesMs, pause });
    const gaps = gapsOf(report);
    console.log(
      `    ${report.requests.length} requests of 4 windows, ${(Math.min(...gaps) / 1000).toFixed(3)} s apart at least`,
    );
    assert.equal(report.atOnce, 1);
    for (const gap of gaps) assert.isAtLeast(gap, gapMs - 1);
    assert.isAtLeast(gaps[7] ?? 0, pause.seconds * 1000 - 1);
    for (const output of report.outputs) assert.equal(output, '10\n'.repeat(6));
  });
});
