// Tree data provider of the Reading List view: a group for each status with its papers, the last changed first.
import * as vscode from 'vscode';
import { publishedYear } from '../../core/papers/paper.ts';
import type { PaperList } from '../../core/papers/paperList.ts';
import type { ReadingListEntry, Status } from '../../core/readingList/entry.ts';
import type { ReadingList } from '../../core/readingList/readingList.ts';
import { cutText } from '../../core/text/plainText.ts';
import { commands, treeItems } from '../../ids.ts';
import { annotateItem, statusIcons, statusTitle } from '../../platform/annotatedItem.ts';
import { shortAuthors } from '../../platform/authors.ts';
import { longDate } from '../../platform/dates.ts';
import { DelayedCall } from '../../platform/delayedCall.ts';
import { isolate } from '../../platform/isolate.ts';
import { formatNumber, plural } from '../../platform/numbers.ts';
import { openAbstractCommand } from '../../platform/paperCommands.ts';
import { paperTitle } from '../../platform/paperTitle.ts';
import { textTooltip } from '../../platform/paperTooltip.ts';

/** `other` holds papers with a star or a note but no status. */
const groups: readonly (Status | 'other')[] = ['reading', 'toRead', 'other', 'read', 'dismissed'];

/** Maximum length of a note in a tooltip, in characters. */
const shownNote = 1000;

/** Milliseconds within which VS Code has taken the rows that it asked for. */
const settleTime = 1000;

interface StatusNode {
  readonly kind: 'group';
  readonly group: Status | 'other';
  readonly children: readonly EntryNode[];
}
interface EntryNode {
  readonly kind: 'entry';
  readonly entry: ReadingListEntry;
  /** The shape in which paper commands read a row's id. */
  readonly paper: Pick<ReadingListEntry, 'id'>;
  readonly parent: StatusNode;
}
type ReadingListNode = StatusNode | EntryNode;

export class ReadingListTreeProvider implements vscode.TreeDataProvider<ReadingListNode>, vscode.Disposable {
  readonly #changed = new vscode.EventEmitter<undefined>();
  readonly onDidChangeTreeData = this.#changed.event;
  readonly #list: ReadingList;
  readonly #again = new DelayedCall(() => {
    this.#changed.fire(undefined);
  }, settleTime);
  /** When VS Code last read the groups, in milliseconds since 1970. */
  #readAt = 0;

  constructor(list: ReadingList) {
    this.#list = list;
  }

  /**
   * Asks VS Code to read the rows again. It keeps the rows it waits for at that moment, though they are older, so a
   * refresh that comes soon after the last reading is repeated.
   */
  refresh(): void {
    this.#changed.fire(undefined);
    if (Date.now() - this.#readAt <= settleTime) this.#again.restart();
  }

  async getChildren(node?: ReadingListNode): Promise<ReadingListNode[]> {
    if (node !== undefined) return node.kind === 'group' ? [...node.children] : [];
    this.#readAt = Date.now();
    await this.#list.open();
    const entriesOf = new Map<Status | 'other', ReadingListEntry[]>();
    for (const entry of this.#list.entries()) {
      const group = entry.status ?? 'other';
      const entries = entriesOf.get(group);
      if (entries === undefined) entriesOf.set(group, [entry]);
      else entries.push(entry);
    }
    return groups.flatMap(group => {
      const entries = entriesOf.get(group);
      return entries === undefined ? [] : groupNode(group, entries);
    });
  }

  getParent(node: ReadingListNode): ReadingListNode | undefined {
    return node.kind === 'entry' ? node.parent : undefined;
  }

  getTreeItem(node: ReadingListNode): vscode.TreeItem {
    return node.kind === 'group' ? groupItem(node) : entryItem(node);
  }

  resolveTreeItem(item: vscode.TreeItem, node: ReadingListNode): vscode.TreeItem {
    if (node.kind === 'entry') item.tooltip = entryTooltip(node.entry);
    return item;
  }

  dispose(): void {
    this.#again.dispose();
    this.#changed.dispose();
  }
}

function groupNode(group: Status | 'other', entries: readonly ReadingListEntry[]): StatusNode {
  const children: EntryNode[] = [];
  const node: StatusNode = { kind: 'group', group, children };
  for (const entry of [...entries].sort((a, b) => b.changed - a.changed || (a.id < b.id ? -1 : 1)))
    children.push({ kind: 'entry', entry, paper: entry, parent: node });
  return node;
}

function groupTitle({ group }: Pick<StatusNode, 'group'>): string {
  return group === 'other' ? vscode.l10n.t('Starred and Noted') : statusTitle(group);
}

function groupItem({ group, children }: StatusNode): vscode.TreeItem {
  const title = groupTitle({ group });
  const { Collapsed, Expanded } = vscode.TreeItemCollapsibleState;
  const isDone = group === 'read' || group === 'dismissed';
  const item = new vscode.TreeItem(title, isDone ? Collapsed : Expanded);
  const count = formatNumber(children.length);
  item.id = group;
  item.iconPath = new vscode.ThemeIcon(group === 'other' ? 'star-empty' : statusIcons[group]);
  item.description = count;
  const { t } = vscode.l10n;
  item.accessibilityInformation = {
    label: plural(children.length, t('{0}, {1} paper', title, count), t('{0}, {1} papers', title, count)),
  };
  return item;
}

function entryItem({ entry, parent }: EntryNode): vscode.TreeItem {
  const { id, paper, starred, note } = entry;
  const list: PaperList = {
    title: groupTitle(parent),
    ids: () => parent.children.map(({ paper }) => paper.id),
  };
  const item = new vscode.TreeItem(paperTitle(paper));
  const facts = [publishedYear(paper), isolate(paper.authors[0] ?? '')].filter(Boolean);
  item.id = id;
  item.description = facts.join(' · ');
  item.accessibilityInformation = { label: [paperTitle(paper), ...facts].join(', ') };
  item.contextValue = treeItems.listedPaper;
  item.command = openAbstractCommand(commands.openAbstract, id, list);
  // The group shows the status already, so the row omits it.
  const { changed } = entry;
  return annotateItem(item, { id, paper, changed, ...(starred && { starred }), ...(note && { note }) });
}

/** Returns the tooltip of a row, built on demand. The note is shown as plain text, because it may quote anything. */
function entryTooltip({ paper, note }: ReadingListEntry): vscode.MarkdownString {
  const facts = [shortAuthors(paper), longDate(paper.published)].filter(Boolean).join(' · ');
  return textTooltip(paperTitle(paper), facts, ...cutText(note ?? '', shownNote).split('\n'));
}
