// Reading files, as the user sees it: a bar in the Papers view, a count in the status bar, a way to stop, one line at the end.
import * as vscode from 'vscode';
import { commands, contextKeys, views } from '../../ids.ts';
import { escapeIcons } from '../../platform/reasonsPick.ts';
import { formatCount } from './fileMessages.ts';

/** Most files are read before anyone could read that they are; in milliseconds. */
const showDelay = 400;
/** Between two counts, in milliseconds. */
const countEvery = 100;
/** How long the line at the end stays, in milliseconds. */
const lineTime = 20_000;

export class FileReadingProgress implements vscode.Disposable {
  readonly #item = vscode.window.createStatusBarItem('paperside.files', vscode.StatusBarAlignment.Left);
  #isShown = false;
  #lastCount = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    this.#item.name = vscode.l10n.t('Paperside Files');
  }

  /** Shows that `work` runs, when it takes long enough to be seen. */
  async during<T>(work: () => Promise<T>): Promise<T> {
    clearTimeout(this.#timer);
    this.#item.hide();
    this.#item.text = `$(loading~spin) ${vscode.l10n.t('Reading files…')}`;
    this.#item.tooltip = vscode.l10n.t('Stop Reading Files');
    this.#item.command = commands.cancelReading;
    this.#timer = setTimeout(() => {
      this.#show(true);
    }, showDelay);
    try {
      return await vscode.window.withProgress({ location: { viewId: views.papers } }, work);
    } finally {
      clearTimeout(this.#timer);
      this.#show(false);
    }
  }

  /** "library.jsonl: 34,000 papers…" */
  count(name: string, papers: number): void {
    const now = Date.now();
    if (now - this.#lastCount < countEvery) return;
    this.#lastCount = now;
    this.#item.text = `$(loading~spin) ${vscode.l10n.t('{0}: {1} papers…', escapeIcons(name), formatCount(papers))}`;
  }

  /** The line at the end; with problems it leads to the log. */
  end(line: string, problems = ''): void {
    this.#item.text = problems === '' ? `$(book) ${escapeIcons(line)}` : `$(warning) ${escapeIcons(line)}`;
    this.#item.tooltip = problems === '' ? undefined : problems;
    this.#item.command = problems === '' ? commands.showPapers : commands.showLog;
    this.#item.show();
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#item.hide();
    }, lineTime);
  }

  dispose(): void {
    clearTimeout(this.#timer);
    this.#item.dispose();
  }

  #show(shown: boolean): void {
    if (this.#isShown === shown) return;
    this.#isShown = shown;
    if (shown) this.#item.show();
    else this.#item.hide();
    void vscode.commands.executeCommand('setContext', contextKeys.readingFiles, shown);
  }
}
