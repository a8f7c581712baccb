// Shows requests to the sources in the Papers view: progress and message, cancellation, and the result.
import * as vscode from 'vscode';
import type { Emitter } from '../../core/base/emitter.ts';
import { toFailure, type Failure } from '../../core/base/failures.ts';
import type { Log } from '../../core/base/ports.ts';
import { commands, contextKeys, views } from '../../ids.ts';
import { setContext } from '../../platform/contextKey.ts';
import { DelayedCall } from '../../platform/delayedCall.ts';
import { ageMessage } from '../../platform/failureMessage.ts';
import { formatNumber, plural } from '../../platform/numbers.ts';
import { refreshFailureMessage, storageMessage } from './sourceMessages.ts';

/** Milliseconds for which the result stays in the status bar. */
const lineTime = 20_000;

export interface ActivityResult {
  /** Number of papers that were not known before. */
  readonly added: number;
  readonly failures: readonly Failure[];
  /** Time of the oldest cached answer used in place of a new one, in milliseconds since 1970. */
  readonly since?: number | undefined;
}

/** Shows a message above the rows of the Papers view; the empty string removes it. */
export type ShowMessage = (sentence: string) => void;

export class Activity implements vscode.Disposable {
  readonly #message: Emitter<string>;
  readonly #log: Log;
  readonly #statusItem = vscode.window.createStatusBarItem(
    'paperside.sources',
    vscode.StatusBarAlignment.Left,
  );
  readonly #hideStatus = new DelayedCall(() => {
    this.#statusItem.hide();
  }, lineTime);
  #stop: AbortController | undefined;
  #failures: readonly Failure[] = [];
  #since: number | undefined;
  #storage: Failure | undefined;

  constructor(message: Emitter<string>, log: Log) {
    this.#message = message;
    this.#log = log;
    this.#statusItem.name = vscode.l10n.t('Paperside Sources');
  }

  get isRunning(): boolean {
    return this.#stop !== undefined;
  }

  /** Runs `work`, cancelling any earlier run. Never rejects: a failure becomes a message. */
  async run(work: (signal: AbortSignal, show: ShowMessage) => Promise<ActivityResult>): Promise<void> {
    this.cancel();
    const stop = (this.#stop = new AbortController());
    this.#failures = [];
    const show: ShowMessage = sentence => {
      if (!stop.signal.aborted) this.#message.fire(sentence);
    };
    await setContext(contextKeys.refreshing, true);
    try {
      const result = await vscode.window.withProgress({ location: { viewId: views.papers } }, () =>
        work(stop.signal, show),
      );
      if (!stop.signal.aborted) this.#end(result);
    } catch (error) {
      if (!stop.signal.aborted) this.#end({ added: 0, failures: [toFailure(error)] });
    } finally {
      if (this.#stop === stop) {
        this.#stop = undefined;
        await setContext(contextKeys.refreshing, false);
      }
    }
  }

  cancel(): void {
    if (this.#stop === undefined) return;
    this.#stop.abort(new vscode.CancellationError());
    this.#stop = undefined;
    this.#showTrouble();
    void setContext(contextKeys.refreshing, false);
  }

  /** Removes the failure of a source that has answered since, to whichever feature. */
  answered(title: string): void {
    const left = this.#failures.filter(({ subject }) => subject !== title);
    if (left.length === this.#failures.length) return;
    this.#failures = left;
    if (!this.isRunning) this.#showTrouble();
  }

  /** Sets or, with undefined, clears the failure of the paper storage. */
  setStorageFailure(failure: Failure | undefined): void {
    this.#storage = failure;
    if (!this.isRunning) this.#showTrouble();
  }

  dispose(): void {
    this.cancel();
    this.#hideStatus.dispose();
    this.#statusItem.dispose();
  }

  #end({ added, failures, since }: ActivityResult): void {
    for (const { subject, code, detail } of failures) this.#log.warn(`${subject}: ${code}, ${detail}`);
    this.#failures = failures;
    this.#since = since;
    this.#showTrouble();
    this.#statusItem.text = summary(added, failures.length);
    this.#statusItem.tooltip = failures.map(refreshFailureMessage).join('\n');
    this.#statusItem.command = failures.length === 0 ? commands.showPapers : commands.showLog;
    this.#statusItem.show();
    this.#hideStatus.restart();
  }

  /** Keeps the failure above the rows until the source works again. */
  #showTrouble(): void {
    const [first] = this.#failures;
    const storage = this.#storage === undefined ? '' : storageMessage(this.#storage);
    this.#message.fire(
      first === undefined
        ? storage
        : [refreshFailureMessage(first), ageMessage(this.#since)].join(' ').trim(),
    );
  }
}

function summary(added: number, failed: number): string {
  const { t } = vscode.l10n;
  const [shown, failures] = [formatNumber(added), formatNumber(failed)];
  const found =
    added === 0 ? t('No new papers') : plural(added, t('{0} new paper', shown), t('{0} new papers', shown));
  if (failed === 0) return `$(book) ${found}`;
  const failing = plural(
    failed,
    t('{0} source failed: Show Log', failures),
    t('{0} sources failed: Show Log', failures),
  );
  return `$(warning) ${found}, ${failing}`;
}
