// npm run bench:scale -- --papers FILE[.gz] [--vscode] [--json]: the stages of a window with a linked file of many papers, the first time and
// after a reload. Each window is a process of its own; both share the folder of what was computed. First each stage alone, then all
// at once, as in a window: when each is done, the longest slice, the delay of the event loop, and the memory. With --vscode, all at
// once in a window of VS Code, with keys typed meanwhile; `Thread` and `Cpu` are the processor time of the host's thread and process.
import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gunzipSync } from 'node:zlib';
import * as z from 'zod';
import { writeIdleExtension } from '../support/idleExtension.ts';
import { openWorkbench, type WorkbenchOptions } from '../vscode/workbench.ts';
import { options, print, rounded } from './figures.ts';

const Figures = z.array(z.record(z.string(), z.union([z.string(), z.number()])));

const { json, papers: file, vscode } = options();
if (file === undefined) throw new Error('Say which: --papers FILE, as it is or gzipped');
const folder = await mkdtemp(join(tmpdir(), 'paperside-scale-'));
try {
  const workspace = join(folder, 'workspace');
  const linked = join(workspace, 'papers.jsonl');
  await mkdir(join(workspace, '.vscode'), { recursive: true });
  const bytes = readFileSync(file);
  await writeFile(linked, file.endsWith('.gz') ? gunzipSync(bytes) : bytes);
  if (vscode) {
    await writeFile(join(workspace, '.vscode/settings.json'), '{"paperside.files":["papers.jsonl"]}\n');
    const extensionPath = join(folder, 'extension');
    const testsPath = writeIdleExtension(extensionPath, 'dist/test/scale.cjs');
    for (const window of ['first', 'reload'])
      print({ window, ...(await inWindow({ folder: workspace, extensionPath, testsPath })) }, json);
  } else
    for (const order of ['alone', 'together']) {
      const storage = join(folder, order);
      for (const window of ['first', 'reload']) {
        const script = join(import.meta.dirname, 'scaleWindow.ts');
        const { stdout } = await promisify(execFile)(process.execPath, [
          ...['--expose-gc', script, order, linked, storage],
        ]);
        for (const figures of Figures.parse(JSON.parse(stdout))) print({ order, window, ...figures }, json);
      }
    }
} finally {
  await rm(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
}

async function inWindow(options: WorkbenchOptions): Promise<Record<string, number>> {
  const workbench = await openWorkbench(options);
  try {
    const code = await workbench.exitCode;
    const line = workbench.hostLines.find(text => text.startsWith('figures '));
    if (code !== 0 || line === undefined)
      throw new Error(`The run failed:\n${[...workbench.hostLines, ...workbench.pageLines].join('\n')}`);
    const figures = z.record(z.string(), z.number()).parse(JSON.parse(line.slice('figures '.length)));
    return Object.fromEntries(Object.entries(figures).map(([name, value]) => [name, rounded(value, 1)]));
  } finally {
    await workbench.close();
  }
}
