// One window of bench:scale, in a process of its own: node --expose-gc scaleWindow.ts alone|together FILE STORAGE. Prints its figures
// as JSON. The services are those of extension.ts.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { ComputedFiles } from '../../src/core/base/computedFiles.ts';
import { WorkProgress } from '../../src/core/base/workProgress.ts';
import { LinkedFiles } from '../../src/core/library/linkedFiles.ts';
import { openCatalogue } from '../../src/core/library/openCatalogue.ts';
import { ParsedFiles } from '../../src/core/library/parsedFiles.ts';
import { byTheme, byYear, groupPapers, sortPapers } from '../../src/core/papers/grouping.ts';
import { RelatedIndexer } from '../../src/core/related/relatedIndexer.ts';
import { SearchIndexer } from '../../src/core/search/searchIndexer.ts';
import { PaperThemes } from '../../src/core/themes/paperThemes.ts';
import { decodeChunks } from '../../src/platform/textChunks.ts';
import { hostUtf8 } from '../../src/platform/utf8.ts';
import { binaryNodeFolder } from '../support/nodeFolder.ts';
import { root } from '../support/project.ts';
import { rounded } from './figures.ts';
import { SliceTimer } from './sliceTimer.ts';
import { memory } from './speed.ts';

const [order = '', linked = '', storage = ''] = process.argv.slice(2);
const lines: string[] = [];
const write = (line: string): void => void lines.push(line);
const log = { info: write, warn: write, error: write };
const slices = new SliceTimer();
const { clock } = slices;
const [soon = clock, later = clock] = slices.indexClocks;
const files = { readText: (path: string) => readFile(join(root, 'data', path), 'utf8') };
const build = (): Promise<string> => Promise.resolve('bench');
const disk = binaryNodeFolder(storage);
const folder = {
  ...disk,
  read: (name: string) => slices.outside(() => disk.read(name)),
  write: (name: string, bytes: Uint8Array) => slices.outside(() => disk.write(name, bytes)),
};
const computed = new ComputedFiles({ folder, clock, log, now: Date.now, build });
const work = new WorkProgress(clock);
const catalogue = openCatalogue({ files, log, clock, landmarks: () => true });
const parsed = new ParsedFiles({ computed, clock, utf8: hostUtf8 });
const linkedFiles = new LinkedFiles({ catalogue, clock, log, parsed });
const searchIndexer = new SearchIndexer(catalogue, soon, log, { computed, work });
const relatedIndexer = new RelatedIndexer({ catalogue, clock: later, files, log, work, computed });
const paperThemes = new PaperThemes({ catalogue, clock: soon, log, userThemes: () => [], work, computed });

/** As in a window, the file is read as soon as the papers that ship are there. */
const reading = new Promise<void>((resolve, reject) => {
  catalogue.onDidOpen(() => {
    let onParse = (): void => undefined;
    const parsing = new Promise<void>(parsed => (onParse = parsed));
    const file = linkedFiles.read(
      { uri: linked, name: 'papers.jsonl', version: '1' },
      decodeChunks(() => slices.outside(() => readFile(linked))),
      { signal: undefined, onProgress: () => undefined, onParse },
    );
    void work.during('restoring', Promise.race([parsing, file]));
    work.during('reading', file).then(() => {
      resolve();
    }, reject);
  });
});

/** Reads what ships and the linked file, and makes the rows of the Papers view: by theme, which finds themes meanwhile, or by year. */
async function readRows(isByTheme: boolean): Promise<void> {
  await catalogue.complete();
  await reading;
  const { papers } = await catalogue.contents();
  const groups = await groupPapers(papers, isByTheme ? byTheme(await paperThemes.read()) : byYear, clock);
  const [first] = groups;
  if (first !== undefined) await sortPapers(first.papers, 'date', clock);
}

const stages: Readonly<Record<string, () => Promise<unknown>>> = {
  rows: () => readRows(false),
  search: () => searchIndexer.whenIndexed(),
  related: () => relatedIndexer.settled(),
  themes: () => paperThemes.whenSettled(),
};

/** The papers of a file arrive while the stages run; each then goes on until it has all. */
async function together(): Promise<Record<string, number>> {
  const start = performance.now();
  const rows = readRows(true);
  const times: Record<string, number> = {};
  await Promise.all(
    Object.entries(stages).map(async ([stage, run]) => {
      if (stage === 'rows') await rows;
      else {
        await run();
        await rows;
        await run();
      }
      times[`${stage}Ms`] = rounded(performance.now() - start, 0);
    }),
  );
  return times;
}

async function measured(run: () => Promise<Record<string, number>>): Promise<Record<string, number>> {
  const before = memory();
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  const cpu = process.cpuUsage();
  slices.restart();
  const times = await run();
  slices.end();
  const { user, system } = process.cpuUsage(cpu);
  delay.disable();
  const { heapUsed, external, rss } = process.memoryUsage();
  return {
    ...times,
    cpuMs: rounded((user + system) / 1000, 0),
    longestSliceMs: rounded(slices.longest, 1),
    longestSliceCpuMs: rounded(slices.longestCpu, 1),
    delayP99Ms: rounded(delay.percentile(99) / 1e6, 1),
    delayMaxMs: rounded(delay.max / 1e6, 1),
    peakMB: rounded((heapUsed + external) / 2 ** 20, 0),
    rssMB: rounded(rss / 2 ** 20, 0),
    addedMB: rounded((memory() - before) / 2 ** 20, 0),
    heldMB: rounded(memory() / 2 ** 20, 0),
    rssAfterMB: rounded(process.memoryUsage.rss() / 2 ** 20, 0),
  };
}

// The parsers are in the bundle; here they are files to compile.
await import('../../src/core/formats/papersFile.ts');
const figures: Record<string, string | number>[] = [];
if (order === 'together') figures.push({ stage: 'all', ...(await measured(together)) });
else
  for (const [stage, run] of Object.entries(stages)) {
    const timed = async (): Promise<Record<string, number>> => {
      const start = performance.now();
      await run();
      return { ms: rounded(performance.now() - start, 0) };
    };
    figures.push({ stage, ...(await measured(timed)) });
  }
console.log(JSON.stringify(figures));
