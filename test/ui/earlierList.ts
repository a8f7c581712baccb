// Creates the reading list of an earlier session.
import { join } from 'node:path';
import type { EntryChange } from '../../src/core/readingList/entry.ts';
import { nodeFolder } from '../support/nodeFolder.ts';
import { bundledPapers } from '../support/papers.ts';
import { readingListIn } from '../support/readingList.ts';

/** Takes the changes by the start of the paper's title. */
export function earlierList(
  changes: Readonly<Record<string, EntryChange>>,
): (storage: string) => Promise<void> {
  return async storage => {
    const { papers } = await bundledPapers();
    const list = readingListIn(nodeFolder(join(storage, 'readingList')), {
      paperOf: id => Promise.resolve(papers.find(paper => paper.id === id)),
    });
    for (const [title, change] of Object.entries(changes)) {
      const paper = papers.find(each => each.title.startsWith(title));
      if (paper === undefined || !(await list.mark(paper.id, change))) throw new Error(`No paper ${title}.`);
    }
  };
}
