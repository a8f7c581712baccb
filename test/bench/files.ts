// npm run bench:files -- --papers FILE[.gz] [--json]: the same inside VS Code, from the disk into the catalogue, the first time
// and again; `longestWaitMs` is the longest that anything else in the extension host had to wait.
import { readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import * as z from 'zod';
import { root } from '../support/project.ts';
import { openWorkbench } from '../vscode/workbench.ts';
import { options, print, rounded } from './figures.ts';

const Figures = z.record(z.string(), z.record(z.string(), z.number()));

const { json, papers: file } = options();
if (file === undefined) throw new Error('Say which: --papers FILE, as it is or gzipped');
const folder = await mkdtemp(join(tmpdir(), 'paperside-files-'));
try {
  const bytes = readFileSync(file);
  await writeFile(join(folder, 'papers.jsonl'), file.endsWith('.gz') ? gunzipSync(bytes) : bytes);
  const testsPath = join(root, 'dist/test/import.cjs');
  const workbench = await openWorkbench({ folder, extensionPath: root, testsPath });
  try {
    const code = await workbench.exitCode;
    const line = workbench.hostLines.find(text => text.startsWith('figures '));
    if (code !== 0 || line === undefined)
      throw new Error(`The run failed:\n${workbench.hostLines.join('\n')}`);
    for (const [run, figures] of Object.entries(Figures.parse(JSON.parse(line.slice('figures '.length)))))
      print(
        { run, ...Object.fromEntries(Object.entries(figures).map(([k, v]) => [k, rounded(v, 1)])) },
        json,
      );
  } finally {
    await workbench.close();
  }
} finally {
  await rm(folder, { recursive: true, force: true });
}
