// Work that must end before the window closes, so that nothing that was entered is lost.
import * as vscode from 'vscode';

const tasks = new Set<() => Promise<unknown>>();

/** Runs the task when the window closes, before anything is disposed; VS Code waits for it, for some seconds. */
export function beforeClosing(task: () => Promise<unknown>): vscode.Disposable {
  tasks.add(task);
  return new vscode.Disposable(() => tasks.delete(task));
}

/** Called by VS Code when the window closes. */
export async function deactivate(): Promise<void> {
  await Promise.allSettled([...tasks].map(task => task()));
}
