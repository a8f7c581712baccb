// View model of a paper's status, star and note for the abstract page.
import * as vscode from 'vscode';
import type { PaperId } from '../../core/papers/paper.ts';
import { Status, type ReadingListEntry } from '../../core/readingList/entry.ts';
import { commands } from '../../ids.ts';
import { statusTitle } from '../../platform/annotatedItem.ts';
import type { AnnotationsViewModel } from '../../protocol/abstract.ts';

/** Maximum number of characters of a note on the page; the editor shows all of it. */
const shownNote = 20_000;

export function annotationsViewModel(id: PaperId, entry: ReadingListEntry | undefined): AnnotationsViewModel {
  const note = entry?.note ?? '';
  return {
    id,
    label: vscode.l10n.t('Reading List'),
    statuses: Status.options.map(status => ({
      status,
      label: statusTitle(status),
      isPressed: entry?.status === status,
    })),
    star: { label: vscode.l10n.t('Star'), isPressed: entry?.starred === true },
    note: {
      label: note === '' ? vscode.l10n.t('Add Note') : vscode.l10n.t('Edit Note'),
      text: note.length > shownNote ? `${note.slice(0, shownNote)}…` : note,
    },
  };
}

export function statusCommand(status: Status | null): string {
  switch (status) {
    case 'toRead':
      return commands.markToRead;
    case 'reading':
      return commands.markReading;
    case 'read':
      return commands.markRead;
    case 'dismissed':
      return commands.markDismissed;
    case null:
      return commands.clearStatus;
  }
}
