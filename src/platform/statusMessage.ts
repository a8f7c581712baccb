// What became of a command: what was done is said for a moment in the status bar, what was not in a notification.
import * as vscode from 'vscode';
import type { Log } from '../core/base/ports.ts';

/** In milliseconds. */
const shownTime = 4000;

export function showStatusMessage(message: string): void {
  vscode.window.setStatusBarMessage(`$(check) ${message}`, shownTime);
}

/** After VS Code refused to change a file. */
export async function showWriteRefused(file: vscode.Uri): Promise<void> {
  const name = vscode.workspace.asRelativePath(file);
  await vscode.window.showErrorMessage(vscode.l10n.t('{0} could not be changed. Is it read-only?', name));
}

/**
 * Work for the user that may be refused by the disk or by VS Code: then the sentence is shown, where VS Code would show
 * the error itself, and the log has the error.
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
    void vscode.window.showErrorMessage(sentence);
  }
}
