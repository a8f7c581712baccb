// npm run bench:import -- --papers FILE[.gz] [--json]: reading a file of papers, and making one record a work of them.
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { forEachInSlices } from '../../src/core/base/slices.ts';
import { readPapersFile } from '../../src/core/formats/papersFile.ts';
import { Deduplicator } from '../../src/core/papers/deduplication.ts';
import { decodeChunks } from '../../src/platform/textChunks.ts';
import { options, print, rounded } from './figures.ts';
import { SliceTimer } from './sliceTimer.ts';

const { json, papers: file } = options();
if (file === undefined) throw new Error('Say which: --papers FILE, as it is or gzipped');
const bytes = file.endsWith('.gz') ? gunzipSync(readFileSync(file)) : readFileSync(file);

const reading = new SliceTimer();
const start = performance.now();
const { papers, failures } = await readPapersFile(
  basename(file, '.gz'),
  decodeChunks(() => Promise.resolve(bytes)),
  { source: 'bench', clock: reading.clock },
);
reading.end();
const read = performance.now();

const merging = new SliceTimer();
const merged = new Deduplicator();
await forEachInSlices(papers, merging.clock, paper => {
  merged.add(paper);
});
const works = merged.papers().length;
merging.end();
const end = performance.now();

print(
  {
    MB: rounded(bytes.length / 2 ** 20, 1),
    papers: papers.length,
    failures: failures.length,
    works,
    totalMs: rounded(end - start, 0),
    readMs: rounded(read - start, 0),
    readLongestMs: rounded(reading.longest, 1),
    readLongestCpuMs: rounded(reading.longestCpu, 1),
    mergeMs: rounded(end - read, 0),
    mergeLongestMs: rounded(merging.longest, 1),
    mergeLongestCpuMs: rounded(merging.longestCpu, 1),
    papersPerSecond: rounded(papers.length / ((end - start) / 1000), 0),
  },
  json,
);
