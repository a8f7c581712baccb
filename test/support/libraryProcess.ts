// A separate process that adds papers of one source to a folder: `node libraryProcess.ts <folder> <first id> <count>`.
// Prints each id once it is on disk, and sometimes reads what others wrote, as a window does.
import { RecordStores } from '../../src/core/library/recordStores.ts';
import { countingClock } from './clock.ts';
import { nodeFolder } from './nodeFolder.ts';
import { paper } from './papers.ts';

const [path = '', first = '', count = ''] = process.argv.slice(2);
const stores = new RecordStores({ folder: nodeFolder(path), clock: countingClock(), now: Date.now });
await stores.load('s2');
for (let id = Number(first); id < Number(first) + Number(count); id++) {
  const { failures } = await stores.add('s2', [paper({ id: `local:${id}`, title: `Paper ${id}` })]);
  if (failures.length === 0) process.stdout.write(`${id}\n`);
  if (id % 10 === 0) await stores.load('s2');
}
process.stdout.write('done\n');
