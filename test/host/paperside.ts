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

/** Waits until the check no longer throws; gives up with its last error. */
export async function eventually(check: () => void | Promise<void>, milliseconds = 10_000): Promise<void> {
  const end = Date.now() + milliseconds;
  for (;;) {
    try {
      await check();
      return;
    } catch (error) {
      if (Date.now() > end) throw error;
      await new Promise(resolve => setTimeout(resolve, 50));
    }
  }
}
