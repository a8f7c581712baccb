// Runs inside VS Code, for files.ts: reads a file of papers into a catalogue as the extension does, and prints how long that took and held the host.
import * as vscode from 'vscode';
import { LinkedFiles } from '../../src/core/library/linkedFiles.ts';
import { Catalogue } from '../../src/core/papers/catalogue.ts';
import { readFileChunks } from '../../src/platform/fileChunks.ts';
import { HostWaits } from './hostWaits.ts';
import { SliceTimer } from './sliceTimer.ts';

const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };
const nothing = { papers: [], themes: [], sources: [], failures: [] };

/** While VS Code starts it holds its extension host itself; in milliseconds. */
const startTime = 3000;

/** The one file of the workspace; twice, because what is read again keeps its papers. */
export async function run(): Promise<void> {
  const [uri] = await vscode.workspace.findFiles('*.jsonl');
  if (uri === undefined) throw new Error('No file of papers in the workspace.');
  await new Promise(resolve => setTimeout(resolve, startTime));
  const slices = new SliceTimer();
  const { clock } = slices;
  const catalogue = new Catalogue(() => Promise.resolve(nothing), clock);
  const files = new LinkedFiles({ catalogue, clock, log: silent });
  const read = async (): Promise<object> => {
    const start = performance.now();
    let counts = 0;
    let waits = new HostWaits();
    let file = {};
    // VS Code gives a file as a whole; what that takes is its own.
    const pieces = async function* (): AsyncGenerator<string> {
      for await (const piece of readFileChunks(uri)) {
        if (counts === 0) {
          file = { fileMs: performance.now() - start, fileLongestWaitMs: waits.end().longestWaitMs };
          waits = new HostWaits();
          slices.restart();
        }
        yield piece;
      }
    };
    const { papers } = await files.read({ uri: uri.toString(), name: 'papers.jsonl' }, pieces(), {
      signal: undefined,
      onProgress: () => counts++,
    });
    slices.end();
    return {
      ...{ papers: papers.length, counts, ms: performance.now() - start, ...file },
      ...{ longestSliceMs: slices.longest, longestSliceCpuMs: slices.longestCpu, ...waits.end() },
    };
  };
  const first = await read();
  console.log(`figures ${JSON.stringify({ first, again: await read() })}`);
}
