// Registers the Papers view: browse by theme, year, source or status, filter, and reveal a paper.
import * as vscode from 'vscode';
import type { Emitter, Event } from '../../core/base/emitter.ts';
import type { WorkProgress } from '../../core/base/workProgress.ts';
import type { NewPapers } from '../../core/library/newPapers.ts';
import type { Arrangement } from '../../core/papers/grouping.ts';
import type { ReadingListAnnotations } from '../../core/readingList/annotations.ts';
import type { PaperThemes } from '../../core/themes/paperThemes.ts';
import { commands, contextKeys, settings, views } from '../../ids.ts';
import { setContext } from '../../platform/contextKey.ts';
import type { MementoValue } from '../../platform/mementoValue.ts';
import { isolate } from '../../platform/isolate.ts';
import { formatNumber, plural } from '../../platform/numbers.ts';
import { registerPaperCommand } from '../../platform/paperCommands.ts';
import { showViewMessage } from '../../platform/viewMessage.ts';
import { workSentence } from '../../platform/workSentence.ts';
import { pickArrangement } from './arrangementPick.ts';
import { openFilterBox } from './filterBox.ts';
import type { GroupedPapers, GroupedPapersDependencies } from './groupedPapers.ts';
import { registerNextSteps } from './nextSteps.ts';
import { PaperTreeProvider } from './paperTreeProvider.ts';
import { revealRow } from './revealRow.ts';
import { problemMessage } from './treeItems.ts';
import { MoreNode } from './treeNodes.ts';

interface LibraryDependencies extends Pick<GroupedPapersDependencies, 'catalogue' | 'clock'> {
  readonly arrangement: MementoValue<Arrangement>;
  readonly dragAndDropController: vscode.TreeDragAndDropController<unknown>;
  readonly annotations: ReadingListAnnotations;
  readonly newPapers: NewPapers;
  readonly paperThemes: PaperThemes;
  /** Fires with a message of the sources, shown above the rows. */
  readonly onDidMessage: Event<string>;
  /** Fired when the view becomes visible. */
  readonly shown: Emitter<undefined>;
  readonly work: WorkProgress;
}

const choices: readonly (readonly [command: string, choice: Partial<Arrangement>])[] = [
  [commands.groupByTheme, { groupBy: 'theme' }],
  [commands.groupByYear, { groupBy: 'year' }],
  [commands.groupBySource, { groupBy: 'source' }],
  [commands.groupByStatus, { groupBy: 'status' }],
  [commands.sortByDate, { sortBy: 'date' }],
  [commands.sortByTitle, { sortBy: 'title' }],
];

const focused = { select: false, focus: true };

