import { assert } from 'chai';
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Failure } from '../../../../src/core/base/failures.ts';
import type { ReadingList } from '../../../../src/core/readingList/readingList.ts';
import { jumpingTimer } from '../../../support/jumpingTimer.ts';
import { nodeFolder } from '../../../support/nodeFolder.ts';
import { root } from '../../../support/project.ts';
import { readingListIn } from '../../../support/readingList.ts';

interface Run {
  readonly child: ChildProcess;
  /** Ids that were on disk at the end. */
  readonly accepted: Promise<readonly string[]>;
}

describe('The reading list of real processes on one folder', () => {
  let path: string;
  beforeEach(async () => {
    path = await mkdtemp(join(tmpdir(), 'paperside-list-'));
  });
  afterEach(() => rm(path, { recursive: true, force: true }));

  const start = (first: number, count: number): Run => {
    const script = join(root, 'test', 'support', 'readingListProcess.ts');
    const child = spawn(process.execPath, [script, path, String(first), String(count)], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let output = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => (output += text));
    const accepted = new Promise<readonly string[]>((resolve, reject) => {
      child.on('error', reject);
      // Text after the last line break was cut off.
      child.on('close', () => {
        resolve(output.split('\n').slice(0, -1));
      });
    });
    return { child, accepted };
  };
  const reopened = async (): Promise<{ list: ReadingList; failures: Failure[] }> => {
    const list = readingListIn(nodeFolder(path));
    const failures: Failure[] = [];
    list.onDidFail(failure => failures.push(failure));
    await list.open();
    return { list, failures };
  };

  it('has all 400 of the changes that two make at once', async () => {
    const runs = [start(0, 200), start(1000, 200)];
    for (const { accepted } of runs) assert.include(await accepted, 'done');
    const { list, failures } = await reopened();
    assert.lengthOf(list.entries(), 400);
    assert.isEmpty(failures);
    assert.isBelow((await readdir(path)).length, 80);
  }).timeout(30_000);

  it('keeps changes in memory while the real disk refuses, and saves them when it does not', async () => {
    const folder = join(path, 'list');
    // A file in place of the folder: not even root can write there.
    await writeFile(folder, 'in the way');
    const timer = jumpingTimer();
    const list = readingListIn(nodeFolder(folder), { timer });
    const failures: Failure[] = [];
    list.onDidFail(failure => failures.push(failure));
    assert.isFalse(await list.mark('local:1', { starred: true }));
    assert.isFalse(await list.mark('local:2', { starred: true }));
    assert.lengthOf(failures, 1);
    assert.lengthOf(list.entries(), 2);
    await rm(folder);
    assert.isTrue(await list.mark('local:3', { starred: true }));
    const after = readingListIn(nodeFolder(folder));
    await after.open();
    assert.lengthOf(after.entries(), 3);
    list.dispose();
  });

  it('has every accepted one of 200 changes after a kill at any moment', async () => {
    const accepted: string[] = [];
    for (let round = 0; round < 6; round++) {
      const { child, accepted: until } = start(round * 200, 200);
      let lines = 0;
      const enough = Math.floor(Math.random() * 150);
      child.stdout?.on('data', (text: string) => {
        lines += text.split('\n').length - 1;
        if (lines >= enough) child.kill('SIGKILL');
      });
      accepted.push(...(await until).filter(line => line !== 'done'));
    }
    const { list, failures } = await reopened();
    assert.includeMembers(
      list.entries().map(({ id }) => id.replace('local:', '')),
      accepted,
    );
    assert.isNotEmpty(accepted);
    assert.isEmpty(failures);
  }).timeout(60_000);
});
