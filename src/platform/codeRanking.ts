// Ranks the catalogue against open code, with the other open files as a picture of what is usual in this workspace.
import * as vscode from 'vscode';
import type { Catalogue } from '../core/catalogue.ts';
import { mentionsIn } from '../core/mentions/mentionIndex.ts';
import type { Paper, PaperId } from '../core/paper.ts';
import type { Clock } from '../core/ports.ts';
import type { Evidence } from '../core/related/evidence.ts';
import { readCode } from '../core/related/readCode.ts';
import type { RelatedPapers } from '../core/related/relatedPapers.ts';
import type { PaperMarks } from '../core/readingList/marks.ts';
import { inSlices } from '../core/slices.ts';
import { WorkspaceBackground } from '../core/related/workspaceBackground.ts';
import { documentCode, isCode, isLoose, type OpenCode } from './openCode.ts';

export interface CodeRanking {
  readonly code: OpenCode;
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
  readonly marks: Pick<PaperMarks, 'hides' | 'countHidden'>;
  readonly relatedPapers: RelatedPapers;
}

/** More related papers than this are no longer about the code. */
const shownPapers = 10;
/** So many hidden papers are looked past at most. */
const mostHidden = 200;
/** How many other open files are read: enough to know what is usual. */
const otherFiles = 30;

export class CodeRanker implements vscode.Disposable {
  readonly #dependencies: CodeRankerDependencies;
  readonly #workspace = new WorkspaceBackground();
  readonly #known = new Set<string>();
  readonly #closed: vscode.Disposable;

  constructor(dependencies: CodeRankerDependencies) {
    this.#dependencies = dependencies;
    this.#closed = vscode.workspace.onDidCloseTextDocument(({ uri }) => {
      this.#workspace.forget(uri.toString());
      this.#known.delete(uri.toString());
    });
  }

  /**
   * Papers that the code names come first, in its order; then those that its words point to. `onNamed` gets the former
   * at once while the papers are still being prepared for the latter, which takes long when there are many. Rejects
   * with the signal's reason when it is aborted. Works in slices.
   */
  async rank(
    code: OpenCode,
    signal: AbortSignal,
    onNamed?: (ranking: CodeRanking) => void,
  ): Promise<CodeRanking> {
    const { catalogue, clock, marks, relatedPapers } = this.#dependencies;
    const named = await this.#named(code, signal);
    if (!relatedPapers.isReady) onNamed?.({ code, papers: [...named.values()], sampled: false });
    const [terms, engine] = await Promise.all([readCode(code, clock, signal), relatedPapers.engine()]);
    await this.#readOtherFiles(code.uri, signal);
    signal.throwIfAborted();
    // Code that an agent hands over is often copied from an open file: that file must not make its words usual.
    const background = isLoose(code) ? {} : { uri: code.uri.toString(), workspace: this.#workspace };
    const most = shownPapers + Math.min(marks.countHidden(), mostHidden);
    const found = engine.relatedToCode(terms, most, background);
    const papers = await Promise.all(
      found.map(async ({ paper: id, evidence }) => {
        const paper = await catalogue.get(id);
        return paper === undefined || marks.hides(paper) ? [] : [{ paper, evidence }];
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
  async #named(code: OpenCode, signal: AbortSignal): Promise<Map<PaperId, RankedPaper>> {
    const { catalogue, clock, marks } = this.#dependencies;
    const lines: string[] = [];
    const numbers = Array.from({ length: code.lineCount }, (_, at) => at);
    await inSlices(numbers, clock, at => void lines.push(code.line(at)), { signal });
    const linesOf = new Map<PaperId, { readonly paper: Paper; readonly lines: Set<number> }>();
    for (const { id, line } of await mentionsIn(code.uri.toString(), lines.join('\n'), clock, signal)) {
      const paper = await catalogue.get(id);
      if (paper === undefined || marks.hides(paper)) continue;
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
      if (this.#known.size >= otherFiles) return;
      if (!isCode(document) || uri === except.toString() || this.#known.has(uri)) continue;
      this.#workspace.note(uri, await readCode(documentCode(document), this.#dependencies.clock, signal));
      this.#known.add(uri);
    }
  }
}

/** The reason of a paper that these lines name. */
function namedIn(code: OpenCode, lines: readonly number[]): Evidence {
  const [first = 0] = lines;
  const shown = vscode.l10n.t('named in line {0}', code.locate(first).line + 1);
  return { stem: '', shown, weight: 0, lines };
}
