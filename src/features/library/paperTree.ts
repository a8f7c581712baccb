// The rows of the Papers view: groups, the papers under them, and a row for what could not be read.
import * as vscode from 'vscode';
import type { Catalogue, CatalogueContents } from '../../core/catalogue.ts';
import { groupPapers, type Arrangement, type PaperGroup } from '../../core/grouping.ts';
import type { Paper, PaperId } from '../../core/paper.ts';
import type { NewPapers } from '../../core/sources/newPapers.ts';
import { noMarks, type PaperMarks } from '../../core/readingList/marks.ts';
import { showMarks } from '../../platform/markedItem.ts';
import { paperTooltip } from '../../platform/paperTooltip.ts';
import { groupItem, paperItem, problemItem } from './treeItems.ts';

export interface GroupNode {
  readonly kind: 'group';
  readonly group: PaperGroup;
  readonly children: readonly PaperNode[];
}
export interface PaperNode {
  readonly kind: 'paper';
  readonly paper: Paper;
  readonly parent: GroupNode;
}
export interface ProblemNode {
  readonly kind: 'problem';
  readonly contents: CatalogueContents;
}
export type Node = GroupNode | PaperNode | ProblemNode;

export class PaperTree implements vscode.TreeDataProvider<Node>, vscode.Disposable {
  readonly #changed = new vscode.EventEmitter<undefined>();
  readonly onDidChangeTreeData = this.#changed.event;
  readonly #read = new vscode.EventEmitter<CatalogueContents>();
  /** The catalogue's contents, each time the view asks for its first rows. */
  readonly onDidRead = this.#read.event;
  readonly #catalogue: Catalogue;
  readonly #arrangement: () => Arrangement;
  readonly #newPapers: Pick<NewPapers, 'has'>;
  readonly #marks: PaperMarks;
  #groups: Promise<readonly GroupNode[]> | undefined;

  constructor(
    catalogue: Catalogue,
    arrangement: () => Arrangement,
    newPapers: Pick<NewPapers, 'has'>,
    marks: PaperMarks = noMarks,
  ) {
    this.#marks = marks;
    this.#catalogue = catalogue;
    this.#arrangement = arrangement;
    this.#newPapers = newPapers;
  }

  /** Rebuilds the rows, after the arrangement changed. */
  refresh(): void {
    this.#groups = undefined;
    this.redraw();
  }

  /** Asks for the rows again, as they are grouped. */
  redraw(): void {
    this.#changed.fire(undefined);
  }

  /** The row of a paper in its first group, for `reveal`. */
  async find(id: PaperId): Promise<PaperNode | undefined> {
    for (const group of await this.#readGroups()) {
      const node = group.children.find(child => child.paper.id === id);
      if (node !== undefined) return node;
    }
    return undefined;
  }

  async getChildren(node?: Node): Promise<Node[]> {
    if (node !== undefined)
      return node.kind === 'group' ? node.children.filter(child => !this.#marks.hides(child.paper)) : [];
    const [groups, contents] = await Promise.all([this.#readGroups(), this.#catalogue.contents()]);
    this.#read.fire(contents);
    return contents.failures.length === 0 ? [...groups] : [{ kind: 'problem', contents }, ...groups];
  }

  getParent(node: Node): Node | undefined {
    return node.kind === 'paper' ? node.parent : undefined;
  }

  getTreeItem(node: Node): vscode.TreeItem {
    switch (node.kind) {
      case 'group':
        return groupItem(node.group, node.children.filter(child => !this.#marks.hides(child.paper)).length);
      case 'paper':
        return showMarks(
          paperItem(node.paper, node.parent.group, this.#newPapers.has(node.paper.id)),
          this.#marks.of(node.paper),
        );
      case 'problem':
        return problemItem(node.contents);
    }
  }

  resolveTreeItem(item: vscode.TreeItem, node: Node): vscode.TreeItem {
    if (node.kind === 'paper') item.tooltip = paperTooltip(node.paper);
    return item;
  }

  dispose(): void {
    this.#changed.dispose();
    this.#read.dispose();
  }

  #readGroups(): Promise<readonly GroupNode[]> {
    this.#groups ??= this.#catalogue
      .contents()
      .then(contents => groupPapers(contents, this.#arrangement()).map(groupNode));
    return this.#groups;
  }
}

function groupNode(group: PaperGroup): GroupNode {
  const children: PaperNode[] = [];
  const node: GroupNode = { kind: 'group', group, children };
  for (const paper of group.papers) children.push({ kind: 'paper', paper, parent: node });
  return node;
}
