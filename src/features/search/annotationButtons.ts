// Buttons on a quick pick row that star a paper, set its status or open its note.
import * as vscode from 'vscode';
import type { ReadingListEntry } from '../../core/readingList/entry.ts';
import { commands } from '../../ids.ts';
import { statusIcons } from '../../platform/annotatedItem.ts';

const button = (icon: string, tooltip: string): vscode.QuickInputButton => ({
  iconPath: new vscode.ThemeIcon(icon),
  tooltip,
});
const star = button('star-empty', vscode.l10n.t('Star'));
const unstar = button('star-full', vscode.l10n.t('Unstar'));
const toRead = button(statusIcons.toRead, vscode.l10n.t('Mark as To Read'));
const read = button(statusIcons.read, vscode.l10n.t('Mark as Read'));
const note = button('edit', vscode.l10n.t('Edit Note'));

const annotationCommands = new Map([
  [star, commands.toggleStar],
  [unstar, commands.toggleStar],
  [toRead, commands.markToRead],
  [read, commands.markRead],
  [note, commands.editNote],
]);

/** Returns the buttons for the most likely next annotations. */
export function annotationButtons(entry: ReadingListEntry | undefined): readonly vscode.QuickInputButton[] {
  const { starred, status } = entry ?? {};
  const next = status === undefined ? [toRead] : status === 'toRead' || status === 'reading' ? [read] : [];
  return [starred === true ? unstar : star, ...next, note];
}

/** Returns the command of an annotation button; undefined for any other button. */
export function annotationCommand(pressed: vscode.QuickInputButton): string | undefined {
  return annotationCommands.get(pressed);
}
