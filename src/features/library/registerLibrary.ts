// The Papers view in the sidebar: browse by theme, year or source, and reveal a paper in it.
import * as vscode from 'vscode';
import type { Catalogue } from '../../core/catalogue.ts';
import type { Emitter, Event } from '../../core/emitter.ts';
import type { Arrangement } from '../../core/grouping.ts';
import type { Marks } from '../../core/readingList/marks.ts';
import type { NewPapers } from '../../core/sources/newPapers.ts';
import { commands, contextKeys, views } from '../../ids.ts';
import type { KeptValue } from '../../platform/keptValue.ts';
import { registerPaperCommand } from '../../platform/paperCommands.ts';
import { PaperTree } from './paperTree.ts';
import { problemSentence } from './treeItems.ts';

interface LibraryDependencies {
  readonly catalogue: Catalogue;
  readonly arrangement: KeptValue<Arrangement>;
  readonly marks: Marks;
  readonly newPapers: NewPapers;
  /** What the sources have to say, above the rows. */
  readonly onDidMessage: Event<string>;
  /** Fired when the view comes into sight. */
  readonly shown: Emitter<undefined>;
}

const choices: readonly (readonly [command: string, choice: Partial<Arrangement>])[] = [
  [commands.groupByTheme, { groupBy: 'theme' }],
  [commands.groupByYear, { groupBy: 'year' }],
  [commands.groupBySource, { groupBy: 'source' }],
  [commands.sortByDate, { sortBy: 'date' }],
  [commands.sortByTitle, { sortBy: 'title' }],
];

export function registerLibrary(dependencies: LibraryDependencies): vscode.Disposable {
  const { catalogue, arrangement, marks, newPapers, onDidMessage, shown } = dependencies;
  const tree = new PaperTree(catalogue, () => arrangement.get(), newPapers, marks);
  const view = vscode.window.createTreeView(views.papers, {
    treeDataProvider: tree,
    showCollapseAll: true,
    canSelectMany: true,
  });

  const showArrangement = ({ groupBy, sortBy }: Arrangement): void => {
    view.description = arrangementDescription({ groupBy, sortBy });
    void vscode.commands.executeCommand('setContext', contextKeys.groupBy, groupBy);
    void vscode.commands.executeCommand('setContext', contextKeys.sortBy, sortBy);
  };
  const choose = async (choice: Partial<Arrangement>): Promise<void> => {
    await arrangement.set({ ...arrangement.get(), ...choice });
    showArrangement(arrangement.get());
    tree.refresh();
  };
  // VS Code gives the keyboard to a view whose rows are still to come only when it is asked again.
  const showPapers = async (): Promise<void> => {
    const focus = `${views.papers}.focus`;
    await vscode.commands.executeCommand(focus);
    const [first] = await tree.getChildren();
    if (first !== undefined && view.selection.length === 0)
      await view.reveal(first, { select: false, focus: true });
    else await vscode.commands.executeCommand(focus);
  };
  const reveal = async (id: string): Promise<void> => {
    const node = await tree.find(id);
    if (node === undefined) await vscode.commands.executeCommand(commands.searchPapers);
    else await view.reveal(node, { select: true, focus: true });
  };
  let [message, problem] = ['', ''];
  const showMessage = (): void => {
    view.message = message || problem;
  };
  const showBadge = (): void => {
    const { count } = newPapers;
    view.badge =
      count === 0
        ? undefined
        : {
            value: count,
            tooltip: count === 1 ? vscode.l10n.t('1 new paper') : vscode.l10n.t('{0} new papers', count),
          };
  };
  showArrangement(arrangement.get());
  showBadge();
  return vscode.Disposable.from(
    tree,
    view,
    tree.onDidRead(contents => {
      problem = contents.failures.length > 0 ? problemSentence(contents) : '';
      showMessage();
    }),
    onDidMessage(sentence => {
      message = sentence;
      showMessage();
    }),
    view.onDidChangeVisibility(({ visible }) => {
      if (visible) shown.fire(undefined);
    }),
    newPapers.onDidChange(() => {
      showBadge();
      tree.refresh();
    }),
    catalogue.onDidChange(() => {
      tree.refresh();
    }),
    marks.onDidChange(() => {
      tree.redraw();
    }),
    vscode.commands.registerCommand(commands.showPapers, showPapers),
    registerPaperCommand(commands.revealPaper, reveal, () =>
      vscode.commands.executeCommand(commands.searchPapers),
    ),
    ...choices.map(([command, choice]) => vscode.commands.registerCommand(command, () => choose(choice))),
  );
}

function arrangementDescription({ groupBy, sortBy }: Arrangement): string {
  const group = {
    theme: vscode.l10n.t('by theme'),
    year: vscode.l10n.t('by year'),
    source: vscode.l10n.t('by source'),
  }[groupBy];
  return sortBy === 'title' ? vscode.l10n.t('{0}, A to Z', group) : group;
}
