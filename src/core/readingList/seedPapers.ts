// The papers that say what a reader is after: what was chosen in the reading list, or while that is empty, opened lately.
import type { PaperId } from '../papers/paper.ts';
import type { Recents } from '../papers/recents.ts';
import type { ReadingList } from './readingList.ts';

/** The latest of many speak for all. */
const most = 50;

export function seedPapers(list: Pick<ReadingList, 'entries'>, { papers }: Recents): readonly PaperId[] {
  const chosen = list
    .entries()
    .filter(({ starred, status }) => starred === true || (status !== undefined && status !== 'dismissed'))
    .sort((a, b) => b.changed - a.changed);
  return chosen.length === 0 ? papers : chosen.slice(0, most).map(({ id }) => id);
}
