// `npm run bench:activation`: what VS Code measures of Paperside's activation, beside the built-in Markdown extension's in the same
// runs; the first search; each with the landmarks and without; the sizes of the bundles. `--runs N` starts VS Code N times for each (5).
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import * as z from 'zod';
import { root } from '../support/project.ts';
import { openWorkbench } from '../vscode/workbench.ts';

const Activation = z.object({ load: z.number(), call: z.number() });
const FirstSearch = z.object({ answer: z.number(), indexed: z.number() });
const Figures = z.object({ paperside: Activation, markdown: Activation, search: FirstSearch });
type Figures = z.infer<typeof Figures>;

const { values } = parseArgs({ options: { runs: { type: 'string', default: '5' } } });
const landmarksOn: Figures[] = [];
const landmarksOff: Figures[] = [];
// By turns, so that what else the machine does meets both.
for (let run = 1; run <= Number(values.runs); run += 1)
  for (const [name, landmarks, runs] of [
    ['on', true, landmarksOn],
    ['off', false, landmarksOff],
  ] as const) {
    runs.push(await oneRun(landmarks));
    console.log(`run ${run}, landmarks ${name}: ${JSON.stringify(runs.at(-1))}`);
  }

const column = (runs: readonly Figures[], pick: (figures: Figures) => number): string =>
  `${median(runs.map(pick)).toFixed(1)} (${Math.min(...runs.map(pick)).toFixed(1)})`.padStart(17);
const row = (name: string, ofPaperside: (figures: Figures) => number, ofMarkdown = ofPaperside): string =>
  [
    name.padEnd(26),
    column(landmarksOn, ofPaperside),
    column(landmarksOff, ofPaperside),
    ofMarkdown === ofPaperside ? '' : column([...landmarksOn, ...landmarksOff], ofMarkdown),
  ].join('');
console.log(`
${`median of ${values.runs} (least), ms`.padEnd(26)}     landmarks on    landmarks off built-in Markdown
${row(
  'time inside activate()',
  ({ paperside }) => paperside.call,
  ({ markdown }) => markdown.call,
)}
${row(
  'loading its code',
  ({ paperside }) => paperside.load,
  ({ markdown }) => markdown.load,
)}
${row('first answer of a search', ({ search }) => search.answer)}
${row('all papers indexed', ({ search }) => search.indexed)}
`);
for (const bundle of ['extension.js', 'abstract.js'])
  console.log(
    `${bundle.padEnd(26)}${(statSync(join(root, 'dist', bundle)).size / 1024).toFixed(1).padStart(10)} KB`,
  );

async function oneRun(landmarks: boolean): Promise<Figures> {
  const workbench = await openWorkbench({
    folder: join(root, 'test/fixtures/sample-workspace'),
    extensionPath: root,
    testsPath: join(root, 'dist/test/activation.cjs'),
    settings: { 'paperside.landmarks': landmarks },
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
