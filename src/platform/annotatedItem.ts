// Formats annotations for rows: titles and icons of the statuses, star and note.
import * as vscode from 'vscode';
import type { ReadingListEntry, Status } from '../core/readingList/entry.ts';
import { toPlainText } from '../core/text/plainText.ts';
import { isolate } from './isolate.ts';

/** Maximum length of a note in a row, in characters. */
const shownNote = 80;

export const statusIcons: Readonly<Record<Status, string>> = {
  toRead: 'bookmark',
  reading: 'book',
  read: 'check',
  dismissed: 'circle-slash',
};

/** Names of the commands that give a paper its status. */
export const statusCommands = {
  toRead: 'markToRead',
  reading: 'markReading',
  read: 'markRead',
  dismissed: 'markDismissed',
} as const satisfies Record<Status, string>;

export function statusTitle(status: Status): string {
  switch (status) {
    case 'toRead':
      return vscode.l10n.t('To Read');
    case 'reading':
      return vscode.l10n.t({ message: 'Reading', comment: 'Status of a paper that is being read' });
    case 'read':
      return vscode.l10n.t({ message: 'Read', comment: 'Status of a paper that has been read' });
    case 'dismissed':
      return vscode.l10n.t('Dismissed');
  }
}

/** Stands where a note is empty. */
export function emptyNoteHint(): string {
  return vscode.l10n.t('What do you think of this paper? Markdown, saved with your reading list.');
}

/** Returns the first non-empty line of a note as plain text, without heading, list and quote marks. */
export function firstNoteLine(note = ''): string {
  // Search the beginning only; a note can have millions of characters.
  const line = note.slice(0, 10_000).split('\n').map(toPlainText).find(Boolean) ?? '';
  const bare = line.replace(/^(?:#+|[-*>]) /, '');
  return bare.length > shownNote ? `${bare.slice(0, shownNote).trimEnd()}…` : bare;
}

/** Returns star and status in a few words; empty when there is neither. */
export function annotationText({ starred, status }: ReadingListEntry): string {
  return [starred === true ? '★' : '', status === undefined ? '' : statusTitle(status)]
    .filter(Boolean)
    .join(' · ');
}

/** Adds star, status and note to a paper's row. Most papers have no entry. */
export function annotateItem(item: vscode.TreeItem, entry: ReadingListEntry | undefined): vscode.TreeItem {
  if (entry === undefined) return item;
  const { status, starred, note } = entry;
  const statusLabel = status === undefined ? '' : statusTitle(status);
  const description = typeof item.description === 'string' ? item.description : '';
  item.description = [annotationText(entry), description, isolate(firstNoteLine(note))]
    .filter(Boolean)
    .join(' · ');
  // The icon comes before the title, where a narrow sidebar does not cut it off.
  const colour = starred === true ? new vscode.ThemeColor('charts.yellow') : undefined;
  const icon = status === undefined ? starred && 'star-full' : statusIcons[status];
  if (icon !== undefined) item.iconPath = new vscode.ThemeIcon(icon, colour);
  const { label } = item.accessibilityInformation ?? { label: '' };
  item.accessibilityInformation = {
    label: [label, starred === true ? vscode.l10n.t('starred') : '', statusLabel, firstNoteLine(note)]
      .filter(Boolean)
      .join(', '),
  };
  return item;
}
