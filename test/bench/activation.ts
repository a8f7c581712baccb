// `npm run bench:activation`: what VS Code measures of Paperside's activation, beside the built-in Markdown extension's in the same
// runs; the first search; the sizes of the bundles. `--runs N` starts VS Code N times (5).
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import * as z from 'zod';
import { root } from '../support/project.ts';
import { openWorkbench } from '../vscode/workbench.ts';

const Activation = z.object({ load: z.number(), call: z.number() });
const Figures = z.object({ paperside: Activation, markdown: Activation, search: z.number() });
type Figures = z.infer<typeof Figures>;

const { values } = parseArgs({ options: { runs: { type: 'string', default: '5' } } });
const runs: Figures[] = [];
for (let run = 1; run <= Number(values.runs); run += 1) {
  runs.push(await oneRun());
  console.log(`run ${run}: ${JSON.stringify(runs.at(-1))}`);
}

const column = (pick: (figures: Figures) => number): string => median(runs.map(pick)).toFixed(1).padStart(10);
console.log(`
median of ${runs.length} runs, ms       Paperside  Markdown
time inside activate()    ${column(({ paperside }) => paperside.call)}${column(({ markdown }) => markdown.call)}
loading its code          ${column(({ paperside }) => paperside.load)}${column(({ markdown }) => markdown.load)}
first search, from nothing${column(({ search }) => search)}
`);
for (const bundle of ['extension.js', 'abstract.js'])
  console.log(
    `${bundle.padEnd(26)}${(statSync(join(root, 'dist', bundle)).size / 1024).toFixed(1).padStart(10)} KB`,
  );

async function oneRun(): Promise<Figures> {
  const workbench = await openWorkbench({
    folder: join(root, 'test/fixtures/sample-workspace'),
    extensionPath: root,
    testsPath: join(root, 'dist/test/activation.cjs'),
  });
  try {
    const code = await workbench.exitCode;
    const line = workbench.hostLines.find(text => text.startsWith('figures '));
    if (code !== 0 || line === undefined)
      throw new Error(`The run failed:\n${workbench.hostLines.join('\n')}`);
    return Figures.parse(JSON.parse(line.slice('figures '.length)));
  } finally {
    await workbench.close();
  }
}

function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  return ((sorted[Math.floor(middle)] ?? NaN) + (sorted[Math.ceil(middle) - 1] ?? NaN)) / 2;
}
