// npm run cluster:load -- [--endpoint URL] [--index NAME] [--user NAME] [--password WORD] FILE…: makes the index of a
// team's papers and loads files of papers, also gzipped ones, into it. PAPERSIDE_CLUSTER_PASSWORD is the better place
// for a password: other users of a machine see what is on a command line.
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { parseArgs, promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { readPapersFile, type PapersFile } from '../../src/core/formats/papersFile.ts';
import { hostClock as clock } from '../../src/platform/clock.ts';
import { decodeChunks } from '../../src/platform/textChunks.ts';
import { createIndex, loadPapers } from './papersIndex.ts';

const maxShownFailures = 10;

async function readPapers(file: string): Promise<PapersFile> {
  const pieces = decodeChunks(async () => {
    const bytes = await readFile(file);
    return file.endsWith('.gz') ? promisify(gunzip)(bytes) : bytes;
  });
  return readPapersFile(basename(file, '.gz'), pieces, { source: 'file', clock });
}

async function load(): Promise<void> {
  const text = { type: 'string' } as const;
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      endpoint: { ...text, default: 'http://127.0.0.1:9200' },
      index: { ...text, default: 'papers' },
      user: text,
      password: { ...text, default: process.env.PAPERSIDE_CLUSTER_PASSWORD ?? '' },
    },
  });
  const { endpoint, index, user, password } = values;
  if (positionals.length === 0)
    throw new Error('Say which files: npm run cluster:load -- [--endpoint URL] FILE…');
  const address = {
    endpoint: endpoint.replace(/\/+$/, ''),
    authorization: user && `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`,
  };
  console.log(
    (await createIndex(address, index)) ? `Made the index ${index}.` : `The index ${index} is there.`,
  );
  for (const file of positionals) {
    const { papers, failures, malformedCount } = await readPapers(file);
    const refused = await loadPapers(address, index, papers, loaded => {
      console.log(`${basename(file)}: ${loaded} of ${papers.length} papers`);
    });
    const problems = [...failures.map(({ subject, detail }) => `${subject}: ${detail}`), ...refused];
    for (const problem of problems.slice(0, maxShownFailures)) console.error(problem);
    const lost = malformedCount + refused.length;
    if (lost > 0) console.error(`${file}: ${lost} records are not in the index.`);
    if (problems.length > 0) process.exitCode = 1;
  }
}

try {
  await load();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
