// A separate process on a disk of its own that becomes full and read-only: `node fullDiskProcess.ts <mount point>`. Fails
// when something that was entered is lost, or is not saved once there is space. Prints what it did.
import { assert } from 'chai';
import { execFileSync } from 'node:child_process';
import { appendFileSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { RecordStores } from '../../src/core/library/recordStores.ts';
import type { ReadingList } from '../../src/core/readingList/readingList.ts';
import { hostTimer } from '../../src/platform/timer.ts';
import { countingClock } from './clock.ts';
import { nodeFolder } from './nodeFolder.ts';
import { paper } from './papers.ts';
import { readingListIn } from './readingList.ts';

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
const library = new RecordStores({ folder: folder('papers'), clock: countingClock(), now: Date.now });

let next = 0;
const mark = (): Promise<boolean> => list.mark(`local:${next++}`, { note: 'n'.repeat(4000) });
const add = async (): Promise<number> => {
  const id = next++;
  return (await library.add('s2', [paper({ id: `local:${id}`, title: `Paper ${id}` })])).failures.length;
};

for (let at = 0; at < 10; at++) assert.isTrue(await mark());
assert.equal(await add(), 0);
fill();
for (let at = 0; at < 10; at++) assert.isFalse(await mark());
assert.equal(await add(), 1);
assert.deepEqual(failures, ['unwritable']);
assert.equal(await entriesOnDisk(), 10);
const parts = [...readdirSync(join(disk, 'list')), ...readdirSync(join(disk, 'papers'))];
assert.isEmpty(parts.filter(name => name.endsWith('.tmp')));
let recovering = recovered();
rmSync(ballast);
await recovering;
assert.equal(await entriesOnDisk(), 20);
assert.equal(await add(), 0);
assert.lengthOf((await library.load('s2')).papers, 3);
console.log('full: 10 notes waited for space');

execFileSync('mount', ['-o', 'remount,ro', disk]);
for (let at = 0; at < 5; at++) assert.isFalse(await mark());
assert.deepEqual(failures, ['unwritable', 'unwritable']);
assert.equal(await entriesOnDisk(), 20);
recovering = recovered();
execFileSync('mount', ['-o', 'remount,rw', disk]);
await recovering;
assert.equal(await entriesOnDisk(), 25);
list.dispose();
console.log('read-only: 5 notes waited');
