// npm run bench:scan [-- --papers FILE.jsonl[.gz]] [--json]: looks through a workspace of 10,000 source files inside VS Code, without
// titles and with those of the papers, or 73,000 made of words of papers; and beside it, in the same run, what finding and
// reading the same files takes alone; medians of three. `longestWaitMs` is the longest that anything else in
// the extension host had to wait, `longestWaitCpuMs` what this thread worked in the longest such wait.
import { mkdirSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import * as z from 'zod';
import { root } from '../support/project.ts';
import { openWorkbench } from '../vscode/workbench.ts';
import { tokenize } from '../../src/core/text/tokenizer.ts';
import { bundledPapers } from '../support/papers.ts';
import { median, options, print, rounded } from './figures.ts';
import { readPapers } from './papers.ts';
import { handWritten, sourceFiles } from './sourceFiles.ts';

const Runs = z.array(z.record(z.string(), z.record(z.string(), z.number())));

const fileCount = 10_000;
/** Shorter files of packages are mostly one export each; characters. */
const minLength = 1000;
/** One file in so many names a paper of its own; the others name what their authors named. */
const citingEvery = 100;

const titleCount = 73_000;

const { json, papers } = options();
const folder = await mkdtemp(join(tmpdir(), 'paperside-scan-'));
try {
  copySources(folder);
  // Too large a file to be looked through itself.
  writeFileSync(join(folder, 'titles.json'), JSON.stringify(await titles()));
  const testsPath = join(root, 'dist/test/scan.cjs');
  const workbench = await openWorkbench({ folder, extensionPath: root, testsPath });
  try {
    const code = await workbench.exitCode;
    const line = workbench.hostLines.find(text => text.startsWith('figures '));
    if (code !== 0 || line === undefined)
      throw new Error(`The run failed:\n${workbench.hostLines.join('\n')}`);
    const runs = Runs.parse(JSON.parse(line.slice('figures '.length)));
    for (const [what, figures] of Object.entries(runs[0] ?? {})) {
      const medians = Object.fromEntries(
        Object.keys(figures).map((name): [string, number] => [
          name,
          rounded(median(runs.map(run => run[what]?.[name] ?? NaN)), 1),
        ]),
      );
      print({ what, ...medians }, json);
    }
  } finally {
    await workbench.close();
  }
} finally {
  await rm(folder, { recursive: true, force: true });
}

async function titles(): Promise<readonly string[]> {
  if (papers !== undefined) return (await readPapers(papers)).map(({ title }) => title);
  const { papers: shipped } = await bundledPapers();
  const words = shipped.flatMap(({ abstract }) => tokenize(abstract));
  // Each title is some words on from the one before, and of another length.
  return Array.from({ length: titleCount }, (_, at) => {
    const start = (at * 7) % words.length;
    const length = 5 + Math.floor((at * 7) / words.length);
    return words.slice(start, start + length).join(' ');
  });
}

/** What people wrote of the packages that the project is built with, in its folders, as often as needed. */
function copySources(to: string): void {
  const from = join(root, 'node_modules');
  const written = sourceFiles(from).flatMap(path => {
    const text = handWritten(path);
    return text === undefined || text.length < minLength ? [] : { path: relative(from, path), text };
  });
  for (let at = 0; at < fileCount; at++) {
    const source = written[at % written.length];
    if (source === undefined) throw new Error('There are no packages to copy sources from: npm ci');
    const round = Math.floor(at / written.length);
    // VS Code's search leaves out what has this name.
    const path = join(to, `round${round}`, source.path.replaceAll('node_modules', 'modules'));
    mkdirSync(dirname(path), { recursive: true });
    const number = at / citingEvery;
    const cited = Number.isInteger(number) ? `// See arXiv:2401.${String(10_001 + number)}v2.\n` : '';
    writeFileSync(path, cited + source.text);
  }
}
