// Ranks the catalogue against open code, with the other open files as a picture of what is usual in this workspace.
import * as vscode from 'vscode';
import type { Clock } from '../core/base/ports.ts';
import { forEachInSlices } from '../core/base/slices.ts';
import { findMentionsInFile } from '../core/mentions/mentionIndex.ts';
import type { Catalogue } from '../core/papers/catalogue.ts';
import type { Paper, PaperId } from '../core/papers/paper.ts';
import type { Annotations } from '../core/readingList/annotations.ts';
import type { Evidence } from '../core/related/evidence.ts';
import { extractCodeTerms } from '../core/related/extractCodeTerms.ts';
import type { RelatedIndexer } from '../core/related/relatedIndexer.ts';
import { WorkspaceFrequency } from '../core/related/workspaceFrequency.ts';
import { documentCode, isCode, isWithoutDocument, type CodeDocument } from './codeDocument.ts';

export interface CodeRanking {
  readonly code: CodeDocument;
  readonly papers: readonly RankedPaper[];
  /** The code was too long to read whole. */
  readonly sampled: boolean;
}

export interface RankedPaper {
  readonly paper: Paper;
  /** Heaviest first, never empty. */
  readonly evidence: readonly Evidence[];
}

export interface CodeRankerDependencies {
  readonly catalogue: Catalogue;
  readonly clock: Clock;
  /** What it hides is not ranked. */
  readonly annotations: Pick<Annotations, 'isHidden' | 'countHidden'>;
  readonly relatedIndexer: RelatedIndexer;
}

/** More related papers than this are no longer about the code. */
const shownPapers = 10;
/** So many hidden papers are looked past at most. */
const maxHidden = 200;
/** How many other open files are read: enough to know what is usual. */
const otherFiles = 30;

export class CodeRanker implements vscode.Disposable {
  readonly #dependencies: CodeRankerDependencies;
  readonly #workspace = new WorkspaceFrequency();
  readonly #readFiles = new Set<string>();
  readonly #closed: vscode.Disposable;

  constructor(dependencies: CodeRankerDependencies) {
    this.#dependencies = dependencies;
    this.#closed = vscode.workspace.onDidCloseTextDocument(({ uri }) => {
      this.#workspace.delete(uri.toString());
      this.#readFiles.delete(uri.toString());
    });
  }

  /**
   * Papers that the code names come first, in its order; then those that its words point to. `onNamed` gets the former
   * at once while the papers are still being prepared for the latter, which takes long when there are many. Rejects
   * with the signal's reason when it is aborted. Works in slices.
   */
  async rank(
    code: CodeDocument,
    signal: AbortSignal,
    onNamed?: (ranking: CodeRanking) => void,
  ): Promise<CodeRanking> {
    const { catalogue, clock, annotations, relatedIndexer } = this.#dependencies;
    const named = await this.#named(code, signal);
    if (!relatedIndexer.isReady) onNamed?.({ code, papers: [...named.values()], sampled: false });
    const [terms, engine] = await Promise.all([
      extractCodeTerms(code, clock, signal),
      relatedIndexer.engine(),
    ]);
    await this.#readOtherFiles(code.uri, signal);
    signal.throwIfAborted();
    // Code that an agent hands over is often copied from an open file: that file must not make its words usual.
    const background = isWithoutDocument(code)
      ? {}
      : { uri: code.uri.toString(), workspace: this.#workspace };
    const most = shownPapers + Math.min(annotations.countHidden(), maxHidden);
    const found = engine.relatedToCode(terms, most, background);
    const papers = await Promise.all(
      found.map(async ({ paper: id, evidence }) => {
        const paper = await catalogue.get(id);
        return paper === undefined || annotations.isHidden(paper) ? [] : [{ paper, evidence }];
      }),
    );
    signal.throwIfAborted();
    const others: RankedPaper[] = [];
    for (const related of papers.flat()) {
      const first = named.get(related.paper.id);
      if (first === undefined) others.push(related);
      else named.set(first.paper.id, { ...first, evidence: [...first.evidence, ...related.evidence] });
    }
    return { code, papers: [...named.values(), ...others.slice(0, shownPapers)], sampled: terms.sampled };
  }

  /** Papers of the catalogue that the code names by id or link, in its order. */
  async #named(code: CodeDocument, signal: AbortSignal): Promise<Map<PaperId, RankedPaper>> {
    const { catalogue, clock, annotations } = this.#dependencies;
    const lines: string[] = [];
    const numbers = Array.from({ length: code.lineCount }, (_, at) => at);
    await forEachInSlices(numbers, clock, at => void lines.push(code.line(at)), { signal });
    const linesOf = new Map<PaperId, { readonly paper: Paper; readonly lines: Set<number> }>();
    for (const { id, line } of await findMentionsInFile(
      code.uri.toString(),
      lines.join('\n'),
      clock,
      signal,
    )) {
      const paper = await catalogue.get(id);
      if (paper === undefined || annotations.isHidden(paper)) continue;
      const before = linesOf.get(paper.id);
      if (before === undefined) linesOf.set(paper.id, { paper, lines: new Set([line]) });
      else before.lines.add(line);
    }
    signal.throwIfAborted();
    return new Map(
      [...linesOf].map(([id, { paper, lines }]) => [id, { paper, evidence: [namedIn(code, [...lines])] }]),
    );
  }

  dispose(): void {
    this.#closed.dispose();
  }

  async #readOtherFiles(except: vscode.Uri, signal: AbortSignal): Promise<void> {
    for (const document of vscode.workspace.textDocuments) {
      const uri = document.uri.toString();
      if (this.#readFiles.size >= otherFiles) return;
      if (!isCode(document) || uri === except.toString() || this.#readFiles.has(uri)) continue;
      this.#workspace.add(
        uri,
        await extractCodeTerms(documentCode(document), this.#dependencies.clock, signal),
      );
      this.#readFiles.add(uri);
    }
  }
}

/** The reason of a paper that these lines name. */
function namedIn(code: CodeDocument, lines: readonly number[]): Evidence {
  const [first = 0] = lines;
  const label = vscode.l10n.t('named in line {0}', code.locate(first).line + 1);
  return { stem: '', label, weight: 0, lines };
}
