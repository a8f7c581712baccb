// The input box of "Filter Papers…", which filters the Papers view while the user types.
import * as vscode from 'vscode';
import { DelayedCall } from '../../platform/delayedCall.ts';

/** Debounce time in milliseconds. */
const pause = 150;

/** Opens the box. Enter keeps the filter; Escape restores the previous one. */
export function openFilterBox(before: string, filter: (text: string) => void): void {
  const box = vscode.window.createInputBox();
  box.title = vscode.l10n.t('Filter Papers');
  box.placeholder = vscode.l10n.t('Words in title, authors, venue or abstract; "in quotes" together');
  box.prompt = vscode.l10n.t('Papers that have each of the words stay in the view.');
  box.value = before;
  // Clicking a row of the view must not end the filter.
  box.ignoreFocusOut = true;
  let kept = false;
  const typed = new DelayedCall(() => {
    filter(box.value.trim());
  }, pause);
  const subscriptions = vscode.Disposable.from(
    box,
    typed,
    box.onDidChangeValue(() => {
      typed.restart();
    }),
    box.onDidAccept(() => {
      kept = true;
      box.hide();
    }),
    box.onDidHide(() => {
      filter(kept ? box.value.trim() : before);
      subscriptions.dispose();
    }),
  );
  box.show();
}
