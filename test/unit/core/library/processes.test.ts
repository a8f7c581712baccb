import { assert } from 'chai';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { RecordStores } from '../../../../src/core/library/recordStores.ts';
import { countingClock } from '../../../support/clock.ts';
import { nodeFolder } from '../../../support/nodeFolder.ts';
import { acceptedDespiteKills } from '../../../support/writers.ts';

describe('The stored papers of real processes on one folder', () => {
  it('are all there that were accepted, after two at once were killed at any moment', async () => {
    const path = await mkdtemp(join(tmpdir(), 'paperside-papers-'));
    try {
      const accepted = await acceptedDespiteKills('libraryProcess.ts', path, { rounds: 2, count: 100 });
      const stores = new RecordStores({ folder: nodeFolder(path), clock: countingClock(), now: Date.now });
      const { papers, failures } = await stores.load('s2');
      assert.includeMembers(
        papers.map(({ id }) => id.replace('local:', '')),
        accepted,
      );
      assert.isNotEmpty(accepted);
      assert.isEmpty(failures);
    } finally {
      await rm(path, { recursive: true, force: true });
    }
  }).timeout(60_000);
});
