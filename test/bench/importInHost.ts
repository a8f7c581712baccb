// Runs inside VS Code, for files.ts: reads a file of papers into a catalogue as the extension does, and prints how long that took and held the host.
import * as vscode from 'vscode';
import { Catalogue } from '../../src/core/catalogue.ts';
import { LinkedFiles } from '../../src/core/sources/linkedFiles.ts';
import { filePieces } from '../../src/platform/filePieces.ts';
import { SliceTimer } from './sliceTimer.ts';

const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };
const nothing = { papers: [], themes: [], sources: [], failures: [] };

/** The one file of the workspace; twice, because a file that is read again must cost less. */
export async function run(): Promise<void> {
  const [uri] = await vscode.workspace.findFiles('*.jsonl');
  if (uri === undefined) throw new Error('No file of papers in the workspace.');
  const slices = new SliceTimer();
  const { clock } = slices;
  const catalogue = new Catalogue(() => Promise.resolve(nothing), clock);
  const files = new LinkedFiles({ catalogue, clock, log: silent });
  const read = async (): Promise<object> => {
    const start = performance.now();
    let counts = 0;
    const waits = new Waits();
    slices.restart();
    const { papers } = await files.read({ uri: uri.toString(), name: 'papers.jsonl' }, filePieces(uri), {
      signal: undefined,
      onProgress: () => counts++,
    });
    const ms = Math.round(performance.now() - start);
    slices.end();
    const works = (await catalogue.contents()).papers.length;
    return {
      ...{ papers: papers.length, works, counts, ms },
      ...{ longestSliceMs: slices.longest, longestSliceCpuMs: slices.longestCpu, longestWaitMs: waits.end() },
    };
  };
  const first = await read();
  console.log(`figures ${JSON.stringify({ first, again: await read() })}`);
}

/** How late a timer comes that is due every millisecond: what anything else in this host waits. */
class Waits {
  #last = performance.now();
  #longest = 0;
  readonly #timer = setInterval(() => {
    this.#look();
  }, 1);

  end(): number {
    this.#look();
    clearInterval(this.#timer);
    return this.#longest;
  }

  #look(): void {
    const now = performance.now();
    this.#longest = Math.max(this.#longest, now - this.#last);
    this.#last = now;
  }
}
