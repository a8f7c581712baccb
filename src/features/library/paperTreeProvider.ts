// Tree data provider of the Papers view: groups, their papers, and a row for failures.
import * as vscode from 'vscode';
import type { NewPapers } from '../../core/library/newPapers.ts';
import type { CatalogueContents } from '../../core/papers/catalogue.ts';
import type { PaperId } from '../../core/papers/paper.ts';
import { annotateItem } from '../../platform/annotatedItem.ts';
import { DelayedCall } from '../../platform/delayedCall.ts';
import { paperTooltip } from '../../platform/paperTooltip.ts';
import {
  readGroupedPapers,
  sameRows,
  type GroupedPapers,
  type GroupedPapersDependencies,
} from './groupedPapers.ts';
import { groupItem, moreItem, paperItem, problemItem } from './treeItems.ts';
import type { GroupNode, MoreNode, PaperNode } from './treeNodes.ts';

interface ProblemNode {
  readonly kind: 'problem';
  readonly contents: CatalogueContents;
}
export type PaperTreeNode = GroupNode | PaperNode | MoreNode | ProblemNode;

export interface PaperTreeProviderDependencies extends GroupedPapersDependencies {
  readonly isVisible: () => boolean;
  readonly newPapers: Pick<NewPapers, 'has'>;
}

/** Minimum number of milliseconds between two refreshes; papers arrive in bursts. After a reload the rows wait for it. */
const refreshPause = 50;

export class PaperTreeProvider implements vscode.TreeDataProvider<PaperTreeNode>, vscode.Disposable {
  readonly #dependencies: PaperTreeProviderDependencies;
  readonly #changed = new vscode.EventEmitter<PaperTreeNode | PaperTreeNode[] | undefined>();
  readonly onDidChangeTreeData = this.#changed.event;
  readonly #read = new vscode.EventEmitter<GroupedPapers>();
  /** Fires with the groups each time VS Code asks for the root rows. */
  readonly onDidRead = this.#read.event;
  #grouped: Promise<GroupedPapers> | undefined;
  #stop = new AbortController();
  #isGrouping = false;
  readonly #later = new DelayedCall(() => {
    if (this.#isGrouping) this.refreshSoon();
    else this.refresh();
  }, refreshPause);
  /** The groups VS Code was given last. A refresh keeps the number of rows shown per group. */
  #shown: GroupedPapers | undefined;
  #filter = '';

  constructor(dependencies: PaperTreeProviderDependencies) {
    this.#dependencies = dependencies;
  }

  /** Empty when no filter is active. */
  get filter(): string {
    return this.#filter;
  }

  set filter(text: string) {
    if (text === this.#filter) return;
    this.#filter = text;
    this.refresh();
  }

  /**
   * Regroups the papers, and fires a change event only if the rows differ. A view that is out of sight regroups when it
   * is asked for its rows again.
   */
  refresh(): void {
    this.#stop.abort();
    if (this.#grouped !== undefined && this.#dependencies.isVisible())
      void this.#show((this.#grouped = this.#group()));
    else {
      this.#grouped = undefined;
      this.#changed.fire(undefined);
    }
  }

  /** Refreshes as soon as no papers are being grouped: while there is no end of changes, the rows would otherwise not come. */
  refreshSoon(): void {
    this.#later.start();
  }

  /** Redraws the rows of the given papers. */
  redraw(ids: ReadonlySet<PaperId>): void {
    this.#changed.fire(this.#shown?.groups.flatMap(group => group.rowsOf(ids)) ?? []);
  }

  /** Returns a paper's row in its first group, for `reveal`; undefined when the filter hides the paper. */
  async find(id: PaperId): Promise<PaperNode | undefined> {
    // Accept any alias of the id. The groups may still hold an older record of the paper.
    const known = (await this.#dependencies.catalogue.get(id))?.id;
    if (known === undefined) return undefined;
    for (const group of (await this.#readGroups()).groups) {
      const paper = group.group.papers.find(other => other.id === known);
      if (paper === undefined) continue;
      const { node, isAdded } = await group.reveal(paper);
      if (isAdded) this.#changed.fire(group);
      return node;
    }
    return undefined;
  }

  /** Shows more rows of a group and returns the first new one. */
  async showMore({ parent }: MoreNode): Promise<PaperNode | undefined> {
    const first = await parent.showMore();
    this.#changed.fire(parent);
    return first;
  }

  async getChildren(node?: PaperTreeNode): Promise<PaperTreeNode[]> {
    if (node !== undefined) return node.kind === 'group' ? node.children() : [];
    const grouped = await this.#readGroups();
    this.#shown = grouped;
    this.#read.fire(grouped);
    return this.#rows(grouped);
  }

  /** Returns the first row of the view. */
  async first(): Promise<PaperTreeNode | undefined> {
    return this.#rows(await this.#readGroups())[0];
  }

  getParent(node: PaperTreeNode): PaperTreeNode | undefined {
    return node.kind === 'paper' || node.kind === 'more' ? node.parent : undefined;
  }

  getTreeItem(node: PaperTreeNode): vscode.TreeItem {
    const { annotations, newPapers } = this.#dependencies;
    switch (node.kind) {
      case 'group':
        return groupItem(node);
      case 'paper':
        return annotateItem(paperItem(node, newPapers.has(node.paper.id)), annotations.of(node.paper));
      case 'more':
        return moreItem(node);
      case 'problem':
        return problemItem(node.contents);
    }
  }

  resolveTreeItem(item: vscode.TreeItem, node: PaperTreeNode): vscode.TreeItem {
    if (node.kind === 'paper') item.tooltip = paperTooltip(node.paper);
    return item;
  }

  dispose(): void {
    this.#stop.abort();
    this.#later.dispose();
    this.#changed.dispose();
    this.#read.dispose();
  }

  async #readGroups(): Promise<GroupedPapers> {
    this.#grouped ??= this.#group();
    const reading = this.#grouped;
    try {
      return await reading;
    } catch (error) {
      // A newer grouping has replaced this one, or is about to.
      if (reading !== this.#grouped) return this.#readGroups();
      this.#grouped = undefined;
      throw error;
    }
  }

  #rows({ contents, groups }: GroupedPapers): PaperTreeNode[] {
    // While a filter is active, the failure row would distract from the few results.
    const isWhole = contents.failures.length === 0 || this.#filter !== '';
    return isWhole ? [...groups] : [{ kind: 'problem', contents }, ...groups];
  }

  /** Fires a change event only if needed: while VS Code reloads all rows, clicks and menus do not find theirs. */
  async #show(grouping: Promise<GroupedPapers>): Promise<void> {
    try {
      const grouped = await grouping;
      if (grouping !== this.#grouped) return;
      if (this.#shown !== undefined && sameRows(grouped, this.#shown)) this.#read.fire(grouped);
      else this.#changed.fire(undefined);
    } catch {
      // `getChildren` fails again, and VS Code shows that error.
      if (grouping !== this.#grouped) return;
      this.#grouped = undefined;
      this.#changed.fire(undefined);
    }
  }

  async #group(): Promise<GroupedPapers> {
    const stop = (this.#stop = new AbortController());
    this.#isGrouping = true;
    try {
      return await readGroupedPapers(this.#dependencies, this.#filter, this.#shown, stop.signal);
    } finally {
      if (this.#stop === stop) this.#isGrouping = false;
    }
  }
}
