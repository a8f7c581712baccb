// Reading lists for tests: every paper exists, time goes on with every look.
import { ReadingList } from '../../src/core/readingList/readingList.ts';
import type { Folder, Timer } from '../../src/core/ports.ts';
import type { Paper, PaperId } from '../../src/core/paper.ts';
import { countingClock } from './clock.ts';
import { paper } from './papers.ts';
import { jumpingTimer } from './timer.ts';

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
