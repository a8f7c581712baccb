// What was done, said for a moment in the status bar.
import * as vscode from 'vscode';

/** In milliseconds. */
const shownTime = 4000;

export function showDone(message: string): void {
  vscode.window.setStatusBarMessage(`$(check) ${message}`, shownTime);
}
