// The rows of the search pick and the one that is chosen, while VS Code draws them a moment later than they are set.
import type * as vscode from 'vscode';
import { doesSomething, isRow, type PickItem } from './pickItems.ts';

export class ShownRows {
  readonly #pick: vscode.QuickPick<PickItem>;
  /** Until VS Code shows the last rows, it means those before by their numbers: the first of them had this one. */
  #isShown = false;
  #firstBefore = -1;

  constructor(pick: vscode.QuickPick<PickItem>) {
    this.#pick = pick;
  }

  /** The keyboard begins on the first row that does something; VS Code would put it on the first of all. */
  set(items: readonly PickItem[]): void {
    if (this.#isShown) this.#firstBefore = this.#pick.items.findIndex(doesSomething);
    this.#isShown = false;
    this.#pick.items = items;
    const first = items.find(doesSomething);
    if (first !== undefined && first !== items.find(isRow)) this.#pick.activeItems = [first];
  }

  /** VS Code tells of a row that became the active one: it shows the last rows. */
  drawn(): void {
    this.#isShown = true;
  }

  /** Who is quicker than the rows, and chose the first of those before, means the first. */
  selected(): PickItem | undefined {
    const { items, selectedItems } = this.#pick;
    const isBefore = !this.#isShown && [undefined, items[this.#firstBefore]].includes(selectedItems[0]);
    return isBefore ? items.find(doesSomething) : selectedItems[0];
  }
}
