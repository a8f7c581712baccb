// npm run bench:scale -- --papers FILE[.gz] [--json]: the stages of a window with a linked file of many papers, the first time and
// after a reload. Each window is a process of its own; both share the folder of what was computed. First each stage alone, then all
// at once, as in a window: when each is done, the longest slice, the delay of the event loop, and the memory.
import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gunzipSync } from 'node:zlib';
import * as z from 'zod';
import { options, print } from './figures.ts';

const Figures = z.array(z.record(z.string(), z.union([z.string(), z.number()])));

const { json, papers: file } = options();
if (file === undefined) throw new Error('Say which: --papers FILE, as it is or gzipped');
const folder = await mkdtemp(join(tmpdir(), 'paperside-scale-'));
try {
  const bytes = readFileSync(file);
  const linked = join(folder, 'papers.jsonl');
  await writeFile(linked, file.endsWith('.gz') ? gunzipSync(bytes) : bytes);
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
  await rm(folder, { recursive: true, force: true });
}
