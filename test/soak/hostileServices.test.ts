// Two thousand requests to services that go wrong in every way known, and the memory that they leave.
import { assert } from 'chai';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { runHostile, type HostileRunReport } from '../support/hostileRun.ts';
import { activeResources, noMoreResourcesThan } from '../support/resources.ts';

const rounds = 4;
const requestsOfRound = 500;
const growth = 10_000_000;

/** Bytes in use after garbage collection, buffers included. */
async function bytesInUse(): Promise<number> {
  setFlagsFromString('--expose-gc');
  const collect: unknown = runInNewContext('gc');
  if (typeof collect !== 'function') throw new Error('This Node has no gc.');
  for (let turn = 0; turn < 3; turn++) {
    Reflect.apply(collect, undefined, []);
    await new Promise(resolve => setTimeout(resolve, 50));
  }
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

describe('services that go wrong', () => {
  it(`${rounds * requestsOfRound} times`, async () => {
    const before = await activeResources();
    const reports: HostileRunReport[] = [];
    const bytes: number[] = [];
    const start = performance.now();
    for (let seed = 1; seed <= rounds; seed++) {
      const limits = { timeoutMs: 500, stallMs: 200 };
      reports.push(await runHostile({ seed, requests: requestsOfRound, scale: 100, limits }));
      bytes.push(await bytesInUse());
    }
    const outcomes = sum(reports.map(report => report.outcomes));
    const faults = sum(reports.map(report => report.faults));
    console.log(`    ${sumOf(faults)} requests in ${((performance.now() - start) / 1000).toFixed(0)} s`);
    console.log(`    ${Object.keys(faults).length} kinds of faults; calls ended ${JSON.stringify(outcomes)}`);
    console.log(
      `    MB in use after each ${requestsOfRound}: ${bytes.map(count => (count / 1e6).toFixed(1)).join(', ')}`,
    );
    for (const report of reports) assert.deepEqual(report.problems, []);
    // The first round loads and compiles what is needed.
    assert.isBelow((bytes.at(-1) ?? 0) - (bytes[0] ?? 0), growth);
    await noMoreResourcesThan(before);
  });
});

function sum(counts: readonly Readonly<Record<string, number>>[]): Record<string, number> {
  const all: Record<string, number> = {};
  for (const count of counts)
    for (const [name, number] of Object.entries(count)) all[name] = (all[name] ?? 0) + number;
  return all;
}

const sumOf = (counts: Readonly<Record<string, number>>): number =>
  Object.values(counts).reduce((total, count) => total + count, 0);
