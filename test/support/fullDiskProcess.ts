// A separate process on a disk of its own that becomes full and read-only: `node fullDiskProcess.ts <mount point>`. Fails
// when something that was entered is lost, or is not saved once there is space. Prints what it did.
import { assert } from 'chai';
import { execFileSync } from 'node:child_process';
import { appendFileSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { DownloadedPapers } from '../../src/core/library/downloadedPapers.ts';
import { RecordStores } from '../../src/core/library/recordStores.ts';
import { Catalogue, emptyContents } from '../../src/core/papers/catalogue.ts';
import type { ReadingList } from '../../src/core/readingList/readingList.ts';
import { hostTimer } from '../../src/platform/timer.ts';
import { countingClock } from './clock.ts';
import { nodeFolder } from './nodeFolder.ts';
import { paper } from './papers.ts';
import { readingListIn } from './readingList.ts';
import { recordingLog } from './recordingLog.ts';

const [disk = ''] = process.argv.slice(2);
const folder = (name: string) => nodeFolder(join(disk, name));
const ballast = join(disk, 'ballast');

/** Takes all the space that is left, to the last byte. */
function fill(): void {
  for (let bytes = 65_536; bytes >= 1; bytes = Math.floor(bytes / 2))
    for (;;)
      try {
        appendFileSync(ballast, Buffer.alloc(bytes));
      } catch {
        break;
      }
}

const open = (): ReadingList => readingListIn(folder('list'), { timer: hostTimer });
async function entriesOnDisk(): Promise<number> {
  const list = open();
  list.onDidFail(({ detail }) => assert.fail(detail));
  await list.open();
  list.dispose();
  return list.entries().length;
}

const list = open();
const failures: string[] = [];
list.onDidFail(({ code }) => failures.push(code));
const recovered = (): Promise<unknown> => new Promise(resolve => list.onDidRecover(resolve));
const clock = countingClock();
const storesOnDisk = (): RecordStores => new RecordStores({ folder: folder('papers'), clock, now: Date.now });
const catalogue = new Catalogue(() => Promise.resolve(emptyContents), clock);
const library = new DownloadedPapers(catalogue, storesOnDisk(), recordingLog(), hostTimer);
const refusals: number[] = [];
library.onDidFail(all => refusals.push(all.length));
const written = (): Promise<unknown> =>
  new Promise<void>(resolve =>
    library.onDidFail(all => {
      if (all.length === 0) resolve();
    }),
  );
const papersOnDisk = async (): Promise<number> => (await storesOnDisk().load('arxiv')).papers.length;

let next = 0;
const mark = (): Promise<boolean> => list.mark(`local:${next++}`, { note: 'n'.repeat(4000) });
const add = async (): Promise<void> => {
  const id = next++;
  await library.add('arxiv', [paper({ id: `local:${id}`, title: `Paper ${id}` })]);
};

for (let at = 0; at < 10; at++) assert.isTrue(await mark());
await add();
assert.deepEqual(refusals, []);
fill();
for (let at = 0; at < 10; at++) assert.isFalse(await mark());
await add();
await add();
assert.equal(refusals.at(-1), 1);
assert.equal(await papersOnDisk(), 1);
assert.deepEqual(failures, ['unwritable']);
assert.equal(await entriesOnDisk(), 10);
const parts = [...readdirSync(join(disk, 'list')), ...readdirSync(join(disk, 'papers'))];
assert.isEmpty(parts.filter(name => name.endsWith('.tmp')));
let recovering = Promise.all([recovered(), written()]);
rmSync(ballast);
await recovering;
assert.equal(await entriesOnDisk(), 20);
assert.equal(await papersOnDisk(), 3);
console.log('full: 10 notes waited for space, and 2 papers');

execFileSync('mount', ['-o', 'remount,ro', disk]);
for (let at = 0; at < 5; at++) assert.isFalse(await mark());
assert.deepEqual(failures, ['unwritable', 'unwritable']);
await add();
assert.equal(await entriesOnDisk(), 20);
assert.equal(await papersOnDisk(), 3);
recovering = Promise.all([recovered(), written()]);
execFileSync('mount', ['-o', 'remount,rw', disk]);
await recovering;
assert.equal(await entriesOnDisk(), 25);
assert.equal(await papersOnDisk(), 4);
list.dispose();
library.dispose();
console.log('read-only: 5 notes waited, and 1 paper');
