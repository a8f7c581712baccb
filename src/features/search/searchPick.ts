// One search, from the first key to the paper that is opened.
import * as vscode from 'vscode';
import type { Catalogue } from '../../core/catalogue.ts';
import type { PaperIndex } from '../../core/search/paperIndex.ts';
import { commands } from '../../ids.ts';
import {
  copyLink,
  nothingFoundItem,
  openToSide,
  paperPickItem,
  type PaperPickItem,
} from './paperPickItem.ts';

/** More than anyone scrolls through; the next letter narrows it. */
const shownResults = 50;

interface SearchPickOptions {
  readonly catalogue: Catalogue;
  readonly readIndex: () => Promise<PaperIndex>;
  readonly query: string;
}

export async function showSearchPick({ catalogue, readIndex, query }: SearchPickOptions): Promise<void> {
  const pick = vscode.window.createQuickPick<PaperPickItem>();
  pick.title = vscode.l10n.t('Search Papers');
  pick.placeholder = vscode.l10n.t('Title, author, topic, theme or arXiv id');
  pick.value = query;
  pick.matchOnDescription = false;
  pick.matchOnDetail = false;
  // Left on, VS Code puts rows whose label matches first and ours in its own order. The property is as old as the
  // quick pick itself, yet missing from the typings; test/ui/search.test.ts holds VS Code to it.
  Object.assign(pick, { sortByLabel: false });
  pick.busy = true;
  const closed = new Promise<void>(resolve => {
    pick.onDidHide(() => {
      pick.dispose();
      resolve();
    });
  });
  pick.onDidAccept(() => {
    const paper = pick.selectedItems[0]?.paper;
    if (paper === undefined) return;
    pick.hide();
    void vscode.commands.executeCommand(commands.openAbstract, paper.id);
  });
  pick.onDidTriggerItemButton(({ button, item }) => {
    if (button === openToSide) {
      pick.hide();
      void vscode.commands.executeCommand(commands.openAbstractToSide, item.paper?.id);
    } else if (button === copyLink) {
      void vscode.commands.executeCommand(commands.copyLink, item.paper?.id);
    }
  });
  pick.show();

  const [{ papers, themes }, index] = await Promise.all([catalogue.contents(), readIndex()]);
  const themeTitles = new Map(themes.map(theme => [theme.id, theme.title]));
  const newestFirst = [...papers].sort((a, b) => (a.published < b.published ? 1 : -1));
  const answer = (typed: string): void => {
    const found =
      typed.trim() === '' ? newestFirst.slice(0, shownResults) : index.search(typed, shownResults);
    pick.items =
      found.length > 0 || typed.trim() === ''
        ? found.map(paper => paperPickItem(paper, themeTitles.get(paper.theme)))
        : [nothingFoundItem(typed.trim())];
  };
  pick.onDidChangeValue(answer);
  answer(pick.value);
  pick.busy = false;
  await closed;
}
