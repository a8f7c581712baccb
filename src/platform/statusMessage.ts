// Reports the result of a command: success briefly in the status bar, failure in a notification.
import * as vscode from 'vscode';
import type { Log } from '../core/base/ports.ts';
import { escapeIcons } from './escapeIcons.ts';
import { withoutLinks } from './withoutLinks.ts';

/** Milliseconds for which a message stays in the status bar. */
const shownTime = 4000;

export function showStatusMessage(message: string): void {
  vscode.window.setStatusBarMessage(`$(check) ${escapeIcons(message)}`, shownTime);
}

/** Reports that VS Code rejected an edit of this file. */
export async function showWriteRefused(file: vscode.Uri): Promise<void> {
  const name = vscode.workspace.asRelativePath(file);
  await vscode.window.showErrorMessage(
    withoutLinks(vscode.l10n.t('{0} could not be changed. Is it read-only?', name)),
  );
}

/** Shows a sentence that may name a file. */
export function showProblem(sentence: string): void {
  void vscode.window.showErrorMessage(withoutLinks(sentence));
}

/**
 * Runs work that the disk or VS Code may reject. On rejection, shows the sentence in place of VS Code's own error
 * message and logs the error. Never rejects.
 */
export async function showErrorIfRejected(
  log: Log,
  sentence: string,
  work: () => Thenable<unknown>,
): Promise<void> {
  try {
    await work();
  } catch (error) {
    log.error(`${sentence} ${String(error)}`);
    showProblem(sentence);
  }
}
