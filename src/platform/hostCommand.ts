// Commands of the host itself. Other hosts of VS Code extensions, such as Eclipse Theia, lack some and name others differently.
import * as vscode from 'vscode';

/** Runs the first of these commands that the host has. Resolves to false when it has none of them. */
export async function runHostCommand(...ids: readonly string[]): Promise<boolean> {
  const known = new Set(await vscode.commands.getCommands());
  const id = ids.find(id => known.has(id));
  if (id !== undefined) await vscode.commands.executeCommand(id);
  return id !== undefined;
}
