// Runs inside VS Code, for scan.ts: looks through the workspace as the extension does, and prints how long that took and held the host.
import * as vscode from 'vscode';
import { MentionIndex } from '../../src/core/mentions/mentionIndex.ts';
import { concurrentReads, WorkspaceScanner } from '../../src/features/mentions/workspaceScanner.ts';
import { hostClock } from '../../src/platform/clock.ts';
import { recordingLog } from '../support/recordingLog.ts';
import { HostWaits } from './hostWaits.ts';

/** While VS Code starts it holds its extension host itself; in milliseconds. */
const startTime = 5000;
const rounds = 3;

export async function run(): Promise<void> {
  await new Promise(resolve => setTimeout(resolve, startTime));
  // The first of each finds VS Code and the disk cold.
  const figures = [];
  await readAlone();
  await scan();
  for (let round = 0; round < rounds; round++)
    figures.push({ scan: await scan(), 'find and read alone': await readAlone() });
  console.log(`figures ${JSON.stringify(figures)}`);
}

async function scan(): Promise<object> {
  const index = new MentionIndex();
  const waits = new HostWaits();
  const start = performance.now();
  const { files } = await new WorkspaceScanner(index, hostClock, recordingLog()).scanAll(
    new AbortController().signal,
    () => undefined,
  );
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
