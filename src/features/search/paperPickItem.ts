// A paper as a row of the quick pick.
import * as vscode from 'vscode';
import { publishedYear, shortAuthors, type Paper } from '../../core/paper.ts';

/** A row for a paper, or for a sentence in its place. */
export interface PaperPickItem extends vscode.QuickPickItem {
  readonly paper?: Paper;
}

export const openToSide: vscode.QuickInputButton = {
  iconPath: new vscode.ThemeIcon('split-horizontal'),
  tooltip: vscode.l10n.t('Open to the Side'),
};

export const copyLink: vscode.QuickInputButton = {
  iconPath: new vscode.ThemeIcon('copy'),
  tooltip: vscode.l10n.t('Copy Link'),
};

export function paperPickItem(paper: Paper, theme: string | undefined): PaperPickItem {
  const item: PaperPickItem = {
    paper,
    label: withoutIcons(paper.title),
    description: [publishedYear(paper), theme].filter(Boolean).join(' · '),
    buttons: [openToSide, copyLink],
    // VS Code's own filter would hide rows whose label lacks the typed letters.
    alwaysShow: true,
  };
  const authors = shortAuthors(paper);
  return authors === '' ? item : { ...item, detail: withoutIcons(authors) };
}

export function nothingFoundItem(query: string): PaperPickItem {
  return { label: vscode.l10n.t('No paper matches “{0}”', withoutIcons(query)), alwaysShow: true };
}

/** `$(name)` in a label would be drawn as an icon; a backslash keeps it as text. */
function withoutIcons(text: string): string {
  return text.replace(/\$\(/g, String.raw`\$(`);
}
