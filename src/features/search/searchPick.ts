// One search, from the first key to the paper that is opened.
import * as vscode from 'vscode';
import type { CatalogueContents } from '../../core/catalogue.ts';
import type { Clock, Log } from '../../core/ports.ts';
import type { Marks } from '../../core/readingList/marks.ts';
import { withSearch, type Recents } from '../../core/recents.ts';
import { explainResult } from './searchReasons.ts';
import { commands } from '../../ids.ts';
import type { KeptValue } from '../../platform/keptValue.ts';
import { whyThisPaper } from '../../platform/reasonsPick.ts';
import { OnlineSearch, type OnlineSearchDependencies } from './onlineSearch.ts';
import { commandOf, openToSide, PickItems, sameRows, type PickItem } from './pickItems.ts';
import { pickTitle } from './pickTitle.ts';
import { ShownRows } from './shownRows.ts';
import type { Purpose } from './purpose.ts';
import type { SearchIndex } from '../../core/search/searchIndex.ts';

/** More than anyone scrolls through; the next letter narrows it. */
const shownResults = 50;
/** Milliseconds between two answers to the same words while papers are still being indexed. */
const refreshTime = 200;
/** With fewer papers than this the sources are offered, too. */
const thin = 10;

export interface SearchPickDependencies {
  readonly clock: Clock;
  readonly recents: KeptValue<Recents>;
  readonly searchIndex: SearchIndex;
  readonly online: Omit<OnlineSearchDependencies, 'log'>;
  readonly log: Log;
  readonly marks: Marks;
}

export class SearchPick {
  readonly #index: SearchIndex;
  readonly #marks: Marks;
  readonly #clock: Clock;
  readonly #recents: KeptValue<Recents>;
  readonly #online: OnlineSearch;
  readonly #purpose: Purpose | undefined;
  readonly #pick = vscode.window.createQuickPick<PickItem>();
  readonly #rows = new ShownRows(this.#pick);
  #items: PickItems | undefined;
  #answered = 0;
  #closed = false;
  #isOnline = false;
  /** Enter was pressed before there was an index to ask: what it finds first is opened once all is indexed. */
  #acceptsFirst = false;

  constructor(dependencies: SearchPickDependencies, purpose?: Purpose) {
    const { clock, log, marks, recents, searchIndex, online } = dependencies;
    this.#marks = marks;
    this.#index = searchIndex;
    this.#online = new OnlineSearch({ ...online, log });
    this.#clock = clock;
    this.#recents = recents;
    this.#purpose = purpose;
  }

  /** Resolves when the pick has been closed. */
  async show(query: string): Promise<void> {
    const pick = this.#pick;
    pick.title = pickTitle(this.#purpose, [], this.#index.engine.progress);
    pick.placeholder =
      this.#purpose?.placeholder ??
      vscode.l10n.t('Words, an arXiv id or link, author:bengio, year:2024.., "exact phrase", -without');
    pick.value = query;
    // Left on, VS Code puts rows whose label matches first and ours in its own order. The property is as old as the
    // quick pick itself, yet missing from the typings; test/ui/search.test.ts holds VS Code to it.
    Object.assign(pick, { sortByLabel: false });
    pick.busy = true;
    const closed = new Promise<void>(resolve =>
      pick.onDidHide(() => {
        this.#closed = true;
        resolve();
      }),
    );
    const subscriptions = vscode.Disposable.from(
      pick,
      pick.onDidAccept(() => {
        if (this.#items === undefined) this.#acceptsFirst = pick.value.trim() !== '';
        else this.#accept(this.#rows.selected());
      }),
      pick.onDidTriggerItemButton(({ button, item }) => {
        this.#press(button, this.#rows.seen(item) ?? item);
      }),
      pick.onDidChangeValue(() => {
        this.#isOnline = false;
        this.#acceptsFirst = false;
        this.#online.stop();
        this.#answer();
      }),
      this.#index.onDidProgress(() => void this.#progress()),
      this.#marks.onDidChange(() => {
        this.#showMarks();
      }),
    );
    pick.show();
    try {
      this.#begin(await this.#index.open());
      await closed;
    } finally {
      this.#online.stop();
      subscriptions.dispose();
    }
  }

  #begin(contents: CatalogueContents): void {
    this.#items = new PickItems(contents, this.#marks);
    this.#answer();
  }

  #answer(): void {
    if (this.#items === undefined || this.#isOnline) return;
    this.#answered = this.#clock.now();
    const { engine } = this.#index;
    const { value: query } = this.#pick;
    const { papers, notes } = engine.search(query, shownResults);
    const items =
      query.trim() === ''
        ? this.#items.beforeTyping(this.#recents.get())
        : [...this.#items.found(papers, query), ...(papers.length < thin ? this.#online.offer(query) : [])];
    // The same rows again would only take the selection away.
    if (!sameRows(items, this.#pick.items)) this.#rows.set(items);
    this.#pick.title = pickTitle(this.#purpose, notes, engine.progress);
    this.#pick.busy = engine.progress.done < engine.progress.total;
    if (this.#acceptsFirst && papers.length > 0 && !this.#pick.busy) this.#accept(items[0]);
  }

  /** The same rows, with what is said of their papers now; the keyboard stays on its row. */
  #showMarks(): void {
    const [active] = this.#pick.activeItems;
    const at = active === undefined ? -1 : this.#pick.items.indexOf(active);
    this.#pick.keepScrollPosition = true;
    this.#answer();
    const item = this.#pick.items[at];
    if (item !== undefined) this.#pick.activeItems = [item];
  }

  /** In a turn of its own: the slice that was just indexed has had its time. */
  async #progress(): Promise<void> {
    const { done, total } = this.#index.engine.progress;
    if (done < total && this.#clock.now() - this.#answered < refreshTime) return;
    this.#answered = this.#clock.now();
    await this.#clock.yieldToHost();
    if (!this.#closed) this.#answer();
  }

  /** The rows of the sources stand in for ours until the words change. */
  async #searchOnline(query: string): Promise<void> {
    if (this.#items === undefined) return;
    this.#isOnline = true;
    this.#rows.set([]);
    this.#pick.busy = true;
    const answered = await this.#online.search(query, this.#items, items => {
      this.#rows.set(items);
    });
    if (answered) this.#pick.busy = false;
  }

  #accept(item: PickItem | undefined): void {
    if (item?.online !== undefined) void this.#searchOnline(item.online);
    else if (item?.query !== undefined) {
      this.#pick.value = item.query;
      this.#answer();
    } else if (item?.paper !== undefined)
      void this.#open(this.#purpose?.command ?? commands.openAbstract, item.paper.id);
  }

  #press(button: vscode.QuickInputButton, { paper }: PickItem): void {
    if (button === whyThisPaper && paper !== undefined) explainResult(paper, this.#pick.value);
    else if (button === openToSide) void this.#open(commands.openAbstractToSide, paper?.id);
    else void this.#run(commandOf(button), paper?.id);
  }

  /** Without closing the pick. */
  async #run(command: string, id = ''): Promise<void> {
    await this.#online.bring(id);
    await vscode.commands.executeCommand(command, id);
  }

  async #open(command: string, id = ''): Promise<void> {
    void this.#recents.set(withSearch(this.#recents.get(), this.#pick.value));
    await this.#online.bring(id);
    this.#pick.hide();
    void vscode.commands.executeCommand(command, id);
  }
}
