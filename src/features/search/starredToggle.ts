// The toggle in the search box that shows starred papers only, by a filter in the query.
import * as vscode from 'vscode';
import { isStarredQuery, toggleStarred } from '../../core/search/starredFilter.ts';
import { toggleButton } from '../../platform/newerFeatures.ts';

export class StarredToggle {
  readonly #pick: vscode.QuickInput & Pick<vscode.QuickPick<vscode.QuickPickItem>, 'value' | 'buttons'>;
  #isOn: boolean | undefined;

  constructor(pick: vscode.QuickPick<vscode.QuickPickItem>) {
    this.#pick = pick;
  }

  /** Shows whether the query has the filter. */
  show(): void {
    const isOn = isStarredQuery(this.#pick.value);
    if (this.#isOn === isOn) return;
    this.#isOn = isOn;
    this.#pick.buttons = [
      toggleButton(isOn ? 'star-full' : 'star-empty', vscode.l10n.t('Starred Papers Only'), isOn),
    ];
  }

  /** Changes the query. */
  press(): void {
    this.#pick.value = toggleStarred(this.#pick.value);
  }
}
