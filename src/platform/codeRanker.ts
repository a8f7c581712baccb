// Ranks the catalogue against open code. The other open files show which words are common in this workspace.
import * as vscode from 'vscode';
import type { Paper } from '../core/papers/paper.ts';
import type { Annotations } from '../core/readingList/annotations.ts';
import type { CodeTerms } from '../core/related/code.ts';
import type { Evidence } from '../core/related/evidence.ts';
import { extractCodeTerms } from '../core/related/extractCodeTerms.ts';
import type { RelatedIndexer } from '../core/related/relatedIndexer.ts';
import type { CodeContext } from '../core/related/termWeights.ts';
import { WorkspaceFrequency } from '../core/related/workspaceFrequency.ts';
import type { WeightedTerm } from '../core/text/weightedTerms.ts';
import { documentCode, isCode, isWithoutDocument, type CodeDocument } from './codeDocument.ts';
import { namedPapers, type NamedPapersDependencies } from './namedPapers.ts';

export interface CodeRanking {
  readonly code: CodeDocument;
  readonly papers: readonly RankedPaper[];
  /** True when the code was too long to read in full. */
  readonly sampled: boolean;
  /** What the papers were ranked by; undefined for an early ranking. */
  readonly query?: CodeQuery;
}

/** The terms of code, and what they are weighed against. */
export interface CodeQuery {
  readonly terms: CodeTerms;
  readonly background: CodeContext;
}

export interface RankedPaper {
  readonly paper: Paper;
  /** Ordered by descending weight, never empty. */
  readonly evidence: readonly Evidence[];
}

export interface CodeRankerDependencies extends NamedPapersDependencies {
  /** Hidden papers are not ranked. */
  readonly annotations: Pick<Annotations, 'isHidden' | 'countHidden'>;
  readonly relatedIndexer: RelatedIndexer;
}

/** Maximum number of related papers; those further down have little to do with the code. */
const shownPapers = 10;
/** Maximum number of hidden papers to skip. */
const maxHidden = 200;
/** Maximum number of other open files read, enough to learn the common words. */
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
   * Ranks the papers that the code mentions first, in order of mention, then those related by its terms. `onNamed` gets
   * the former at once while the related index is still being built, which takes long for many papers. Works in slices.
   * Rejects with the signal's reason when it is aborted.
   */
  async rank(
    code: CodeDocument,
    signal: AbortSignal,
    onNamed?: (ranking: CodeRanking) => void,
  ): Promise<CodeRanking> {
    const { catalogue, annotations, relatedIndexer } = this.#dependencies;
    const named = await namedPapers(code, this.#dependencies, signal);
    if (!relatedIndexer.isReady) onNamed?.({ code, papers: [...named.values()], sampled: false });
    const [query, engine] = await Promise.all([this.query(code, signal), relatedIndexer.engine()]);
    const { terms, background } = query;
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
    const ranked = [...named.values(), ...others.slice(0, shownPapers)];
    return { code, papers: ranked, sampled: terms.sampled, query };
  }

  /** Returns terms of at most `maxWords` words together that tell most about the code, for an online search. */
  async searchTerms({ terms, background }: CodeQuery, maxWords: number): Promise<readonly WeightedTerm[]> {
    return (await this.#dependencies.relatedIndexer.engineForTerms()).searchTerms(
      terms,
      maxWords,
      background,
    );
  }

  /** Returns the heaviest terms of the code, names that only it has among them: for a server of the user's own. */
  async heaviestTerms({ terms, background }: CodeQuery): Promise<readonly WeightedTerm[]> {
    return (await this.#dependencies.relatedIndexer.engine()).heaviestTerms(terms, background);
  }

  /** Ranks papers that are not in the catalogue; leaves out those below the threshold. */
  async rankOthers(
    { terms, background }: CodeQuery,
    papers: readonly Paper[],
    signal: AbortSignal,
  ): Promise<readonly RankedPaper[]> {
    const { relatedIndexer } = this.#dependencies;
    const engine = await relatedIndexer.engineFor(papers, terms, background, signal);
    const byId = new Map<string, Paper>(papers.map(paper => [paper.id, paper]));
    return engine.relatedToCode(terms, papers.length, background).flatMap(({ paper: id, evidence }) => {
      const paper = byId.get(id);
      return paper === undefined ? [] : { paper, evidence };
    });
  }

  /** Reads what the code asks for; several rankings can use it. */
  async query(code: CodeDocument, signal: AbortSignal): Promise<CodeQuery> {
    const terms = await extractCodeTerms(code, this.#dependencies.clock, signal);
    await this.#readOtherFiles(code.uri, signal);
    signal.throwIfAborted();
    // Code from an agent is often copied from an open file, which must not make the words of the code count as common.
    const background = isWithoutDocument(code)
      ? {}
      : { uri: code.uri.toString(), workspace: this.#workspace };
    return { terms, background };
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
