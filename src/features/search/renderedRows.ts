// The rows of the search pick, and which of them is meant. VS Code draws rows a moment after they are set, and tells of a
// row by its number: what is chosen meanwhile has its number among the rows before, not among those that were set last.
import * as vscode from 'vscode';
import { hasAction, isRow, type SearchItem } from './searchItems.ts';

interface Rows {
  readonly items: readonly SearchItem[];
  /** What was typed, that they answer. */
  readonly words: string;
}

export class RenderedRows {
  readonly #pick: vscode.QuickPick<SearchItem>;
  /** The rows that are known to be drawn, and all that were set since: the last of them will be drawn in the end. */
  #sent: readonly [Rows, ...Rows[]] = [{ items: [], words: '' }];

  constructor(pick: vscode.QuickPick<SearchItem>) {
    this.#pick = pick;
  }

  /** The keyboard begins on the first row that does something; VS Code would put it on the first of all. */
  set(items: readonly SearchItem[]): void {
    const rows: Rows = { items, words: this.#pick.value };
    this.#sent = [...this.#sent, rows];
    this.#pick.items = items;
    const first = items.find(hasAction);
    if (first !== undefined && first !== items.find(isRow)) this.#pick.activeItems = [first];
    void windowHasAnswered().then(() => {
      const at = this.#sent.indexOf(rows);
      if (at > 0) this.#sent = [rows, ...this.#sent.slice(at + 1)];
    });
  }

  /** The row that the user saw under the number of this one. */
  seen(item: SearchItem | undefined): SearchItem | undefined {
    return item && this.#under(this.#pick.items.indexOf(item))?.item;
  }

  /** Who types on and is quicker than the rows means the first of those to come, unless another than the first was chosen. */
  selected(): SearchItem | undefined {
    const [drawn, ...later] = this.#sent;
    const last = later.at(-1) ?? drawn;
    const [chosen] = this.#pick.selectedItems;
    const seen = chosen && this.#under(this.#pick.items.indexOf(chosen));
    if (seen === undefined) return later.length === 0 ? undefined : last.items.find(hasAction);
    const typedOn = drawn.words !== last.words;
    const isFirst = seen.item === seen.rows.items.find(hasAction);
    return typedOn && isFirst ? last.items.find(hasAction) : seen.item;
  }

  /** Only a row that does something is chosen: where the drawn rows have none at this number, later ones are drawn by now. */
  #under(at: number): { rows: Rows; item: SearchItem } | undefined {
    for (const rows of this.#sent) {
      const item = rows.items[at];
      if (item !== undefined && hasAction(item)) return { rows, item };
    }
    return undefined;
  }
}

/**
 * Messages to the window and back keep their order. Rows are sent in the next turn; once the window has answered what is
 * sent after them, whatever else comes from it was done with the rows in sight. The answer may be told a moment later than
 * a key that came with it.
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
