// Every check and every suite of tests: how each is run, and what its output says of the tests in it.
import { whyNoCluster } from './cluster/cluster.ts';
import { root } from './support/project.ts';
import { startGuarded } from './vscode/guarded.ts';

export interface Suite {
  readonly name: string;
  /** What runs it, by the PATH that npm sets. */
  readonly command: readonly [string, ...string[]];
  /** A check counts as one test; of mocha's output the tests are counted. */
  readonly counts: 'check' | 'tests';
  /** Returns a sentence when this machine lacks what the suite needs; then it is left out. */
  readonly whyNot?: () => string | undefined;
}

export interface Outcome {
  readonly name: string;
  readonly passed: number;
  readonly failed: number;
  readonly seconds: number;
  /** What it wrote to its standard output. */
  readonly output: string;
}

export const build: Suite = {
  name: 'build',
  command: ['node', 'esbuild.config.mjs', '--tests'],
  counts: 'check',
};

export const suites: readonly Suite[] = [
  build,
  { name: 'types', command: ['tsc', '--build'], counts: 'check' },
  { name: 'lint', command: ['eslint', '--max-warnings=0', '.'], counts: 'check' },
  { name: 'format', command: ['prettier', '--check', '--log-level=warn', '.'], counts: 'check' },
  { name: 'unit', command: ['mocha', '--timeout=10000', 'test/unit/**/*.test.ts'], counts: 'tests' },
  { name: 'architecture', command: ['mocha', 'test/architecture/**/*.test.ts'], counts: 'tests' },
  { name: 'host', command: ['node', 'test/vscode/runHostTests.ts'], counts: 'tests' },
  { name: 'oldest', command: ['node', 'test/vscode/runHostTests.ts', 'oldest'], counts: 'tests' },
  {
    name: 'cluster',
    command: ['mocha', '--timeout=240000', 'test/cluster/**/*.test.ts'],
    counts: 'tests',
    whyNot: whyNoCluster,
  },
  { name: 'ui', command: ['mocha', '--timeout=120000', 'test/ui/**/*.test.ts'], counts: 'tests' },
];

/** Runs a suite with its output on ours, and counts what mocha said. A skipped test, or no test at all, is a failure. */
export async function run({ name, command: [command, ...args], counts, whyNot }: Suite): Promise<Outcome> {
  console.log(`\n── ${name} ──`);
  const missing = whyNot?.();
  if (missing !== undefined) {
    console.log(missing);
    return { name, passed: 0, failed: 0, seconds: 0, output: missing };
  }
  const start = performance.now();
  const suite =
    process.platform === 'win32'
      ? startGuarded('cmd', ['/d', '/c', command, ...args], { cwd: root })
      : startGuarded(command, args, { cwd: root });
  let output = '';
  suite.onOutput((text, stream) => {
    process[stream].write(text);
    if (stream === 'stdout') output += text;
  });
  const succeeded = (await suite.ended) === 0;
  const seconds = (performance.now() - start) / 1000;
  if (counts === 'check')
    return { name, passed: Number(succeeded), failed: Number(!succeeded), seconds, output };
  const passed = count(output, 'passing');
  const failed = count(output, 'failing') + count(output, 'pending');
  const silent = failed === 0 && (!succeeded || passed === 0);
  return { name, passed, failed: silent ? 1 : failed, seconds, output };
}

/** The sum of mocha's "12 passing" lines; in-host suites print one for each host. */
function count(output: string, word: string): number {
  return [...output.matchAll(new RegExp(`^\\s*(\\d+) ${word}`, 'gm'))].reduce(
    (sum, [, digits]) => sum + Number(digits),
    0,
  );
}

/**
 * The titles of the tests that failed, from the list at the end of mocha's output, hooks included:
 *
 *       1) browsing
 *            a theme opens:
 */
export function failedTests(output: string): string[] {
  return [...output.matchAll(/^ {2}\d+\) (.*(?:\n {7,}\S.*)*?:)$/gm)].map(([, title = '']) =>
    title
      .slice(0, -1)
      .split('\n')
      .map(part => part.trim())
      .join(' › '),
  );
}
