// Tree items for groups, papers and failures in the Papers view.
import * as vscode from 'vscode';
import { uriOfSource } from '../../core/library/linkedFiles.ts';
import type { CatalogueContents } from '../../core/papers/catalogue.ts';
import type { GroupKey, PaperGroup } from '../../core/papers/grouping.ts';
import { publishedYear } from '../../core/papers/paper.ts';
import type { PaperList } from '../../core/papers/paperList.ts';
import { Status } from '../../core/readingList/entry.ts';
import { commands, treeItems } from '../../ids.ts';
import { statusTitle } from '../../platform/annotatedItem.ts';
import { shortAuthors } from '../../platform/authors.ts';
import { fileFailureMessage, fileFailures } from '../../platform/fileFailureMessages.ts';
import { isolate } from '../../platform/isolate.ts';
import { formatNumber, plural } from '../../platform/numbers.ts';
import { openAbstractCommand } from '../../platform/paperCommands.ts';
import { paperTitle } from '../../platform/paperTitle.ts';
import { pageSize, type GroupNode, type MoreNode, type PaperNode } from './treeNodes.ts';

/** The statuses with their titles, in the order in which a paper goes through them. */
export function statusGroups(): readonly GroupKey[] {
  return Status.options.map(id => ({ id, title: statusTitle(id) }));
}

export function groupItem({ group, id, isOpen }: GroupNode): vscode.TreeItem {
  const title = groupTitle(group);
  const { Collapsed, Expanded } = vscode.TreeItemCollapsibleState;
  const item = new vscode.TreeItem(title, isOpen ? Expanded : Collapsed);
  const count = formatNumber(group.papers.length);
  item.id = id;
  item.description = count;
  const isFile = uriOfSource(group.id.replace('source:', '')) !== undefined;
  item.contextValue = isFile ? treeItems.linkedFile : treeItems.group;
  const { t } = vscode.l10n;
  item.accessibilityInformation = {
    label: plural(group.papers.length, t('{0}, {1} paper', title, count), t('{0}, {1} papers', title, count)),
  };
  return item;
}

function groupTitle({ id, title }: PaperGroup): string {
  return title || ungroupedTitle(id);
}

/** Returns the title of the group for papers that fit in no other. */
function ungroupedTitle(groupId: string): string {
  switch (groupId) {
    case 'year:':
      return vscode.l10n.t('No Date');
    case 'status:':
      return vscode.l10n.t('Not on the Reading List');
    default:
      return vscode.l10n.t('Other');
  }
}

export function moreItem(node: MoreNode): vscode.TreeItem {
  const { hidden, id } = node.parent;
  const item = new vscode.TreeItem(vscode.l10n.t('Show {0} More', formatNumber(Math.min(hidden, pageSize))));
  item.id = `${id}/more`;
  item.description = vscode.l10n.t('of {0}', formatNumber(hidden));
  item.iconPath = new vscode.ThemeIcon('ellipsis');
  item.command = {
    command: commands.showMorePapers,
    title: vscode.l10n.t('Show More'),
    arguments: [node],
  };
  return item;
}

export function paperItem({ paper, parent }: PaperNode, isNew: boolean): vscode.TreeItem {
  const item = new vscode.TreeItem(paperTitle(paper));
  const year = publishedYear(paper);
  const [firstAuthor = ''] = paper.authors;
  item.id = `${parent.id}/${paper.id}`;
  const unread = isNew ? vscode.l10n.t('new') : '';
  item.description = [unread, year, isolate(firstAuthor)].filter(Boolean).join(' · ');
  if (isNew)
    item.iconPath = new vscode.ThemeIcon('circle-small-filled', new vscode.ThemeColor('charts.blue'));
  item.contextValue = treeItems.paper;
  item.accessibilityInformation = {
    label: [paperTitle(paper), unread, year, shortAuthors(paper)].filter(Boolean).join(', '),
  };
  const list: PaperList = { title: groupTitle(parent.group), ids: () => parent.ids() };
  item.command = openAbstractCommand(commands.openAbstract, paper.id, list);
  return item;
}

export function problemItem({ papers, failures }: CatalogueContents): vscode.TreeItem {
  const sentence = problemMessage({ papers, failures });
  const item = new vscode.TreeItem(vscode.l10n.t('Show Log'));
  item.id = 'problem';
  item.iconPath = new vscode.ThemeIcon('output');
  item.tooltip = sentence;
  item.accessibilityInformation = { label: `${sentence} ${vscode.l10n.t('Show Log')}` };
  item.command = { command: commands.showLog, title: vscode.l10n.t('Show Log') };
  return item;
}

/** Says what failed, what still works and what to do, in one or two sentences. */
export function problemMessage({ papers, failures }: Pick<CatalogueContents, 'papers' | 'failures'>): string {
  if (papers.length === 0)
    return vscode.l10n.t(
      'The bundled papers could not be read. Installing Paperside again brings them back.',
    );
  const ofFiles = fileFailureMessage(fileFailures(failures));
  if (ofFiles !== undefined) return ofFiles;
  const { t } = vscode.l10n;
  const count = formatNumber(failures.length);
  return plural(
    failures.length,
    t('{0} entry of the bundled papers could not be read; the rest is shown.', count),
    t('{0} entries of the bundled papers could not be read; the rest is shown.', count),
  );
}
