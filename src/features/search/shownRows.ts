// The rows of the search pick, and which of them is meant. VS Code draws rows a moment after they are set, and tells of a
// row by its number: what is chosen meanwhile has its number among the rows before, not among those that were set last.
import * as vscode from 'vscode';
import { doesSomething, isRow, type PickItem } from './pickItems.ts';

interface Rows {
  readonly items: readonly PickItem[];
  /** What was typed, that they answer. */
  readonly words: string;
}

export class ShownRows {
  readonly #pick: vscode.QuickPick<PickItem>;
  #last: Rows = { items: [], words: '' };
  #drawn = this.#last;

  constructor(pick: vscode.QuickPick<PickItem>) {
    this.#pick = pick;
  }

  /** The keyboard begins on the first row that does something; VS Code would put it on the first of all. */
  set(items: readonly PickItem[]): void {
    const rows: Rows = { items, words: this.#pick.value };
    this.#last = rows;
    this.#pick.items = items;
    const first = items.find(doesSomething);
    if (first !== undefined && first !== items.find(isRow)) this.#pick.activeItems = [first];
    void windowHasAnswered().then(() => {
      this.#drawn = rows;
    });
  }

  /** The row that the user saw under the number of this one. */
  seen(item: PickItem | undefined): PickItem | undefined {
    return item && this.#drawn.items[this.#pick.items.indexOf(item)];
  }

  /** Who types on and is quicker than the rows means the first of those to come, unless another than the first was chosen. */
  selected(): PickItem | undefined {
    const seen = this.seen(this.#pick.selectedItems[0]);
    const typedOn = this.#drawn.words !== this.#last.words;
    if (seen === undefined || (typedOn && seen === this.#drawn.items.find(doesSomething)))
      return this.#drawn === this.#last ? undefined : this.#last.items.find(doesSomething);
    return seen;
  }
}

/**
 * Messages to the window and back keep their order. Rows are sent in the next turn; once the window has answered what is
 * sent after them, whatever else comes from it was done with the rows in sight.
 */
async function windowHasAnswered(): Promise<void> {
  await new Promise(resolve => setTimeout(resolve, 0));
  try {
    // Any command would do. This one does nothing, and that there is none would be an answer, too.
    await vscode.commands.executeCommand('noop');
  } catch {
    // It has answered.
  }
}
