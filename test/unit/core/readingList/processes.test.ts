import { assert } from 'chai';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Failure } from '../../../../src/core/base/failures.ts';
import type { ReadingList } from '../../../../src/core/readingList/readingList.ts';
import { jumpingTimer } from '../../../support/jumpingTimer.ts';
import { nodeFolder } from '../../../support/nodeFolder.ts';
import { readingListIn } from '../../../support/readingList.ts';
import { runOnSmallDisk } from '../../../support/smallDisk.ts';
import { acceptedDespiteKills, startWriter } from '../../../support/writers.ts';

describe('The reading list of real processes on one folder', () => {
  let path: string;
  beforeEach(async () => {
    path = await mkdtemp(join(tmpdir(), 'paperside-list-'));
  });
  afterEach(() => rm(path, { recursive: true, force: true }));

  const reopened = async (): Promise<{ list: ReadingList; failures: Failure[] }> => {
    const list = readingListIn(nodeFolder(path));
    const failures: Failure[] = [];
    list.onDidFail(failure => failures.push(failure));
    await list.open();
    return { list, failures };
  };

  it('has all 400 of the changes that two make at once', async () => {
    const writers = [0, 1000].map(first => startWriter('readingListProcess.ts', path, { first, count: 200 }));
    for (const { accepted } of writers) assert.include(await accepted, 'done');
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

  it('loses nothing on a disk that is really full, and really read-only', function () {
    const result = runOnSmallDisk('fullDiskProcess.ts', path);
    if ('whyNot' in result) console.log(`    ${result.whyNot}`);
    else assert.match(result.output, /full: 10 notes waited.*2 papers\nread-only: 5 notes waited.*1 paper/);
  }).timeout(60_000);

  it('has every accepted one of 200 changes after two processes at once were killed at any moment', async () => {
    const accepted = await acceptedDespiteKills('readingListProcess.ts', path, { rounds: 3, count: 200 });
    const { list, failures } = await reopened();
    assert.includeMembers(
      list.entries().map(({ id }) => id.replace('local:', '')),
      accepted,
    );
    assert.isNotEmpty(accepted);
    assert.isEmpty(failures);
  }).timeout(60_000);
});
