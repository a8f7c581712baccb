// How what the user says of a paper looks: names and icons of the statuses, and what a row says of it.
import * as vscode from 'vscode';
import type { ReadingListEntry, Status } from '../core/readingList/entry.ts';
import { toPlainText } from '../core/text/plainText.ts';

/** How much of a note a row shows, in characters. */
const shownNote = 80;

export const statusIcons: Readonly<Record<Status, string>> = {
  toRead: 'bookmark',
  reading: 'book',
  read: 'check',
  dismissed: 'circle-slash',
};

export function statusTitle(status: Status): string {
  switch (status) {
    case 'toRead':
      return vscode.l10n.t('To Read');
    case 'reading':
      return vscode.l10n.t('Reading');
    case 'read':
      return vscode.l10n.t('Read');
    case 'dismissed':
      return vscode.l10n.t('Dismissed');
  }
}

/** The first line of the note that says anything, on one line. */
export function firstNoteLine(note = ''): string {
  // Nobody looks further for it than a few screens.
  const line = note.slice(0, 10_000).split('\n').map(toPlainText).find(Boolean) ?? '';
  const bare = line.replace(/^(?:#+|[-*>]) /, '');
  return bare.length > shownNote ? `${bare.slice(0, shownNote).trimEnd()}…` : bare;
}

/** Star and status in a few words; empty when neither was said. */
export function annotationText({ starred, status }: ReadingListEntry): string {
  return [starred === true ? '★' : '', status === undefined ? '' : statusTitle(status)]
    .filter(Boolean)
    .join(' · ');
}

/** Adds star, status and note to the row of a paper. Nothing is said of most papers. */
export function annotateItem(item: vscode.TreeItem, entry: ReadingListEntry | undefined): vscode.TreeItem {
  if (entry === undefined) return item;
  const { status, starred, note } = entry;
  const statusLabel = status === undefined ? '' : statusTitle(status);
  const description = typeof item.description === 'string' ? item.description : '';
  item.description = [annotationText(entry), description, firstNoteLine(note)].filter(Boolean).join(' · ');
  // Before the title, where no width of the sidebar cuts it off.
  if (starred === true) item.iconPath = new vscode.ThemeIcon('star-full');
  if (status !== undefined) item.iconPath = new vscode.ThemeIcon(statusIcons[status]);
  const { label } = item.accessibilityInformation ?? { label: '' };
  item.accessibilityInformation = {
    label: [label, starred === true ? vscode.l10n.t('starred') : '', statusLabel, firstNoteLine(note)]
      .filter(Boolean)
      .join(', '),
  };
  return item;
}
