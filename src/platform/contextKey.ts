// What the `when` clauses of package.json ask for.
import * as vscode from 'vscode';

/** Resolves once the window has set it, which most callers need not wait for. */
export function setContext(key: string, value: unknown): Thenable<unknown> {
  return vscode.commands.executeCommand('setContext', key, value);
}
