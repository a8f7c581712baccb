// `npm test`: every check and every suite, each with its own line at the end, and the total on the last one.
import { spawn } from 'node:child_process';
import { root } from './support/project.ts';

interface Suite {
  readonly name: string;
  /** What runs it, by the PATH that npm sets. */
  readonly command: readonly [string, ...string[]];
  /** A check counts as one test; of mocha's output the tests are counted. */
  readonly counts: 'check' | 'tests';
}

interface Outcome {
  readonly name: string;
  readonly passed: number;
  readonly failed: number;
  readonly seconds: number;
}

const suites: readonly Suite[] = [
  { name: 'build', command: ['node', 'esbuild.config.mjs', '--tests'], counts: 'check' },
  { name: 'types', command: ['tsc', '--build'], counts: 'check' },
  { name: 'lint', command: ['eslint', '--max-warnings=0', '.'], counts: 'check' },
  { name: 'format', command: ['prettier', '--check', '--log-level=warn', '.'], counts: 'check' },
  { name: 'unit', command: ['mocha', '--timeout=10000', 'test/unit/**/*.test.ts'], counts: 'tests' },
  { name: 'architecture', command: ['mocha', 'test/architecture/**/*.test.ts'], counts: 'tests' },
  { name: 'host', command: ['node', 'test/vscode/runHostTests.ts'], counts: 'tests' },
  { name: 'ui', command: ['mocha', '--timeout=120000', 'test/ui/**/*.test.ts'], counts: 'tests' },
];

/** Runs a suite with its output on ours, and counts what mocha said. A skipped test, or no test at all, is a failure. */
async function run({ name, command: [command, ...args], counts }: Suite): Promise<Outcome> {
  console.log(`\n── ${name} ──`);
  const start = performance.now();
  const child = spawn(command, args, {
    cwd: root,
    stdio: ['ignore', 'pipe', 'inherit'],
    shell: process.platform === 'win32',
  });
  let output = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    output += text;
    process.stdout.write(text);
  });
  const succeeded = await new Promise<boolean>(resolve => {
    child.on('error', error => {
      console.error(String(error));
      resolve(false);
    });
    child.on('close', code => {
      resolve(code === 0);
    });
  });
  const seconds = (performance.now() - start) / 1000;
  if (counts === 'check') return { name, passed: Number(succeeded), failed: Number(!succeeded), seconds };
  const passed = count(output, 'passing');
  const failed = count(output, 'failing') + count(output, 'pending');
  const silent = failed === 0 && (!succeeded || passed === 0);
  return { name, passed, failed: silent ? 1 : failed, seconds };
}

/** The sum of mocha's "12 passing" lines; in-host suites print one for each host. */
function count(output: string, word: string): number {
  return [...output.matchAll(new RegExp(`^\\s*(\\d+) ${word}`, 'gm'))].reduce(
    (sum, [, digits]) => sum + Number(digits),
    0,
  );
}

const wanted = process.argv.slice(2);
const chosen = wanted.length === 0 ? suites : suites.filter(({ name }) => wanted.includes(name));
const outcomes: Outcome[] = [];
for (const suite of chosen) outcomes.push(await run(suite));

console.log('');
for (const { name, passed, failed, seconds } of outcomes)
  console.log(
    `${failed === 0 ? '✔' : '✘'} ${name.padEnd(13)} ${passed} ok, ${failed} not ok, ${seconds.toFixed(1)} s`,
  );
const total = (key: 'passed' | 'failed'): number => outcomes.reduce((sum, outcome) => sum + outcome[key], 0);
console.log(`${total('passed')} passed, ${total('failed')} failed`);
process.exitCode = total('failed') === 0 && outcomes.length > 0 ? 0 : 1;
