// Sets the rows of the search pick, and maps a choice to the row the user saw. VS Code draws rows a moment after they
// are set and reports a choice by index, so an early choice is an index into the rows drawn before.
import type * as vscode from 'vscode';
import { contextKeys } from '../../ids.ts';
import { setContext } from '../../platform/contextKey.ts';
import { hasAction, type SearchItem } from './searchItems.ts';

interface Rows {
  readonly items: readonly SearchItem[];
  /** The typed text that the rows answer. */
  readonly words: string;
}

export class RenderedRows {
  readonly #pick: vscode.QuickPick<SearchItem>;
  /** The rows known to be drawn, then all rows set since. The last ones are drawn in the end. */
  #sent: readonly [Rows, ...Rows[]] = [{ items: [], words: '' }];

  constructor(pick: vscode.QuickPick<SearchItem>) {
    this.#pick = pick;
  }

  /**
   * Sets the rows and activates the first row with an action. VS Code would activate the first row of all, and Eclipse
   * Theia none.
   */
  set(items: readonly SearchItem[]): void {
    const rows: Rows = { items, words: this.#pick.value };
    this.#sent = [...this.#sent, rows];
    this.#pick.items = items;
    const first = items.find(hasAction);
    if (first !== undefined) this.#pick.activeItems = [first];
    void windowHasAnswered().then(() => {
      const at = this.#sent.indexOf(rows);
      if (at > 0) this.#sent = [rows, ...this.#sent.slice(at + 1)];
    });
  }

  /** Returns the row that the user saw at the index of this item. */
  seen(item: SearchItem | undefined): SearchItem | undefined {
    return item && this.#under(this.#pick.items.indexOf(item))?.item;
  }

  /**
   * Returns the chosen row. When the user typed on and pressed Enter before the new rows were drawn, the first row
   * means the first of the new rows; any other row means itself.
   */
  selected(): SearchItem | undefined {
    const [drawn, ...later] = this.#sent;
    const last = later.at(-1) ?? drawn;
    const [chosen] = this.#pick.selectedItems;
    const seen = chosen && this.#under(this.#pick.items.indexOf(chosen));
    const typedOn = drawn.words !== last.words;
    if (seen === undefined) return typedOn ? last.items.find(hasAction) : undefined;
    const isFirst = seen.item === seen.rows.items.find(hasAction);
    return typedOn && isFirst ? last.items.find(hasAction) : seen.item;
  }

  /**
   * Returns the row at an index. Users choose only rows with an action, so where the drawn rows have none at this
   * index, later rows must have been drawn already.
   */
  #under(at: number): { rows: Rows; item: SearchItem } | undefined {
    for (const rows of this.#sent) {
      const item = rows.items[at];
      if (item !== undefined && hasAction(item)) return { rows, item };
    }
    return undefined;
  }
}

/**
 * Resolves when the window has drawn the rows set before this call. Messages to the window and back keep their order:
 * rows are sent in the next turn, and once the window answers a command sent after them, later input refers to these
 * rows. The answer may arrive just after a key that was sent with it.
 */
async function windowHasAnswered(): Promise<void> {
  await new Promise(resolve => setTimeout(resolve, 0));
  // The window answers this command at once. For one that was not used before, it would first ask every extension host
  // whether an extension wants to be activated.
  await setContext(contextKeys.searching, true);
}
