// The quick pick of one search, from the first key to the opened paper.
import * as vscode from 'vscode';
import type { Clock, Log } from '../../core/base/ports.ts';
import type { CatalogueContents } from '../../core/papers/catalogue.ts';
import { withSearch, type Recents } from '../../core/papers/recents.ts';
import type { ReadingListAnnotations } from '../../core/readingList/annotations.ts';
import type { SearchIndexer } from '../../core/search/searchIndexer.ts';
import { commands } from '../../ids.ts';
import type { MementoValue } from '../../platform/mementoValue.ts';
import { whyThisPaperButton } from '../../platform/reasonsPick.ts';
import { showSteadily } from '../../platform/steadyPick.ts';
import { OnlineSearch, type OnlineSearchDependencies } from './onlineSearch.ts';
import { showFilterHint } from './filterHint.ts';
import { pickTitle } from './pickTitle.ts';
import type { Purpose } from './purpose.ts';
import { RenderedRows } from './renderedRows.ts';
import { buttonCommand, listOf, openToSide, sameRows, SearchItems, type SearchItem } from './searchItems.ts';
import { explainResult } from './searchReasons.ts';
import { StarredToggle } from './starredToggle.ts';

/** Maximum number of results; typing another letter narrows them down. */
const shownResults = 50;
/** Minimum number of milliseconds between two updates of the results during indexing. */
const refreshTime = 200;
/** With fewer results than this, the pick also offers an online search. */
const few = 10;

export interface SearchDependencies {
  readonly clock: Clock;
  readonly recents: MementoValue<Recents>;
  readonly searchIndexer: SearchIndexer;
  readonly online: Omit<OnlineSearchDependencies, 'log'>;
  readonly log: Log;
  readonly annotations: ReadingListAnnotations;
}

export class SearchPick {
  readonly #indexer: SearchIndexer;
  readonly #annotations: ReadingListAnnotations;
  readonly #clock: Clock;
  readonly #recents: MementoValue<Recents>;
  readonly #online: OnlineSearch;
  readonly #purpose: Purpose | undefined;
  readonly #pick = vscode.window.createQuickPick<SearchItem>();
  readonly #rows = new RenderedRows(this.#pick);
  readonly #toggle = new StarredToggle(this.#pick);
  #items: SearchItems | undefined;
  #answered = 0;
  #closed = false;
  #isOnline = false;
  /** Enter was pressed before the index existed: open the first result when indexing ends. */
  #acceptsFirst = false;

  constructor(dependencies: SearchDependencies, purpose?: Purpose) {
    const { clock, log, annotations, recents, searchIndexer, online } = dependencies;
    this.#annotations = annotations;
    this.#indexer = searchIndexer;
    this.#online = new OnlineSearch({ ...online, log });
    this.#clock = clock;
    this.#recents = recents;
    this.#purpose = purpose;
  }

  /** Shows the pick and resolves when it is closed. */
  async show(query: string): Promise<void> {
    const pick = this.#pick;
    pick.title = pickTitle(this.#purpose, [], this.#indexer.engine.progress);
    pick.placeholder =
      this.#purpose?.placeholder ??
      vscode.l10n.t('Words, an arXiv id or link, author:bengio, year:2024.., "exact phrase", -without');
    pick.value = query;
    // Otherwise VS Code sorts rows by label match. The property is as old as the quick pick but missing from the
    // typings; test/ui/search.test.ts checks that it works.
    Object.assign(pick, { sortByLabel: false });
    pick.busy = true;
    const subscriptions = vscode.Disposable.from(
      pick,
      pick.onDidAccept(() => {
        if (this.#items === undefined) this.#acceptsFirst = pick.value.trim() !== '';
        else this.#accept(this.#rows.selected());
      }),
      pick.onDidTriggerItemButton(({ button, item }) => {
        this.#press(button, this.#rows.seen(item) ?? item);
      }),
      pick.onDidChangeValue(this.#changed),
      pick.onDidTriggerButton(() => {
        this.#toggle.press();
        this.#changed();
      }),
      this.#indexer.onDidProgress(() => void this.#progress()),
      this.#annotations.onDidChange(() => {
        this.#showAnnotations();
      }),
    );
    const closed = showSteadily(pick).then(() => {
      this.#closed = true;
    });
    try {
      this.#begin(await this.#indexer.open());
      await closed;
    } finally {
      this.#online.stop();
      subscriptions.dispose();
    }
  }

  readonly #changed = (): void => {
    this.#isOnline = this.#acceptsFirst = false;
    this.#online.stop();
    this.#answer();
  };

  #begin(contents: CatalogueContents): void {
    this.#items = new SearchItems(contents, this.#annotations);
    this.#answer();
  }

  #answer(): void {
    if (this.#items === undefined || this.#isOnline) return;
    this.#answered = this.#clock.now();
    const { engine } = this.#indexer;
    const { value: query } = this.#pick;
    const { papers, diagnostics } = engine.search(query, shownResults);
    const items =
      query.trim() === ''
        ? this.#items.beforeTyping(this.#recents.get())
        : [...this.#items.found(papers, query), ...(papers.length < few ? this.#online.offer(query) : [])];
    // Setting the same rows again would reset the selection.
    if (!sameRows(items, this.#pick.items)) this.#rows.set(items);
    this.#pick.title = pickTitle(this.#purpose, diagnostics, engine.progress);
    showFilterHint(this.#pick, diagnostics);
    this.#toggle.show();
    this.#pick.busy = engine.progress.done < engine.progress.total;
    if (this.#acceptsFirst && papers.length > 0 && !this.#pick.busy) this.#accept(items[0]);
  }

  /** Redraws the rows with the current annotations; the active row stays. */
  #showAnnotations(): void {
    const [active] = this.#pick.activeItems;
    const at = active === undefined ? -1 : this.#pick.items.indexOf(active);
    this.#pick.keepScrollPosition = true;
    this.#answer();
    const item = this.#pick.items[at];
    if (item !== undefined) this.#pick.activeItems = [item];
  }

  /** Updates the results in a turn of its own, because the slice just indexed has used up this one. */
  async #progress(): Promise<void> {
    const { done, total } = this.#indexer.engine.progress;
    if (done < total && this.#clock.now() - this.#answered < refreshTime) return;
    this.#answered = this.#clock.now();
    await this.#clock.yieldToHost();
    if (!this.#closed) this.#answer();
  }

  /** Replaces the rows with those of the sources until the query changes. */
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

  #accept(item: SearchItem | undefined): void {
    if (item?.online !== undefined) void this.#searchOnline(item.online);
    else if (item?.query !== undefined) {
      this.#pick.value = item.query;
      this.#answer();
    } else if (item?.paper !== undefined)
      void this.#open(this.#purpose?.command ?? commands.openAbstract, item.paper.id);
  }

  #press(button: vscode.QuickInputButton, { paper }: SearchItem): void {
    if (button === whyThisPaperButton && paper !== undefined) explainResult(paper, this.#pick.value);
    else if (button === openToSide) void this.#open(commands.openAbstractToSide, paper?.id);
    else void this.#run(buttonCommand(button), paper?.id);
  }

  /** Runs a command and keeps the pick open. */
  async #run(command: string, id = ''): Promise<void> {
    await this.#online.importPaper(id);
    await vscode.commands.executeCommand(command, id);
  }

  async #open(command: string, id = ''): Promise<void> {
    void this.#recents.set(withSearch(this.#recents.get(), this.#pick.value));
    const list = listOf(this.#pick.items, this.#pick.value);
    await this.#online.importPaper(id);
    this.#pick.hide();
    void vscode.commands.executeCommand(command, id, { list });
  }
}
