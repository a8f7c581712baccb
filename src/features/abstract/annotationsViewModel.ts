// View model of a paper's status, star and note for the abstract page.
import * as vscode from 'vscode';
import type { PaperId } from '../../core/papers/paper.ts';
import { Status, type ReadingListEntry } from '../../core/readingList/entry.ts';
import { emptyNoteHint, statusCommands, statusTitle } from '../../platform/annotatedItem.ts';
import type { AnnotationsViewModel } from '../../protocol/abstractViewModels.ts';

/** Maximum number of characters of a note on the page; the editor shows all of it. */
const shownNote = 20_000;

export function annotationsViewModel(id: PaperId, entry: ReadingListEntry | undefined): AnnotationsViewModel {
  const note = entry?.note ?? '';
  return {
    id,
    label: vscode.l10n.t('Reading List'),
    statuses: Status.options.map(status => ({
      label: statusTitle(status),
      command: entry?.status === status ? 'clearStatus' : statusCommands[status],
      isPressed: entry?.status === status,
    })),
    star: { label: vscode.l10n.t('Star'), isPressed: entry?.starred === true },
    note: {
      name: vscode.l10n.t('Note'),
      label: note === '' ? vscode.l10n.t('Add Note') : vscode.l10n.t('Edit Note'),
      text: note.length > shownNote ? `${note.slice(0, shownNote)}…` : note,
      isComplete: note.length <= shownNote,
      hint: emptyNoteHint(),
      openEditorLabel: vscode.l10n.t('Open in an Editor'),
    },
  };
}
