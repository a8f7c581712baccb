// A separate process that marks papers in a folder: `node readingListProcess.ts <folder> <first id> <count>`. Prints
// each id once it is on disk, and sometimes reads what others wrote, as a window does.
import { readingListIn } from './readingList.ts';
import { nodeFolder } from './nodeFolder.ts';
import { hostTimer } from '../../src/platform/timer.ts';

const [path = '', first = '', count = ''] = process.argv.slice(2);
const list = readingListIn(nodeFolder(path), { timer: hostTimer });
await list.open();
for (let id = Number(first); id < Number(first) + Number(count); id++) {
  const saved = await list.mark(`local:${id}`, { status: 'read', note: `note ${id}` });
  if (saved) process.stdout.write(`${id}\n`);
  if (id % 10 === 0) await list.refresh();
}
process.stdout.write('done\n');
