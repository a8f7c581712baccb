// Picks the papers that represent the reader's interests: from the reading list, or while that is empty, recently
// opened papers.
import type { PaperId } from '../papers/paper.ts';
import type { Recents } from '../papers/recents.ts';
import type { ReadingList } from './readingList.ts';

/** Maximum number of papers; the most recently changed ones are taken. */
const most = 50;

export function seedPapers(list: Pick<ReadingList, 'entries'>, { papers }: Recents): readonly PaperId[] {
  const chosen = list
    .entries()
    .filter(({ starred, status }) => starred === true || (status !== undefined && status !== 'dismissed'))
    .sort((a, b) => b.changed - a.changed);
  return chosen.length === 0 ? papers : chosen.slice(0, most).map(({ id }) => id);
}
