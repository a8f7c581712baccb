// `npm run test:repeat -- --times 10 [--load] [suite…]`: builds once, runs the suites again and again, and says how often each
// was green and which tests failed. With --load as many processes as there are cores do nothing but take them.
// What a red run wrote and left in dist/test/failures is kept in dist/test/repeat.
import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { root } from './support/project.ts';
import { build, failedTests, run, suites, type Outcome, type Suite } from './suites.ts';
import { startGuarded } from './vscode/guarded.ts';
import { failuresFolder } from './vscode/report.ts';

const { values, positionals } = parseArgs({
  options: { times: { type: 'string', default: '10' }, load: { type: 'boolean', default: false } },
  allowPositionals: true,
});
const times = Number(values.times);
const wanted = positionals.length === 0 ? ['host', 'ui'] : positionals;
const chosen = suites.filter(({ name }) => wanted.includes(name));
const unknown = wanted.filter(name => !suites.some(suite => suite.name === name));
if (unknown.length > 0) throw new Error(`There is no suite ${unknown.join(', ')}.`);
if (!Number.isInteger(times) || times < 1) throw new Error(`--times ${values.times} is no number of times.`);

const kept = join(root, 'dist/test/repeat');
rmSync(kept, { recursive: true, force: true });
rmSync(failuresFolder, { recursive: true, force: true });

interface Run extends Outcome {
  readonly number: number;
  readonly failures: readonly string[];
}

async function runOnce(suite: Suite, number: number): Promise<Run> {
  const outcome = await run(suite);
  if (outcome.failed === 0) return { ...outcome, number, failures: [] };
  const folder = join(kept, `${number}-${suite.name}`);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'output.txt'), outcome.output);
  if (existsSync(failuresFolder)) renameSync(failuresFolder, join(folder, 'failures'));
  const failures = failedTests(outcome.output);
  return { ...outcome, number, failures: failures.length === 0 ? ['(no test: the suite itself)'] : failures };
}

/** Cells padded to the widest of their column. */
function table(rows: readonly (readonly string[])[]): string {
  const width = (column: number): number => Math.max(...rows.map(row => row[column]?.length ?? 0));
  return rows.map(row => row.map((cell, column) => cell.padEnd(width(column) + 2)).join('')).join('\n');
}

const load = Array.from({ length: values.load ? availableParallelism() : 0 }, () =>
  startGuarded(process.execPath, ['-e', 'for (;;);']),
);
const runs: Run[] = [];
let built: Outcome;
try {
  built = await run(build);
  if (built.failed === 0)
    for (let number = 1; number <= times; number++)
      for (const suite of chosen) runs.push(await runOnce(suite, number));
} finally {
  await Promise.all(load.map(each => each.stop()));
}

const of = (name: string): readonly Run[] => runs.filter(each => each.name === name);
const cell = ({ failed, seconds }: Run): string =>
  failed === 0 ? `✔ ${seconds.toFixed(0)} s` : `✘ ${seconds.toFixed(0)} s, ${failed} failed`;
const greens = (all: readonly Run[]): string =>
  `${all.filter(({ failed }) => failed === 0).length} of ${times} green`;
const byTest = new Map<string, number[]>();
for (const { failures, name, number } of runs)
  for (const title of failures.map(each => `${name}: ${each}`))
    byTest.set(title, [...(byTest.get(title) ?? []), number]);

console.log(`\n${times} times${values.load ? `, with ${load.length} busy loops` : ''}\n`);
console.log(
  table([
    ['run', ...chosen.map(({ name }) => name)],
    ...Array.from({ length: times }, (_, at) => [
      String(at + 1),
      ...chosen
        .map(({ name }) => of(name).filter(({ number }) => number === at + 1))
        .map(([one]) => (one ? cell(one) : '–')),
    ]),
    ['', ...chosen.map(({ name }) => greens(of(name)))],
  ]),
);
console.log(byTest.size === 0 ? '\nNo test failed.' : '\nFailures by test:');
for (const [title, numbers] of byTest)
  console.log(`  ${numbers.length}×  ${title} (run ${numbers.join(', ')})`);
process.exitCode = built.failed === 0 && runs.every(({ failed }) => failed === 0) ? 0 : 1;
