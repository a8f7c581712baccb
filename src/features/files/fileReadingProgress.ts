// Progress of reading files: a bar in the Papers view, and a status bar item with count, stop command and result.
import * as vscode from 'vscode';
import { commands, contextKeys, views } from '../../ids.ts';
import { setContext } from '../../platform/contextKey.ts';
import { DelayedCall } from '../../platform/delayedCall.ts';
import { formatNumber, plural } from '../../platform/numbers.ts';
import { escapeIcons } from '../../platform/escapeIcons.ts';

/** Milliseconds before the progress appears; most files are read sooner. */
const showDelay = 400;
/** Milliseconds between two updates of the count. */
const countEvery = 100;
/** Milliseconds for which the result stays in the status bar. */
const lineTime = 20_000;

export class FileReadingProgress implements vscode.Disposable {
  readonly #item = vscode.window.createStatusBarItem('paperside.files', vscode.StatusBarAlignment.Left);
  #isShown = false;
  #lastCount = 0;
  readonly #showLater = new DelayedCall(() => {
    this.#show(true);
  }, showDelay);
  readonly #hideLater = new DelayedCall(() => {
    this.#item.hide();
  }, lineTime);

  constructor() {
    this.#item.name = vscode.l10n.t('Paperside Files');
  }

  /** Shows progress while `work` runs, unless it ends within `showDelay`. */
  async during<T>(work: () => Promise<T>): Promise<T> {
    this.#hideLater.cancel();
    this.#item.hide();
    this.#item.text = `$(loading~spin) ${vscode.l10n.t('Reading files…')}`;
    this.#item.tooltip = vscode.l10n.t('Stop Reading Files');
    this.#item.command = commands.cancelReading;
    this.#showLater.restart();
    try {
      return await vscode.window.withProgress({ location: { viewId: views.papers } }, work);
    } finally {
      this.#showLater.cancel();
      this.#show(false);
    }
  }

  /** Shows a count such as "library.jsonl: 34,000 papers…". */
  count(name: string, papers: number): void {
    const now = Date.now();
    if (now - this.#lastCount < countEvery) return;
    this.#lastCount = now;
    const { t } = vscode.l10n;
    const [file, count] = [escapeIcons(name), formatNumber(papers)];
    const line = plural(papers, t('{0}: {1} paper…', file, count), t('{0}: {1} papers…', file, count));
    this.#item.text = `$(loading~spin) ${line}`;
  }

  /** Shows the result. With problems, the status bar item opens the log. */
  end(line: string, problems = ''): void {
    this.#item.text = problems === '' ? `$(book) ${escapeIcons(line)}` : `$(warning) ${escapeIcons(line)}`;
    this.#item.tooltip = problems === '' ? undefined : problems;
    this.#item.command = problems === '' ? commands.showPapers : commands.showLog;
    this.#item.show();
    this.#hideLater.restart();
  }

  dispose(): void {
    this.#showLater.dispose();
    this.#hideLater.dispose();
    this.#item.dispose();
  }

  #show(shown: boolean): void {
    if (this.#isShown === shown) return;
    this.#isShown = shown;
    if (shown) this.#item.show();
    else this.#item.hide();
    setContext(contextKeys.readingFiles, shown);
  }
}
