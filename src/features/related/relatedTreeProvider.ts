// Tree data provider of "Related to This File": papers, and below each its evidence.
import * as vscode from 'vscode';
import type { Paper, PaperId } from '../../core/papers/paper.ts';
import { noAnnotations, type Annotations } from '../../core/readingList/annotations.ts';
import type { Evidence } from '../../core/related/evidence.ts';
import type { WeightedTerm } from '../../core/text/weightedTerms.ts';
import { annotateItem } from '../../platform/annotatedItem.ts';
import type { CodeDocument } from '../../platform/codeDocument.ts';
import type { CodeRanking, RankedPaper } from '../../platform/codeRanker.ts';
import { paperTooltip } from '../../platform/paperTooltip.ts';
import { evidenceItem, relatedItem, searchOnlineItem } from './relatedItems.ts';
import { rankingList } from './relatedPick.ts';

export interface RelatedNode {
  readonly kind: 'related';
  /** The property in which paper commands look for a row's paper. */
  readonly paper: Paper;
  readonly ranked: RankedPaper;
  readonly code: CodeDocument;
}
interface EvidenceNode {
  readonly kind: 'evidence';
  readonly evidence: Evidence;
  readonly parent: RelatedNode;
}
/** The last row, which searches online for what the code is about. */
interface SearchNode {
  readonly kind: 'search';
  readonly terms: readonly WeightedTerm[];
}
type RelatedTreeNode = RelatedNode | EvidenceNode | SearchNode;

export class RelatedTreeProvider implements vscode.TreeDataProvider<RelatedTreeNode>, vscode.Disposable {
  readonly #changed = new vscode.EventEmitter<undefined>();
  readonly onDidChangeTreeData = this.#changed.event;
  readonly #annotations: Pick<Annotations, 'of'>;
  #nodes: readonly RelatedNode[] = [];
  #search: readonly SearchNode[] = [];

  constructor(annotations: Pick<Annotations, 'of'> = noAnnotations) {
    this.#annotations = annotations;
  }

  /** Shows the papers; with terms and at least one paper, also the row that searches online for the terms. */
  show(ranking: CodeRanking | undefined, terms: readonly WeightedTerm[] = []): void {
    const { code, papers } = ranking ?? { papers: [] };
    this.#nodes =
      code === undefined
        ? []
        : papers.map(ranked => ({ kind: 'related', paper: ranked.paper, ranked, code }));
    this.#search = this.#nodes.length > 0 && terms.length > 0 ? [{ kind: 'search', terms }] : [];
    this.#changed.fire(undefined);
  }

  find(id: PaperId): RelatedNode | undefined {
    return this.#nodes.find(({ paper }) => paper.id === id);
  }

  getChildren(node?: RelatedTreeNode): RelatedTreeNode[] {
    if (node === undefined) return [...this.#nodes, ...this.#search];
    if (node.kind !== 'related') return [];
    return node.ranked.evidence.map(evidence => ({ kind: 'evidence', evidence, parent: node }));
  }

  getParent(node: RelatedTreeNode): RelatedTreeNode | undefined {
    return node.kind === 'evidence' ? node.parent : undefined;
  }

  getTreeItem(node: RelatedTreeNode): vscode.TreeItem {
    if (node.kind === 'search') return searchOnlineItem(node.terms);
    if (node.kind === 'evidence') return evidenceItem(node.evidence, node.parent.ranked, node.parent.code);
    const ranking = this.#nodes.map(({ ranked }) => ranked);
    const list = rankingList(node.code.name, ranking, node.code);
    return annotateItem(relatedItem(node.ranked, list), this.#annotations.of(node.paper));
  }

  resolveTreeItem(item: vscode.TreeItem, node: RelatedTreeNode): vscode.TreeItem {
    if (node.kind === 'related') item.tooltip = paperTooltip(node.paper);
    return item;
  }

  dispose(): void {
    this.#changed.dispose();
  }
}