export function registerLibrary(dependencies: LibraryDependencies): vscode.Disposable {
  const { arrangement, catalogue, annotations, newPapers, onDidMessage, paperThemes, shown, work } =
    dependencies;
  const tree: PaperTreeProvider = new PaperTreeProvider({
    ...dependencies,
    arrangement: () => arrangement.get(),
    isVisible: () => view.visible,
  });
  const view = vscode.window.createTreeView(views.papers, {
    treeDataProvider: tree,
    showCollapseAll: true,
    canSelectMany: true,
    dragAndDropController: dependencies.dragAndDropController,
  });

  const showArrangement = (): void => {
    const { groupBy, sortBy } = arrangement.get();
    if (tree.filter === '') view.description = arrangementDescription({ groupBy, sortBy });
    setContext(contextKeys.groupBy, groupBy);
    setContext(contextKeys.sortBy, sortBy);
  };
  const choose = async (choice: Partial<Arrangement>): Promise<void> => {
    await arrangement.set({ ...arrangement.get(), ...choice });
    showArrangement();
    tree.refresh();
  };
  const filter = (text: string): void => {
    tree.filter = text;
    setContext(contextKeys.filtered, text !== '');
    showArrangement();
  };
  const showMore = async (row: unknown): Promise<void> => {
    if (!(row instanceof MoreNode)) return;
    const first = await tree.showMore(row);
    // The "Show More" row, which had the focus, has moved down.
    await revealRow(view, () => Promise.resolve(first), focused);
  };
  const refreshSoon = (): void => {
    tree.refreshSoon();
  };
  const refreshIfBy = (groupBy: Arrangement['groupBy']): void => {
    if (arrangement.get().groupBy === groupBy) refreshSoon();
  };
  // While the rows are loading, the first `focus` command does not move the keyboard focus; a second one does.
  const showPapers = async (): Promise<void> => {
    const focus = `${views.papers}.focus`;
    await vscode.commands.executeCommand(focus);
    const isRevealed = view.selection.length === 0 && (await revealRow(view, () => tree.first(), focused));
    if (!isRevealed) await vscode.commands.executeCommand(focus);
  };
  const reveal = async (id: string): Promise<void> => {
    let node = await tree.find(id);
    if (node === undefined && tree.filter !== '' && (await catalogue.get(id)) !== undefined) {
      filter('');
      node = await tree.find(id);
    }
    if (node === undefined) await vscode.commands.executeCommand(commands.searchPapers);
    else {
      // Focus the view first: several views share the sidebar, and `reveal` does nothing in a view that is closed.
      await vscode.commands.executeCommand(`${views.papers}.focus`);
      await revealRow(view, () => tree.find(id), { select: true, focus: true });
    }
  };
  let [message, problem] = ['', ''];
  const showMessage = (): void => {
    showViewMessage(view, message || workSentence(work.current) || problem);
  };
  const showBadge = (): void => {
    const { count } = newPapers;
    // Activation need not wait for the first number that is formatted, which takes some 10 ms.
    view.badge = count === 0 ? undefined : { value: count, tooltip: newPapersText(count) };
  };
  showArrangement();
  showBadge();
  return vscode.Disposable.from(
    tree,
    view,
    tree.onDidRead(grouped => {
      if (tree.filter !== '') view.description = filterDescription(tree.filter, grouped);
      const { contents } = grouped;
      problem = contents.failures.length > 0 ? problemMessage(contents) : '';
      showMessage();
    }),
    onDidMessage(sentence => {
      message = sentence;
      showMessage();
    }),
    work.onDidChange(showMessage),
    view.onDidChangeVisibility(({ visible }) => {
      if (visible) shown.fire(undefined);
    }),
    newPapers.onDidChange(ids => {
      showBadge();
      tree.redraw(ids);
    }),
    catalogue.onDidChange(refreshSoon),
    paperThemes.onDidChange(() => {
      refreshIfBy('theme');
    }),
    annotations.onDidChangeHidden(() => {
      tree.refresh();
    }),
    annotations.onDidChange(ids => {
      if (ids !== undefined) tree.redraw(ids);
      refreshIfBy('status');
    }),
    vscode.workspace.onDidChangeConfiguration(change => {
      if (change.affectsConfiguration(settings.themes)) refreshIfBy('theme');
      if (change.affectsConfiguration(settings.landmarks)) void catalogue.reload();
    }),
    registerNextSteps(() => tree.filter),
    vscode.commands.registerCommand(commands.showPapers, showPapers),
    vscode.commands.registerCommand(commands.arrangePapers, () => pickArrangement(annotations)),
    registerPaperCommand(commands.revealPaper, reveal, () =>
      vscode.commands.executeCommand(commands.searchPapers),
    ),
    vscode.commands.registerCommand(commands.filterPapers, () => {
      openFilterBox(tree.filter, filter);
    }),
    vscode.commands.registerCommand(commands.clearFilter, () => {
      filter('');
    }),
    vscode.commands.registerCommand(commands.showMorePapers, showMore),
    ...choices.map(([command, choice]) => vscode.commands.registerCommand(command, () => choose(choice))),
  );
}

function newPapersText(count: number): string {
  const shown = formatNumber(count);
  return plural(count, vscode.l10n.t('{0} new paper', shown), vscode.l10n.t('{0} new papers', shown));
}

function arrangementDescription({ groupBy, sortBy }: Arrangement): string {
  const group = {
    theme: vscode.l10n.t('by theme'),
    year: vscode.l10n.t('by year'),
    source: vscode.l10n.t('by source'),
    status: vscode.l10n.t('by status'),
  }[groupBy];
  return sortBy === 'title' ? vscode.l10n.t('{0}, A to Z', group) : group;
}

function filterDescription(filter: string, { contents, passing }: GroupedPapers): string {
  const counts = [passing, contents.papers.length].map(formatNumber);
  return vscode.l10n.t('“{0}”: {1} of {2}', isolate(filter), ...counts);
}
