// The view "Related to This File": follows the editor while it is visible and not paused.
import * as vscode from 'vscode';
import type { Catalogue } from '../../core/catalogue.ts';
import type { PaperId } from '../../core/paper.ts';
import type { Log } from '../../core/ports.ts';
import type { Marks } from '../../core/readingList/marks.ts';
import type { RelatedEmpty } from '../../core/related/evidence.ts';
import { beforeRanking, type WorkState } from '../../core/workProgress.ts';
import { contextKeys, views } from '../../ids.ts';
import type { CodeRanking } from '../../platform/codeRanking.ts';
import { workSentence } from '../../platform/workSentence.ts';
import { rankAll, type RankingDependencies } from './completeRanking.ts';
import { Follower } from './follower.ts';
import { RelatedTree, type RelatedNode } from './relatedTree.ts';

interface RelatedViewDependencies extends RankingDependencies {
  readonly catalogue: Pick<Catalogue, 'onDidChange'>;
  readonly log: Log;
  readonly marks: Pick<Marks, 'of' | 'onDidChange'>;
}

export class RelatedView implements vscode.Disposable {
  readonly #dependencies: RelatedViewDependencies;
  readonly #tree: RelatedTree;
  readonly #follower = new Follower();
  readonly #view: vscode.TreeView<unknown>;
  readonly #subscriptions: vscode.Disposable;
  #paused = false;
  #running = new AbortController();
  #name = '';
  #empty: RelatedEmpty | '' = '';
  /** What is said of the code that is shown. */
  #remark = '';

  constructor(dependencies: RelatedViewDependencies) {
    const { catalogue, marks, relatedPapers, work } = dependencies;
    this.#dependencies = dependencies;
    this.#tree = new RelatedTree(marks);
    this.#view = vscode.window.createTreeView(views.related, {
      treeDataProvider: this.#tree,
      showCollapseAll: true,
    });
    this.#subscriptions = vscode.Disposable.from(
      this.#view,
      this.#tree,
      this.#follower,
      this.#follower.onDidSettle(() => {
        void this.refresh();
      }),
      relatedPapers.onDidChange(() => {
        void this.refresh();
      }),
      marks.onDidChange(() => {
        void this.refresh();
      }),
      // What the file names may have come into the catalogue, long before its words can be looked for.
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

  /** The row of a paper that is shown. */
  find(id: PaperId): RelatedNode | undefined {
    return this.#tree.find(id);
  }

  setPaused(paused: boolean): void {
    this.#paused = paused;
    this.#showState();
    void this.refresh();
  }

  pin(): void {
    this.#follower.pin();
    this.#showState();
  }

  unpin(): void {
    this.#follower.unpin();
    this.#showState();
  }

  /** Ranks again, off the typing path; the last call wins. Nothing happens out of sight or while paused. */
  async refresh(): Promise<void> {
    this.#running.abort();
    if (this.#paused || !this.#view.visible) return;
    const { signal } = (this.#running = new AbortController());
    try {
      const code = await this.#follower.code();
      if (signal.aborted) return;
      const ranking =
        code &&
        (await rankAll(this.#dependencies, code, signal, early => {
          this.#show(early, '');
        }));
      this.#show(ranking, ranking === undefined ? 'noCode' : ranking.papers.length === 0 ? 'nothing' : '');
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

  #show(ranking: CodeRanking | undefined, empty: RelatedEmpty | ''): void {
    this.#name = ranking?.code.name ?? '';
    this.#tree.show(ranking);
    this.#remark =
      ranking?.sampled === true && ranking.papers.length > 0
        ? vscode.l10n.t('{0} is long: evenly spread parts of it were read.', ranking.code.fileName)
        : '';
    this.#showMessage();
    this.#empty = empty;
    void vscode.commands.executeCommand('setContext', contextKeys.relatedEmpty, empty);
    this.#showState();
  }

  /** What is still to be done before all papers can be ranked. */
  get #unfinished(): WorkState | undefined {
    return this.#dependencies.work.of(...beforeRanking);
  }

  #showMessage(): void {
    this.#view.message = workSentence(this.#unfinished) || this.#remark;
  }

  #showState(): void {
    const state = this.#paused
      ? vscode.l10n.t('paused')
      : this.#follower.pinned
        ? vscode.l10n.t('pinned')
        : '';
    this.#view.description = [this.#name, state].filter(Boolean).join(' · ');
    void vscode.commands.executeCommand('setContext', contextKeys.relatedPaused, this.#paused);
    void vscode.commands.executeCommand('setContext', contextKeys.relatedPinned, this.#follower.pinned);
  }
}
