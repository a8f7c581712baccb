// Commands that only empty views offer: turn the landmarks on, and search for the words that the filter does not find.
import * as vscode from 'vscode';
import { commands, settings } from '../../ids.ts';

/** `filter` returns the text of the Papers view's filter. */
export function registerNextSteps(filter: () => string): vscode.Disposable {
  return vscode.Disposable.from(
    vscode.commands.registerCommand(commands.turnOnLandmarks, turnOnLandmarks),
    vscode.commands.registerCommand(commands.searchFilter, () =>
      vscode.commands.executeCommand(commands.searchPapers, filter()),
    ),
  );
}

/** Changes the setting where it is off: the workspace's value hides the user's. */
async function turnOnLandmarks(): Promise<void> {
  const configuration = vscode.workspace.getConfiguration();
  const isOffHere = configuration.inspect(settings.landmarks)?.workspaceValue === false;
  const { Global, Workspace } = vscode.ConfigurationTarget;
  await configuration.update(settings.landmarks, true, isOffHere ? Workspace : Global);
}
