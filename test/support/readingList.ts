// Reading lists for tests. Every paper exists, and the clock advances each time it is read.
import type { Folder, Timer } from '../../src/core/base/ports.ts';
import type { Paper, PaperId } from '../../src/core/papers/paper.ts';
import { ReadingList } from '../../src/core/readingList/readingList.ts';
import { countingClock } from './clock.ts';
import { jumpingTimer } from './jumpingTimer.ts';
import { paper } from './papers.ts';

interface ListOptions {
  readonly timer?: Timer;
  readonly paperOf?: (id: PaperId) => Promise<Paper | undefined>;
}

export function readingListIn(
  folder: Folder,
  {
    timer = jumpingTimer(),
    paperOf = id => Promise.resolve(paper({ id, title: `Paper ${id}` })),
  }: ListOptions = {},
): ReadingList {
  return new ReadingList({ folder, clock: countingClock(), timer, paperOf });
}
