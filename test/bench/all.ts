// npm run bench [-- --json]: every bench, on the shared corpora when they are there and else on data/ scaled up.
import { access, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readBundledPapers } from '../../src/core/library/bundledPapers.ts';
import type { Paper } from '../../src/core/papers/paper.ts';
import { recordingLog } from '../support/recordingLog.ts';
import { readCollection } from './collection.ts';
import { paperside, peers } from './engines.ts';
import { options, print } from './figures.ts';
import { readPapers } from './papers.ts';
import { measureSearch } from './search.ts';
import { measureSpeed, memory, printSpeed } from './speed.ts';

const root = join(import.meta.dirname, '../..');
const corpora = join(root, '../shared/corpora');
const scaledTo = 8035;

/** Stays out of stdout, where `--json` puts figures only. */
function say(text: string): void {
  console.error(text);
}

async function onCorpora(json: boolean): Promise<void> {
  for (const name of ['cacm', 'cisi']) {
    say(`\n${join(corpora, 'ir', name)}`);
    const collection = await readCollection(join(corpora, 'ir', name));
    for (const engine of [paperside(), ...peers]) print(await measureSearch(engine, collection), json);
  }
  for (const name of ['hf-daily-8k.jsonl.gz', 'arxiv-73k.jsonl.gz']) {
    say(`\n${join(corpora, name)}`);
    const before = memory();
    printSpeed(await measureSpeed(await readPapers(join(corpora, name)), before), json);
  }
}

async function onBundled(json: boolean): Promise<void> {
  const readText = (name: string): Promise<string> => readFile(join(root, 'data', name), 'utf8');
  const before = memory();
  const { papers } = await readBundledPapers({ readText }, recordingLog());
  if (papers.length === 0) say('data/papers.json is not there either: nothing to measure.');
  else printSpeed(await measureSpeed(scaled(papers), before), json);
}

/** More papers of the same words: each has a title, and sentences from all over, so that no two are alike. */
function scaled(papers: readonly Paper[]): Paper[] {
  const sentences = papers.flatMap(({ abstract }) => abstract.split(/(?<=\.) /));
  return Array.from({ length: scaledTo }, (_, at) => {
    const paper = papers[at % papers.length];
    const abstract = Array.from(
      { length: 8 },
      (__, nth) => sentences[(at * 31 + nth * 97) % sentences.length],
    );
    return { ...(paper ?? fail()), id: `local:${at}`, abstract: abstract.join(' ') };
  });
}

function fail(): never {
  throw new Error('No papers to scale up');
}

const { json } = options();
const shared = await access(corpora).then(
  () => true,
  () => false,
);
say(shared ? `On ${corpora}` : `No ${corpora}: on data/ scaled up to ${scaledTo} papers`);
await (shared ? onCorpora(json) : onBundled(json));
