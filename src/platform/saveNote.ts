// Saves a paper's note, from the abstract page or from an editor.
import * as vscode from 'vscode';
import type { PaperId } from '../core/papers/paper.ts';
import { maxNoteLength } from '../core/readingList/entry.ts';
import type { ReadingList } from '../core/readingList/readingList.ts';

/**
 * Resolves to the reason, as a sentence for the user, if the list did not take the note. What the disk refuses the list
 * keeps in memory, and the Reading List view says so.
 */
export async function saveNote(
  list: Pick<ReadingList, 'get' | 'mark'>,
  id: PaperId,
  note: string,
  options?: { readonly isWriting: boolean },
): Promise<string | undefined> {
  if (note.length > maxNoteLength) return vscode.l10n.t('A note can have 4 million characters.');
  await list.mark(id, { note }, options);
  return note === '' || list.get(id)?.note === note
    ? undefined
    : vscode.l10n.t('The paper of this note is in no source any more. Copy the note to keep it.');
}
