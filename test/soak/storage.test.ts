// Ten times what the unit tests do: real processes that write the reading list and the library at once, and are killed.
import { assert } from 'chai';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { RecordStores } from '../../src/core/library/recordStores.ts';
import { countingClock } from '../support/clock.ts';
import { nodeFolder } from '../support/nodeFolder.ts';
import { readingListIn } from '../support/readingList.ts';
import { acceptedDespiteKills } from '../support/writers.ts';

const size = { rounds: 5, count: 2000 };

describe('two processes that write and are killed, ten times as much as in the unit tests', () => {
  let path: string;
  beforeEach(async () => {
    path = await mkdtemp(join(tmpdir(), 'paperside-soak-'));
  });
  afterEach(() => rm(path, { recursive: true, force: true }));

  const check = async (ids: readonly string[], accepted: readonly string[]): Promise<void> => {
    const files = await readdir(path);
    console.log(`    ${accepted.length} accepted, ${ids.length} there, ${files.length} files`);
    assert.includeMembers([...ids], [...accepted]);
    assert.isAbove(accepted.length, size.count);
    assert.isBelow(files.length, 150);
  };

  it('lose nothing of the reading list', async () => {
    const accepted = await acceptedDespiteKills('readingListProcess.ts', path, size);
    const list = readingListIn(nodeFolder(path));
    list.onDidFail(({ detail }) => assert.fail(detail));
    await list.open();
    await check(
      list.entries().map(({ id }) => id.replace('local:', '')),
      accepted,
    );
  });

  it('lose nothing of the library', async () => {
    const accepted = await acceptedDespiteKills('libraryProcess.ts', path, size);
    const stores = new RecordStores({
      ...{ folder: nodeFolder(path), clock: countingClock(), now: Date.now },
      maxPapers: 2 * size.rounds * size.count,
    });
    const { papers, failures } = await stores.load('s2');
    assert.isEmpty(failures);
    await check(
      papers.map(({ id }) => id.replace('local:', '')),
      accepted,
    );
  });
});
