// The extension under test, and what VS Code shows of it.
import { assert } from 'chai';
import * as vscode from 'vscode';

export function paperside(): vscode.Extension<unknown> {
  const extension = vscode.extensions.getExtension('paperside.paperside');
  assert.isDefined(extension, 'Paperside is installed');
  return extension;
}

/** The tabs that hold an abstract. */
export function abstractTabs(): vscode.Tab[] {
  return vscode.window.tabGroups.all
    .flatMap(group => group.tabs)
    .filter(
      ({ input }) => input instanceof vscode.TabInputWebview && input.viewType.endsWith('paperside.abstract'),
    );
}
