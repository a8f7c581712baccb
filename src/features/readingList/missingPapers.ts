// Adds papers of the reading list that no source has any more to the catalogue, so that they can be opened and found.
import * as vscode from 'vscode';
import type { Catalogue } from '../../core/papers/catalogue.ts';
import type { Paper, PaperId } from '../../core/papers/paper.ts';
import type { ReadingListEntry } from '../../core/readingList/entry.ts';
import type { ReadingList } from '../../core/readingList/readingList.ts';

const part = 'readingList';

/** `allRead` resolves when the stored papers of all sources are in the catalogue. */
export function addMissingPapers(
  catalogue: Catalogue,
  list: ReadingList,
  allRead: () => Promise<void>,
): vscode.Disposable {
  const papers: Paper[] = [];
  const add = async (ids: ReadonlySet<PaperId>): Promise<void> => {
    await allRead();
    const before = papers.length;
    for (const id of ids) {
      const entry = list.get(id);
      if (entry !== undefined && (await catalogue.get(id)) === undefined) papers.push(paperOf(entry));
    }
    if (papers.length === before) return;
    const source = { id: part, title: vscode.l10n.t('Reading List') };
    await catalogue.put(part, { papers: [...papers], sources: [source] });
  };
  let work = Promise.resolve();
  return vscode.Disposable.from(
    list.onDidChange(ids => {
      work = work.then(() => add(ids)).catch(() => undefined);
    }),
  );
}

function paperOf({ id, paper }: ReadingListEntry): Paper {
  return { id, ...paper, abstract: '', theme: '', sources: [part], comments: 0 };
}
