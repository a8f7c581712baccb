// The rows of "Related to This File": papers, and under each the evidence for it.
import * as vscode from 'vscode';
import type { Paper, PaperId } from '../../core/paper.ts';
import type { Evidence } from '../../core/related/evidence.ts';
import type { CodeRanking, RankedPaper } from '../../platform/codeRanking.ts';
import { noMarks, type PaperMarks } from '../../core/readingList/marks.ts';
import { showMarks } from '../../platform/markedItem.ts';
import { paperTooltip } from '../../platform/paperTooltip.ts';
import { evidenceItem, relatedItem } from './relatedItems.ts';
import type { OpenCode } from '../../platform/openCode.ts';

export interface RelatedNode {
  readonly kind: 'related';
  /** What the commands about a paper look for in a row. */
  readonly paper: Paper;
  readonly ranked: RankedPaper;
  readonly code: OpenCode;
}
interface EvidenceNode {
  readonly kind: 'evidence';
  readonly evidence: Evidence;
  readonly parent: RelatedNode;
}
type Node = RelatedNode | EvidenceNode;

export class RelatedTree implements vscode.TreeDataProvider<Node>, vscode.Disposable {
  readonly #changed = new vscode.EventEmitter<undefined>();
  readonly onDidChangeTreeData = this.#changed.event;
  readonly #marks: Pick<PaperMarks, 'of'>;
  #nodes: readonly RelatedNode[] = [];

  constructor(marks: Pick<PaperMarks, 'of'> = noMarks) {
    this.#marks = marks;
  }

  show(ranking: CodeRanking | undefined): void {
    const { code, papers } = ranking ?? { papers: [] };
    this.#nodes =
      code === undefined
        ? []
        : papers.map(ranked => ({ kind: 'related', paper: ranked.paper, ranked, code }));
    this.#changed.fire(undefined);
  }

  find(id: PaperId): RelatedNode | undefined {
    return this.#nodes.find(({ paper }) => paper.id === id);
  }

  getChildren(node?: Node): Node[] {
    if (node === undefined) return [...this.#nodes];
    if (node.kind === 'evidence') return [];
    return node.ranked.evidence.map(evidence => ({ kind: 'evidence', evidence, parent: node }));
  }

  getParent(node: Node): Node | undefined {
    return node.kind === 'evidence' ? node.parent : undefined;
  }

  getTreeItem(node: Node): vscode.TreeItem {
    if (node.kind === 'evidence') return evidenceItem(node.evidence, node.parent.ranked, node.parent.code);
    return showMarks(relatedItem(node.ranked), this.#marks.of(node.paper));
  }

  resolveTreeItem(item: vscode.TreeItem, node: Node): vscode.TreeItem {
    if (node.kind === 'related') item.tooltip = paperTooltip(node.paper);
    return item;
  }

  dispose(): void {
    this.#changed.dispose();
  }
}
