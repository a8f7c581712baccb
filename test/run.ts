// `npm test`: every check and every suite, each with its own line at the end, then the tests that failed, and the total on the
// last line.
import { failedTests, run, suites, type Outcome } from './suites.ts';

const wanted = process.argv.slice(2);
const chosen = wanted.length === 0 ? suites : suites.filter(({ name }) => wanted.includes(name));
const outcomes: Outcome[] = [];
for (const suite of chosen) outcomes.push(await run(suite));

console.log('');
for (const { name, passed, failed, seconds } of outcomes)
  console.log(
    `${failed === 0 ? '✔' : '✘'} ${name.padEnd(13)} ${passed} ok, ${failed} not ok, ${seconds.toFixed(1)} s`,
  );
for (const { name, output } of outcomes)
  for (const title of failedTests(output)) console.log(`  ${name}: ${title}`);
const total = (key: 'passed' | 'failed'): number => outcomes.reduce((sum, outcome) => sum + outcome[key], 0);
console.log(`${total('passed')} passed, ${total('failed')} failed`);
process.exitCode = total('failed') === 0 && outcomes.length > 0 ? 0 : 1;
