// What the `when` clauses of package.json ask for.
import * as vscode from 'vscode';

export function setContext(key: string, value: unknown): void {
  void vscode.commands.executeCommand('setContext', key, value);
}
