// The view "Papers in This Workspace". Scans the workspace when first visible, then follows file changes.
import * as vscode from 'vscode';
import type { Clock, Log } from '../../core/base/ports.ts';
import type { WorkspaceBibliographies } from '../../core/citations/workspaceBibliographies.ts';
import type { MentionIndex, MentionsEmptyReason } from '../../core/mentions/mentionIndex.ts';
import type { TitleChange, TitleIndexer } from '../../core/mentions/titles/titleIndexer.ts';
import type { Catalogue } from '../../core/papers/catalogue.ts';
import { contextKeys, views } from '../../ids.ts';
import { setContext } from '../../platform/contextKey.ts';
import { DelayedCall } from '../../platform/delayedCall.ts';
import { formatNumber, plural } from '../../platform/numbers.ts';
import { showViewMessage } from '../../platform/viewMessage.ts';
import { MentionTreeProvider, type MentionNode } from './mentionTreeProvider.ts';
import { WorkspaceScanner } from './workspaceScanner.ts';
import { WorkspaceWatcher } from './workspaceWatcher.ts';

/** Debounce time of a redraw, in milliseconds. */
const settleTime = 150;
/** Maximum number of changed files to rescan one by one; above it, a scan of the whole workspace is faster. */
const maxFollowed = 50;

interface MentionsViewDependencies {
  readonly bibliographies: Pick<WorkspaceBibliographies, 'open'>;
  readonly catalogue: Catalogue;
  readonly clock: Clock;
  readonly log: Log;
  readonly mentions: MentionIndex;
  readonly titles: TitleIndexer;
}

export class MentionsView implements vscode.Disposable {
  readonly #tree: MentionTreeProvider;
  readonly #view: vscode.TreeView<MentionNode>;
  readonly #index: MentionIndex;
  readonly #bibliographies: MentionsViewDependencies['bibliographies'];
  readonly #scan: WorkspaceScanner;
  readonly #log: Log;
  readonly #watcher = new WorkspaceWatcher(uris => void this.#rescan(uris));
  readonly #subscriptions: vscode.Disposable;
  #scanned = false;
  #lastScan: Promise<unknown> = Promise.resolve();
  #running: AbortController | undefined;

  constructor({ bibliographies, catalogue, clock, log, mentions: index, titles }: MentionsViewDependencies) {
    this.#index = index;
    this.#log = log;
    this.#bibliographies = bibliographies;
    this.#scan = new WorkspaceScanner(index, clock, log, titles);
    this.#tree = new MentionTreeProvider(catalogue, index);
    this.#view = vscode.window.createTreeView(views.mentions, {
      treeDataProvider: this.#tree,
      showCollapseAll: true,
    });
    const refresh = new DelayedCall(() => {
      this.#tree.refresh();
      this.#showEmpty();
    }, settleTime);
    const soon = (): void => {
      refresh.restart();
    };
    const { workspace } = vscode;
    this.#subscriptions = vscode.Disposable.from(
      this.#tree,
      this.#view,
      refresh,
      vscode.Disposable.from(index.onDidChange(soon), catalogue.onDidChange(soon)),
      vscode.Disposable.from(titles.onDidChange(change => void this.#readAgain(change))),
      this.#view.onDidChangeVisibility(() => void this.#scanWhenSeen()),
      workspace.onDidGrantWorkspaceTrust(() => void this.#scanWhenSeen()),
      workspace.onDidChangeWorkspaceFolders(() => {
        if (this.#scanned) void this.scan();
      }),
      this.#watcher,
    );
    this.#showEmpty();
    void this.#scanWhenSeen();
  }

  /**
   * Scans the whole workspace again, replacing a running scan. Reads nothing in an untrusted workspace. Resolves to whether
   * all files have been read.
   */
  scan(): Promise<boolean> {
    return (this.#lastScan = this.#scanAll());
  }

  async #scanAll(): Promise<boolean> {
    this.cancel();
    this.#showEmpty();
    if (!canRead()) {
      this.#index.clear();
      return true;
    }
    this.#scanned = true;
    void this.#bibliographies.open();
    const { signal } = (this.#running = new AbortController());
    await setContext(contextKeys.scanning, true);
    try {
      await vscode.window.withProgress({ location: { viewId: views.mentions } }, async () => {
        const { files, isTruncated } = await this.#scan.scanAll(signal, (done, total) => {
          if (done % 200 === 0) this.showProgress(progressSentence(done, total));
        });
        this.#log.info(`Looked for papers in ${files} files.`);
        this.showProgress(
          isTruncated ? vscode.l10n.t('The first {0} files were looked through.', formatNumber(files)) : '',
        );
      });
      return true;
    } catch (error) {
      this.showProgress(signal.aborted ? vscode.l10n.t('Stopped; what was found by then is shown.') : '');
      if (!signal.aborted) this.#log.error(`The workspace could not be looked through: ${String(error)}`);
      return false;
    } finally {
      // Unless another scan has started meanwhile.
      if (this.#isRunning(signal)) this.cancel();
      this.#showEmpty();
    }
  }

  async #rescan(uris: readonly vscode.Uri[]): Promise<void> {
    if (!this.#scanned) return;
    if (uris.length > maxFollowed) await this.scan();
    else await this.#scan.rescan(uris);
  }

  /** Reads the files again that a change of the papers' titles concerns. */
  async #readAgain(change: TitleChange): Promise<void> {
    if (this.#scanned && canRead()) await this.#scan.readAgain(change);
  }

  #isRunning(signal: AbortSignal): boolean {
    return this.#running?.signal === signal;
  }

  cancel(): void {
    this.#running?.abort();
    this.#running = undefined;
    void setContext(contextKeys.scanning, false);
  }

  /** Shows a sentence above the rows; in a notification while the view is out of sight. */
  async say(sentence: string): Promise<void> {
    this.showProgress(sentence);
    if (!this.#view.visible) await vscode.window.showInformationMessage(sentence);
  }

  /** Shows how far work has come, above the rows; '' when it has ended. */
  showProgress(sentence: string): void {
    showViewMessage(this.#view, sentence);
  }

  dispose(): void {
    this.#running?.abort();
    this.#subscriptions.dispose();
  }

  /** Scans the workspace unless it was scanned before; later changes are followed by the watcher. */
  async scanOnce(): Promise<void> {
    if (!this.#scanned && canRead()) await this.scan();
  }

  /** Resolves when the files are read as they are now, as far as VS Code has told of changes. */
  async scanned(): Promise<void> {
    await this.scanOnce();
    await this.#lastScan;
    // Waits for what is being read, also when nothing has changed since.
    await this.#rescan(this.#watcher.take());
  }

  async #scanWhenSeen(): Promise<void> {
    this.#showEmpty();
    if (this.#view.visible) await this.scanOnce();
  }

  #showEmpty(): void {
    const { workspaceFolders, isTrusted } = vscode.workspace;
    const empty: MentionsEmptyReason | '' =
      workspaceFolders === undefined
        ? 'noFolder'
        : !isTrusted
          ? 'untrusted'
          : this.#running === undefined && this.#scanned && this.#index.papers().size === 0
            ? 'nothing'
            : '';
    void setContext(contextKeys.mentionsEmpty, empty);
  }
}

function progressSentence(done: number, total: number): string {
  const { t } = vscode.l10n;
  const counts = [done, total].map(formatNumber);
  return plural(total, t('{0} of {1} file…', ...counts), t('{0} of {1} files…', ...counts));
}

function canRead(): boolean {
  return vscode.workspace.isTrusted && vscode.workspace.workspaceFolders !== undefined;
}
