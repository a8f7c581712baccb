// "Why this paper?": a quick pick of the reasons for one result, with a way back to the results.
import * as vscode from 'vscode';
import { displayTitle } from '../core/papers/displayText.ts';
import type { Paper } from '../core/papers/paper.ts';
import type { Reason } from '../core/papers/paperList.ts';
import { escapeIcons } from './escapeIcons.ts';
import { isolate } from './isolate.ts';

/** Button on every result. */
export const whyThisPaperButton: vscode.QuickInputButton = {
  iconPath: new vscode.ThemeIcon('question'),
  tooltip: vscode.l10n.t('Why This Paper?'),
};

/** Shows the reasons; choosing one without a line of code opens the paper. With `back`, the pick has a button that returns to the previous pick. */
export function showReasons(
  paper: Paper,
  reasons: readonly Reason[],
  { open, back }: { readonly open: () => unknown; readonly back?: (() => unknown) | undefined },
): void {
  const pick = vscode.window.createQuickPick<vscode.QuickPickItem & Pick<Reason, 'run'>>();
  pick.title = vscode.l10n.t('Why “{0}”?', isolate(displayTitle(paper)));
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
    if (chosen !== undefined) (chosen.run ?? open)();
  });
  pick.onDidHide(() => {
    pick.dispose();
  });
  pick.show();
}
