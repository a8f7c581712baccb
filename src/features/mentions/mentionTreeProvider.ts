// Tree data provider of "Papers in This Workspace": papers, and below each the lines that mention it.
import * as vscode from 'vscode';
import type { Mention, MentionIndex } from '../../core/mentions/mentionIndex.ts';
import type { Catalogue } from '../../core/papers/catalogue.ts';
import { publishedYear, type Paper, type PaperId } from '../../core/papers/paper.ts';
import { commands, treeItems } from '../../ids.ts';
import { formatNumber, plural } from '../../platform/numbers.ts';
import { openAbstractCommand } from '../../platform/paperCommands.ts';
import { paperTooltip } from '../../platform/paperTooltip.ts';
import { paperTitle } from '../../platform/paperTitle.ts';

interface MentionedPaper {
  readonly kind: 'paper';
  readonly id: PaperId;
  /** Undefined while neither the catalogue nor a bibliography of the workspace has the paper. */
  readonly known: Paper | undefined;
  readonly isInCatalogue: boolean;
  /** The shape in which paper commands read a row's id. */
  readonly paper: { readonly id: PaperId };
  readonly places: readonly Mention[];
}
interface MentionPlace {
  readonly kind: 'place';
  readonly mention: Mention;
  readonly parent: MentionedPaper;
}
export type MentionNode = MentionedPaper | MentionPlace;

export class MentionTreeProvider implements vscode.TreeDataProvider<MentionNode>, vscode.Disposable {
  readonly #changed = new vscode.EventEmitter<undefined>();
  readonly onDidChangeTreeData = this.#changed.event;
  readonly #catalogue: Catalogue;
  readonly #index: MentionIndex;

  constructor(catalogue: Catalogue, index: MentionIndex) {
    this.#catalogue = catalogue;
    this.#index = index;
  }

  refresh(): void {
    this.#changed.fire(undefined);
  }

  async getChildren(node?: MentionNode): Promise<MentionNode[]> {
    if (node !== undefined)
      return node.kind === 'paper'
        ? node.places.map(mention => ({ kind: 'place', mention, parent: node }))
        : [];
    // Merge two ids of the same work into one row.
    const rows = new Map<PaperId, MentionedPaper>();
    for (const [named, places] of this.#index.papers()) {
      const cited = places.find(({ paper }) => paper !== undefined)?.paper;
      const record = (await this.#catalogue.get(named)) ?? (cited && (await this.#catalogue.recordOf(cited)));
      const known = record ?? cited;
      const id = known?.id ?? named;
      const before = rows.get(id)?.places ?? [];
      const isInCatalogue = record !== undefined;
      rows.set(id, {
        kind: 'paper',
        id,
        known,
        isInCatalogue,
        paper: { id },
        places: [...before, ...places],
      });
    }
    return [...rows.values()];
  }

  getParent(node: MentionNode): MentionNode | undefined {
    return node.kind === 'place' ? node.parent : undefined;
  }

  getTreeItem(node: MentionNode): vscode.TreeItem {
    return node.kind === 'paper' ? paperRow(node) : placeRow(node);
  }

  resolveTreeItem(item: vscode.TreeItem, node: MentionNode): vscode.TreeItem {
    if (node.kind === 'paper' && node.known !== undefined) item.tooltip = paperTooltip(node.known);
    return item;
  }

  dispose(): void {
    this.#changed.dispose();
  }
}

function paperRow({ id, known, isInCatalogue, places }: MentionedPaper): vscode.TreeItem {
  const { t } = vscode.l10n;
  const title = known === undefined ? id : paperTitle(known);
  const item = new vscode.TreeItem(title, vscode.TreeItemCollapsibleState.Collapsed);
  const shown = formatNumber(places.length);
  const count = plural(places.length, t('{0} place', shown), t('{0} places', shown));
  item.id = id;
  item.description = [known && publishedYear(known), count].filter(Boolean).join(' · ');
  if (isInCatalogue) item.contextValue = treeItems.paper;
  // A work without an id cannot be looked up.
  else if (!id.startsWith('local:')) item.contextValue = treeItems.unknownMention;
  item.accessibilityInformation = { label: `${title}, ${count}` };
  if (isInCatalogue) item.command = openAbstractCommand(commands.openAbstract, id);
  else item.iconPath = new vscode.ThemeIcon(known === undefined ? 'question' : 'references');
  return item;
}

function placeRow({ mention: { file, line, start, end, text }, parent }: MentionPlace): vscode.TreeItem {
  const uri = vscode.Uri.parse(file, true);
  const name = `${vscode.workspace.asRelativePath(uri)}:${line + 1}`;
  const item = new vscode.TreeItem(name);
  item.id = `${parent.id} ${file} ${line} ${start}`;
  item.description = text;
  item.tooltip = text;
  item.accessibilityInformation = { label: `${name}, ${text}` };
  item.command = {
    command: commands.openMention,
    title: vscode.l10n.t('Open'),
    arguments: [file, line, start, end],
  };
  return item;
}
