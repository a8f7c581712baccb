// A separate process that asks arXiv as a window does:
// `node askingWindow.ts <endpoint> <shared folder> <number of requests> <scale> <epoch of the time>`. Prints a line for each answer.
import { connectSources } from '../../src/core/sources/connections.ts';
import { FailureError } from '../../src/core/base/failures.ts';
import { OpenSearchFieldNames } from '../../src/core/sources/openSearchHit.ts';
import { hostClock } from '../../src/platform/clock.ts';
import { hostFetch } from '../../src/platform/http.ts';
import { memoryFolder } from './folders.ts';
import { nodeFolder } from './nodeFolder.ts';
import { recordingLog } from './recordingLog.ts';
import { scaledTimer } from './scaledTimer.ts';

const [endpoint = '', folder = '', count = '', scale = '', epoch = ''] = process.argv.slice(2);
const timer = scaledTimer(Number(scale), Number(epoch));
const { arxiv } = connectSources(
  {
    ...{ timer, clock: hostClock, log: recordingLog(), random: Math.random, inBrowser: false },
    ...{ answers: memoryFolder(timer), leases: nodeFolder(folder), onAnswer: () => undefined },
    fetch: hostFetch('Paperside-test'),
    key: () => Promise.resolve(undefined),
  },
  { endpoints: { arxiv: endpoint }, index: { index: '', fields: OpenSearchFieldNames.parse(undefined) } },
);
for (let number = 0; number < Number(count); number++)
  try {
    const { papers } = await arxiv.search(`${process.pid} ${number}`, new AbortController().signal);
    process.stdout.write(`${papers.length}\n`);
  } catch (error) {
    if (!(error instanceof FailureError)) throw error;
    process.stdout.write(`${error.failure.code}\n`);
  }
