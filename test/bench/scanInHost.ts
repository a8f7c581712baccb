// Runs inside VS Code, for scan.ts: looks through the workspace as the extension does, and prints how long that took and held the host.
import * as vscode from 'vscode';
import * as z from 'zod';
import { Emitter } from '../../src/core/base/emitter.ts';
import { MentionIndex } from '../../src/core/mentions/mentionIndex.ts';
import { TitleIndexer } from '../../src/core/mentions/titles/titleIndexer.ts';
import { emptyContents } from '../../src/core/papers/catalogue.ts';
import { concurrentReads, WorkspaceScanner } from '../../src/features/mentions/workspaceScanner.ts';
import { hostClock } from '../../src/platform/clock.ts';
import { paper } from '../support/paper.ts';
import { recordingLog } from '../support/recordingLog.ts';
import { HostWaits } from './hostWaits.ts';

/** While VS Code starts it holds its extension host itself; in milliseconds. */
const startTime = 5000;
const rounds = 3;

export async function run(): Promise<void> {
  await new Promise(resolve => setTimeout(resolve, startTime));
  // The first of each finds VS Code and the disk cold.
  const figures = [];
  const { titles, ...indexing } = await indexTitles();
  await readAlone();
  await scan();
  await scan(titles);
  for (let round = 0; round < rounds; round++)
    figures.push({
      'find and read alone': await readAlone(),
      scan: await scan(),
      'scan with titles': await scan(titles),
      'indexing of titles': indexing,
    });
  console.log(`figures ${JSON.stringify(figures)}`);
}

async function indexTitles(): Promise<{
  titles: TitleIndexer;
  count: number;
  ms: number;
  longestWaitMs: number;
}> {
  const [uri] = await vscode.workspace.findFiles('titles.json');
  if (uri === undefined) throw new Error('No titles in the workspace.');
  const titles = z
    .array(z.string())
    .parse(JSON.parse(new TextDecoder().decode(await vscode.workspace.fs.readFile(uri))));
  const papers = titles.map((title, at) => paper({ id: `arxiv:${at}`, title }));
  const catalogue = {
    contents: () => Promise.resolve({ ...emptyContents, papers }),
    complete: () => Promise.resolve({ ...emptyContents, papers }),
    ...{ onDidChange: new Emitter<undefined>().event, onDidOpen: new Emitter<undefined>().event },
  };
  const bibliographies = {
    ...{ open: () => Promise.resolve(), papers: () => [] },
    onDidChange: new Emitter<undefined>().event,
  };
  const indexer = new TitleIndexer({ catalogue, bibliographies, clock: hostClock, log: recordingLog() });
  const waits = new HostWaits();
  const start = performance.now();
  const { count } = await indexer.index();
  return { titles: indexer, count, ms: performance.now() - start, ...waits.end() };
}

async function scan(titles?: TitleIndexer): Promise<object> {
  const index = new MentionIndex();
  const waits = new HostWaits();
  const start = performance.now();
  const scanner = new WorkspaceScanner(index, hostClock, recordingLog(), titles);
  const { files } = await scanner.scanAll(new AbortController().signal, () => undefined);
  const ms = performance.now() - start;
  return {
    ...{ files, papers: index.papers().size, ms },
    ...waits.end(),
  };
}

async function readAlone(): Promise<object> {
  const waits = new HostWaits();
  const start = performance.now();
  const uris = await vscode.workspace.findFiles('**/*');
  const findMs = performance.now() - start;
  const sizes: number[] = [];
  let next = 0;
  const reader = async (): Promise<void> => {
    for (let uri = uris[next++]; uri !== undefined; uri = uris[next++])
      sizes.push((await vscode.workspace.fs.readFile(uri)).length);
  };
  await Promise.all(Array.from({ length: concurrentReads }, reader));
  const ms = performance.now() - start;
  return {
    files: uris.length,
    MB: sizes.reduce((sum, size) => sum + size, 0) / 1e6,
    ms,
    findMs,
    ...waits.end(),
  };
}
