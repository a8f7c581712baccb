import { assert } from 'chai';
import fc from 'fast-check';
import { formatArrays, parseArrays } from '../../../../src/core/base/binaryFile.ts';
import { parsePapers } from '../../../../src/core/library/keptPapers.ts';
import { PaperBlocks } from '../../../../src/core/library/paperBlocks.ts';
import { canonicalRecord, identityKeys, mergeRecords } from '../../../../src/core/papers/merging.ts';
import type { Paper } from '../../../../src/core/papers/paper.ts';
import { paperHash } from '../../../../src/core/papers/paperHash.ts';
import { hostUtf8 as utf8 } from '../../../../src/platform/utf8.ts';
import { anyRecord } from '../../../support/arbitraries.ts';
import { countingClock } from '../../../support/clock.ts';
import { paper } from '../../../support/paper.ts';

const clock = countingClock(1);
const format = { kind: 'papers', build: 'this' };

/** Returns the papers as they are given while a file is read, and as they are read back. */
async function kept(records: readonly Paper[]): Promise<readonly (readonly Paper[])[]> {
  const blocks = new PaperBlocks({ clock, utf8 });
  const atOnce = [...(await blocks.add(records.slice(0, 70))), ...(await blocks.add(records.slice(70)))];
  const { arrays, shared } = blocks;
  const read = await parseArrays(format, await formatArrays(format, arrays, clock), clock);
  assert.exists(read);
  return [atOnce, await parsePapers(read, shared, { clock, utf8 }, undefined)];
}

describe('papers that are kept', () => {
  it('are the records that were written, to whoever reads, copies, compares or writes them (property)', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyRecord, { maxLength: 200 }), async written => {
        const records = written.map(canonicalRecord);
        for (const read of await kept(written)) {
          assert.deepEqual(
            read.map(record => ({ ...record })),
            records,
          );
          assert.deepEqual(JSON.parse(JSON.stringify(read)), JSON.parse(JSON.stringify(records)));
          assert.deepEqual(read.map(identityKeys), records.map(identityKeys));
          assert.deepEqual(read.map(paperHash), records.map(paperHash));
          for (const [at, record] of read.entries()) {
            const other = records[(at * 7 + 1) % records.length];
            if (other !== undefined)
              assert.deepEqual(mergeRecords(record, other), mergeRecords(records[at] ?? other, other));
          }
        }
      }),
      { numRuns: 100 },
    );
  });

  it('have one list of sources', async () => {
    for (const read of await kept([paper({ title: 'One' }), paper({ title: 'Two' })]))
      assert.strictEqual(read[0]?.sources, read[1]?.sources);
  });

  it('are told apart by all that indexes and themes are made of', () => {
    const one = paper({ title: 'One', abstract: 'An abstract' });
    const others: readonly Partial<Paper>[] = [
      { title: 'Another' },
      { abstract: 'Another' },
      { authors: ['Ada Lovelace'] },
      { published: '1843' },
      { theme: 'engines' },
      { codeTerms: ['engine'] },
      { code: 'https://github.com/ada/engine' },
      { doi: '10.1000/engine' },
    ];
    for (const other of others) assert.notEqual(paperHash({ ...one, ...other }), paperHash(one));
    assert.equal(paperHash({ ...one, comments: 7, sources: ['other'] }), paperHash(one));
  });
});
