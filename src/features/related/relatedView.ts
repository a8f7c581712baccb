// The view "Related to This File". Follows the editor while it is visible and not paused.
import * as vscode from 'vscode';
import type { Log } from '../../core/base/ports.ts';
import { beforeRanking, type WorkState } from '../../core/base/workProgress.ts';
import type { Catalogue } from '../../core/papers/catalogue.ts';
import type { PaperId } from '../../core/papers/paper.ts';
import type { ReadingListAnnotations } from '../../core/readingList/annotations.ts';
import type { RelatedEmptyReason } from '../../core/related/evidence.ts';
import type { WeightedTerm } from '../../core/text/weightedTerms.ts';
import { contextKeys, views } from '../../ids.ts';
import { setContext } from '../../platform/contextKey.ts';
import type { CodeDocument } from '../../platform/codeDocument.ts';
import type { CodeRanking } from '../../platform/codeRanker.ts';
import { showViewMessage } from '../../platform/viewMessage.ts';
import { workSentence } from '../../platform/workSentence.ts';
import { rankCompletely, type RankingDependencies } from './completeRanking.ts';
import { EditorTracker } from './editorTracker.ts';
import { maxWords } from './onlineSubject.ts';
import { RelatedTreeProvider, type RelatedNode } from './relatedTreeProvider.ts';

interface RelatedViewDependencies extends RankingDependencies {
  readonly catalogue: Pick<Catalogue, 'onDidChange'>;
  readonly log: Log;
  readonly annotations: Pick<ReadingListAnnotations, 'of' | 'onDidChange'>;
}

export class RelatedView implements vscode.Disposable {
  readonly #dependencies: RelatedViewDependencies;
  readonly #tree: RelatedTreeProvider;
  readonly #editorTracker = new EditorTracker();
  readonly #view: vscode.TreeView<unknown>;
  readonly #subscriptions: vscode.Disposable;
  #paused = false;
  #running = new AbortController();
  #name = '';
  #empty: RelatedEmptyReason | '' = '';
  /** Note about the code on display, shown above the rows. */
  #remark = '';

  constructor(dependencies: RelatedViewDependencies) {
    const { catalogue, annotations, relatedIndexer, work } = dependencies;
    this.#dependencies = dependencies;
    this.#tree = new RelatedTreeProvider(annotations);
    this.#view = vscode.window.createTreeView(views.related, {
      treeDataProvider: this.#tree,
      showCollapseAll: true,
    });
    this.#subscriptions = vscode.Disposable.from(
      this.#view,
      this.#tree,
      this.#editorTracker,
      this.#editorTracker.onDidSettle(() => {
        void this.refresh();
      }),
      relatedIndexer.onDidChange(() => {
        void this.refresh();
      }),
      annotations.onDidChange(() => {
        void this.refresh();
      }),
      // A paper that the file mentions may have been added, long before the related index is ready.
      catalogue.onDidChange(() => {
        void this.refresh();
      }),
      work.onDidChange(() => {
        this.#showMessage();
        // More papers come: that there is nothing is no longer known.
        if (this.#empty === 'nothing' && this.#unfinished !== undefined) void this.refresh();
      }),
      this.#view.onDidChangeVisibility(() => {
        void this.refresh();
      }),
    );
    this.#showState();
    void this.refresh();
  }

  /** Returns the row of a paper on display. */
  find(id: PaperId): RelatedNode | undefined {
    return this.#tree.find(id);
  }

  /** Returns the code that the view is about; undefined when none is open. */
  code(): Promise<CodeDocument | undefined> {
    return this.#editorTracker.code();
  }

  /** URI of the file of that code. */
  get uri(): vscode.Uri | undefined {
    return this.#editorTracker.uri;
  }

  setPaused(paused: boolean): void {
    this.#paused = paused;
    this.#showState();
    void this.refresh();
  }

  pin(): void {
    this.#editorTracker.pin();
    this.#showState();
  }

  unpin(): void {
    this.#editorTracker.unpin();
    this.#showState();
  }

  /** Ranks again, debounced from typing; the last call wins. Does nothing while the view is hidden or paused. */
  async refresh(): Promise<void> {
    this.#running.abort();
    if (this.#paused || !this.#view.visible) return;
    const { signal } = (this.#running = new AbortController());
    try {
      const code = await this.#editorTracker.code();
      if (signal.aborted) return;
      const ranking =
        code &&
        (await rankCompletely(this.#dependencies, code, signal, early => {
          this.#show(early, '');
        }));
      const terms = ranking?.query && (await this.#dependencies.ranker.searchTerms(ranking.query, maxWords));
      signal.throwIfAborted();
      const empty = ranking === undefined ? 'noCode' : ranking.papers.length === 0 ? 'nothing' : '';
      this.#show(ranking, empty, terms);
    } catch (error) {
      if (signal.aborted) return;
      this.#dependencies.log.warn(`Related papers could not be found: ${String(error)}`);
      this.#show(undefined, 'failed');
    }
  }

  dispose(): void {
    this.#running.abort();
    this.#subscriptions.dispose();
  }

  #show(
    ranking: CodeRanking | undefined,
    empty: RelatedEmptyReason | '',
    terms?: readonly WeightedTerm[],
  ): void {
    this.#name = ranking?.code.name ?? '';
    this.#tree.show(ranking, terms);
    this.#remark =
      ranking?.sampled === true && ranking.papers.length > 0
        ? vscode.l10n.t('{0} is long: evenly spread parts of it were read.', ranking.code.fileName)
        : '';
    this.#showMessage();
    this.#empty = empty;
    setContext(contextKeys.relatedEmpty, empty);
    this.#showState();
  }

  /** Work that must end before all papers can be ranked. */
  get #unfinished(): WorkState | undefined {
    return this.#dependencies.work.of(...beforeRanking);
  }

  #showMessage(): void {
    showViewMessage(this.#view, workSentence(this.#unfinished) || this.#remark);
  }

  #showState(): void {
    const state = this.#paused
      ? vscode.l10n.t('paused')
      : this.#editorTracker.pinned
        ? vscode.l10n.t('pinned')
        : '';
    this.#view.description = [this.#name, state].filter(Boolean).join(' · ');
    setContext(contextKeys.relatedPaused, this.#paused);
    setContext(contextKeys.relatedPinned, this.#editorTracker.pinned);
  }
}
