// The buttons by which a row of a quick pick says something of its paper.
import * as vscode from 'vscode';
import type { Entry } from '../core/readingList/entry.ts';
import { statusIcons } from './markedItem.ts';

export const markToRead: vscode.QuickInputButton = {
  iconPath: new vscode.ThemeIcon(statusIcons.toRead),
  tooltip: vscode.l10n.t('Mark as To Read'),
};
const star: vscode.QuickInputButton = {
  iconPath: new vscode.ThemeIcon('star-empty'),
  tooltip: vscode.l10n.t('Star'),
};
const unstar: vscode.QuickInputButton = {
  iconPath: new vscode.ThemeIcon('star-full'),
  tooltip: vscode.l10n.t('Unstar'),
};

/** What can be said of the paper by one press. */
export function markButtons(entry: Entry | undefined): readonly vscode.QuickInputButton[] {
  const stars = entry?.starred === true ? unstar : star;
  return entry?.status === undefined ? [stars, markToRead] : [stars];
}

export const isStar = (button: vscode.QuickInputButton): boolean => button === star || button === unstar;
