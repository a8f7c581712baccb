// Quick picks that stay open while VS Code moves the focus. When the Command Palette closes above a page, such as an abstract,
// VS Code gives the focus back to the page, and some 60 ms later to what is in it: a pick that a command has opened in between
// loses the focus and closes. Such a pick is opened once more.
import * as vscode from 'vscode';

/** Milliseconds in which nobody reads a pick and closes it. */
const tooSoon = 400;

/** Asks again when the pick closed too soon to have been closed by the user. Resolves to undefined when the user cancels. */
export async function askSteadily<T>(ask: () => Thenable<T | undefined>): Promise<T | undefined> {
  const opened = Date.now();
  return (await ask()) ?? (closedByPage(opened) ? await ask() : undefined);
}

/** Shows the pick and resolves when the user has chosen or closed it. */
export function showSteadily(pick: vscode.QuickPick<vscode.QuickPickItem>): Promise<void> {
  const opened = Date.now();
  let mayReopen = true;
  return new Promise(resolve => {
    pick.onDidAccept(() => {
      mayReopen = false;
    });
    pick.onDidHide(() => {
      if (mayReopen && closedByPage(opened)) pick.show();
      else resolve();
      mayReopen = false;
    });
    pick.show();
  });
}

function closedByPage(opened: number): boolean {
  const { activeTab } = vscode.window.tabGroups.activeTabGroup;
  return Date.now() - opened < tooSoon && activeTab?.input instanceof vscode.TabInputWebview;
}
