// Quick picks that stay open while VS Code moves the focus. When the Command Palette closes above a page, such as an abstract,
// VS Code gives the focus back to the page, and some 60 ms later to what is in it: a pick that a command has opened in between
// loses the focus and closes. Such a pick is opened again.
import * as vscode from 'vscode';

/** Milliseconds in which nobody reads a pick and closes it. */
const tooSoonMs = 400;

/** Lets the user choose one of the items. Resolves to undefined when the user cancels. */
export async function pickSteadily<T extends vscode.QuickPickItem>(
  items: readonly T[],
  options: Partial<Pick<vscode.QuickPick<T>, 'title' | 'placeholder' | 'matchOnDetail'>>,
  tooSoon = tooSoonMs,
): Promise<T | undefined> {
  const pick = Object.assign(vscode.window.createQuickPick<T>(), options, { items });
  let chosen: T | undefined;
  pick.onDidAccept(() => {
    [chosen] = pick.selectedItems;
    // Where nothing matches what was typed, the pick stays, as those of VS Code do.
    if (chosen !== undefined) pick.hide();
  });
  await showSteadily(pick, tooSoon);
  pick.dispose();
  return chosen;
}

/** Shows the pick, again where it closed too soon, and resolves when the user has chosen or closed it. */
export function showSteadily<T extends vscode.QuickPickItem>(
  pick: vscode.QuickPick<T>,
  tooSoon = tooSoonMs,
): Promise<void> {
  const opened = Date.now();
  let isChosen = false;
  return new Promise(resolve => {
    pick.onDidAccept(() => {
      isChosen = true;
    });
    pick.onDidHide(() => {
      if (isChosen || Date.now() - opened >= tooSoon || !isPageInFront()) {
        resolve();
        return;
      }
      // VS Code shows no rows of a pick that is shown again, until they are set again.
      pick.items = [...pick.items];
      pick.show();
    });
    pick.show();
  });
}

function isPageInFront(): boolean {
  const { activeTab } = vscode.window.tabGroups.activeTabGroup;
  return activeTab?.input instanceof vscode.TabInputWebview;
}
