// "Why this paper?": the reasons for one result, in a quick pick that leads back to the results.
import * as vscode from 'vscode';
import type { Paper } from '../core/papers/paper.ts';

export interface Reason {
  readonly label: string;
  readonly description: string;
  readonly detail: string;
  /** What choosing it does. */
  readonly run: () => unknown;
}

/** Shown as a button by every result. */
export const whyThisPaperButton: vscode.QuickInputButton = {
  iconPath: new vscode.ThemeIcon('question'),
  tooltip: vscode.l10n.t('Why This Paper?'),
};

/** Shows the reasons; `back`, where there is one, brings back what was on screen before. */
export function showReasons(paper: Paper, reasons: readonly Reason[], back?: () => unknown): void {
  const pick = vscode.window.createQuickPick<vscode.QuickPickItem & Partial<Reason>>();
  pick.title = vscode.l10n.t('Why “{0}”?', paper.title);
  pick.placeholder = vscode.l10n.t('The strongest reason first');
  pick.items =
    reasons.length > 0
      ? reasons.map(({ label, description, detail, run }) => ({
          label: escapeIcons(label),
          description: escapeIcons(description),
          detail: escapeIcons(detail),
          run,
        }))
      : [{ label: vscode.l10n.t('Its words are spelt like yours, none is the same') }];
  pick.buttons = back === undefined ? [] : [vscode.QuickInputButtons.Back];
  pick.onDidTriggerButton(() => {
    pick.hide();
    back?.();
  });
  pick.onDidAccept(() => {
    const [chosen] = pick.selectedItems;
    pick.hide();
    chosen?.run?.();
  });
  pick.onDidHide(() => {
    pick.dispose();
  });
  pick.show();
}

/** `$(name)` would be drawn as an icon in a quick pick; a backslash keeps it as text. */
export function escapeIcons(text: string): string {
  return text.replace(/\$\(/g, String.raw`\$(`);
}
