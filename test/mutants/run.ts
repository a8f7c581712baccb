// `npm run test:mutants [-- AREA… [--file NAME]]`: Stryker changes core one place at a time, and runs the unit tests that reach the place.
// A change that no test notices survives. Each area is a run of its own; below 80 % of changes noticed the command fails.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { Stryker } from '@stryker-mutator/core';
import { root } from '../support/project.ts';
import { areas } from './areas.ts';

const { values, positionals } = parseArgs({
  options: { file: { type: 'string', default: '*' }, all: { type: 'boolean', default: false } },
  allowPositionals: true,
});
const wanted = positionals.length === 0 ? areas.map(({ name }) => name) : positionals;
const unknown = wanted.filter(name => !areas.some(area => area.name === name));
if (unknown.length > 0) throw new Error(`There is no area ${unknown.join(', ')}.`);
const least = 80;
const reports = join(root, 'dist/mutants');
mkdirSync(reports, { recursive: true });

/** Which changes count as noticed: a test failed, or what it called never ended. */
const noticed = new Set(['Killed', 'Timeout']);
const counted = new Set([...noticed, 'Survived', 'NoCoverage']);

for (const { name, mutate } of areas.filter(area => wanted.includes(area.name))) {
  process.env.PAPERSIDE_MUTANTS = name;
  const results = await new Stryker({
    mutate: mutate.map(glob => glob.replace('*.ts', `${values.file}.ts`)),
    testRunner: 'paperside',
    plugins: [join(import.meta.dirname, 'mochaRunner.ts')],
    coverageAnalysis: 'perTest',
    // What runs once, when a file is loaded, is tables; to change it would take a new process for each change.
    ignoreStatic: true,
    // Only what another change of the code or of its tests can have touched is run again.
    incremental: true,
    incrementalFile: join(reports, `${name}.incremental.json`),
    force: values.all,
    // A machine that does other things as well is slow; what never ends is mostly noticed by counting.
    timeoutMS: 30_000,
    concurrency: 1,
    ignorePatterns: ['/dist', '/media', '/l10n', '/test/vscode', '/test/ui', '/test/host'],
    disableTypeChecks: false,
    tempDirName: join(reports, 'sandbox'),
    cleanTempDir: 'always',
    reporters: ['json', 'progress-append-only'],
    jsonReporter: { fileName: join(reports, `${name}.json`) },
    allowConsoleColors: false,
  }).runMutationTest();
  const files = [...new Set(results.map(({ fileName }) => fileName))];
  const rows = [...files, name].map(row => {
    const all = results.filter(
      ({ fileName, status }) => (row === name || row === fileName) && counted.has(status),
    );
    const killed = all.filter(({ status }) => noticed.has(status));
    return { file: row.replace(`${root}/src/core/`, ''), all: all.length, killed: killed.length };
  });
  const share = ({ all, killed }: { all: number; killed: number }): number =>
    all === 0 ? 100 : (100 * killed) / all;
  for (const row of rows)
    console.log(`${share(row).toFixed(1).padStart(6)} % of ${String(row.all).padStart(5)}  ${row.file}`);
  const survivors = results
    .filter(({ status }) => status === 'Survived' || status === 'NoCoverage')
    .map(({ fileName, location, mutatorName, replacement, status }) =>
      [
        `${fileName}:${location.start.line + 1}:${location.start.column + 1}`,
        status,
        mutatorName,
        replacement.replace(/\s+/gu, ' '),
      ].join('\t'),
    );
  writeFileSync(join(reports, `${name}.txt`), `${survivors.join('\n')}\n`);
  if (share(rows[rows.length - 1] ?? { all: 0, killed: 0 }) < least) process.exitCode = 1;
}
