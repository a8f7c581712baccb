// How groups, papers and problems look as rows of the Papers view.
import * as vscode from 'vscode';
import type { CatalogueContents } from '../../core/catalogue.ts';
import type { PaperGroup } from '../../core/grouping.ts';
import { publishedYear, shortAuthors, type Paper } from '../../core/paper.ts';
import { commands, treeItems } from '../../ids.ts';

export function groupItem(group: PaperGroup, count: number): vscode.TreeItem {
  const title = group.title || vscode.l10n.t('Other');
  const item = new vscode.TreeItem(title, vscode.TreeItemCollapsibleState.Collapsed);
  item.id = group.id;
  item.description = String(count);
  item.accessibilityInformation = {
    label:
      count === 1 ? vscode.l10n.t('{0}, 1 paper', title) : vscode.l10n.t('{0}, {1} papers', title, count),
  };
  return item;
}

export function paperItem(paper: Paper, group: PaperGroup, isNew: boolean): vscode.TreeItem {
  const item = new vscode.TreeItem(paper.title);
  const year = publishedYear(paper);
  const [firstAuthor] = paper.authors;
  item.id = `${group.id}/${paper.id}`;
  const unread = isNew ? vscode.l10n.t('new') : '';
  item.description = [unread, year, firstAuthor].filter(Boolean).join(' · ');
  if (isNew)
    item.iconPath = new vscode.ThemeIcon('circle-small-filled', new vscode.ThemeColor('charts.blue'));
  item.contextValue = treeItems.paper;
  item.accessibilityInformation = {
    label: [paper.title, unread, year, shortAuthors(paper)].filter(Boolean).join(', '),
  };
  // The tree keeps the focus, so that Down and Enter walk through the list.
  item.command = {
    command: commands.openAbstract,
    title: vscode.l10n.t('Open Abstract'),
    arguments: [paper.id, { preserveFocus: true }],
  };
  return item;
}

export function problemItem({ papers, failures }: CatalogueContents): vscode.TreeItem {
  const sentence = problemSentence({ papers, failures });
  const item = new vscode.TreeItem(vscode.l10n.t('Show Log'));
  item.id = 'problem';
  item.iconPath = new vscode.ThemeIcon('output');
  item.tooltip = sentence;
  item.accessibilityInformation = { label: `${sentence} ${vscode.l10n.t('Show Log')}` };
  item.command = { command: commands.showLog, title: vscode.l10n.t('Show Log') };
  return item;
}

/** What is wrong, what still works and what to do, in one or two sentences. */
export function problemSentence({
  papers,
  failures,
}: Pick<CatalogueContents, 'papers' | 'failures'>): string {
  if (papers.length === 0)
    return vscode.l10n.t(
      'The bundled papers could not be read. Installing Paperside again brings them back.',
    );
  return failures.length === 1
    ? vscode.l10n.t('One entry of the bundled papers could not be read; the rest is shown.')
    : vscode.l10n.t(
        '{0} entries of the bundled papers could not be read; the rest is shown.',
        failures.length,
      );
}
