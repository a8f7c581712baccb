// Registers the Reading List view and the commands of all views that set a status, a star or a note.
import * as vscode from 'vscode';
import type { Log } from '../../core/base/ports.ts';
import type { Catalogue } from '../../core/papers/catalogue.ts';
import { displayTitle } from '../../core/papers/displayText.ts';
import type { PaperId } from '../../core/papers/paper.ts';
import type { Status } from '../../core/readingList/entry.ts';
import type { ReadingList } from '../../core/readingList/readingList.ts';
import { HideStatuses } from '../../core/settings.ts';
import { commands, contextKeys, settings, views } from '../../ids.ts';
import type { ActivePaper } from '../../platform/activePaper.ts';
import { beforeClosing } from '../../platform/closing.ts';
import { setContext } from '../../platform/contextKey.ts';
import { escapeIcons } from '../../platform/escapeIcons.ts';
import { isolate } from '../../platform/isolate.ts';
import { formatNumber } from '../../platform/numbers.ts';
import { paperIdsIn, registerActivePaperCommand } from '../../platform/paperCommands.ts';
import { readSetting } from '../../platform/settings.ts';
import { showViewMessage } from '../../platform/viewMessage.ts';
import { addMissingPapers } from './missingPapers.ts';
import { pickMark } from './markPick.ts';
import { noteHint, openNote } from './noteEditor.ts';
import { NoteFileSystemProvider, noteUri } from './noteFileSystem.ts';
import type { ReadingListServices } from './openReadingList.ts';
import { registerReadingListTransfer } from './readingListTransfer.ts';
import { ReadingListTreeProvider } from './readingListTreeProvider.ts';
import { reportSaveFailures } from './saveFailures.ts';

interface ReadingListDependencies extends ReadingListServices {
  readonly activePaper: ActivePaper;
  readonly catalogue: Catalogue;
  readonly log: Log;
  /** Resolves when the stored papers of all sources are in the catalogue. */
  readonly allRead: () => Promise<void>;
}

/** Milliseconds for which a message stays in the status bar. */
const lineTime = 3000;

/** The returned disposable also disposes the reading list. */
export function registerReadingList(dependencies: ReadingListDependencies): vscode.Disposable {
  const { activePaper, allRead, catalogue, folder, log, annotations, seenLists } = dependencies;
  const { readingList: list } = dependencies;
  const tree = new ReadingListTreeProvider(list);
  const view = vscode.window.createTreeView(views.readingList, {
    treeDataProvider: tree,
    showCollapseAll: true,
    canSelectMany: true,
  });
  let [trouble, offer] = ['', ''];
  const showMessage = (): void => {
    showViewMessage(view, trouble || offer);
  };
  const showHidden = (): void => {
    annotations.hidden = readSetting(settings.hideStatuses, HideStatuses);
    setContext(contextKeys.hidesRead, annotations.hidden.includes('read'));
  };
  const hide = (value: readonly string[]): Thenable<void> =>
    vscode.workspace
      .getConfiguration()
      .update(settings.hideStatuses, value, vscode.ConfigurationTarget.Global);

  const setStatus =
    (status: Status | null) =>
    (id: PaperId, rows: unknown): Promise<boolean> =>
      list.mark(paperIdsIn(id, rows), { status });
  const toggleStar = async (id: PaperId, rows: unknown): Promise<void> => {
    await list.open();
    const paper = await catalogue.get(id);
    const entry = paper === undefined ? list.get(id) : list.of(paper);
    await list.mark(paperIdsIn(id, rows), { starred: entry?.starred !== true });
  };
  const editNote = async (id: PaperId): Promise<void> => {
    await list.open();
    const paper = await catalogue.get(id);
    const entry = paper === undefined ? list.get(id) : list.of(paper);
    const known = entry?.paper ?? paper;
    if (known === undefined) return;
    await openNote(noteUri(entry?.id ?? id, displayTitle(known)));
  };
  const undo = async (): Promise<void> => {
    const ids = await list.undo();
    setContext(contextKeys.canUndoMark, list.canUndo);
    const [first] = ids;
    if (first === undefined) return;
    const paper = list.get(first)?.paper ?? (await catalogue.get(first));
    const title = paper === undefined ? first : displayTitle(paper);
    const line =
      ids.length === 1
        ? vscode.l10n.t('Undone for “{0}”', isolate(title))
        : vscode.l10n.t('Undone for {0} papers', formatNumber(ids.length));
    vscode.window.setStatusBarMessage(`$(discard) ${escapeIcons(line)}`, lineTime);
  };
  const search = (): Thenable<unknown> => vscode.commands.executeCommand(commands.searchPapers);
  const register = (
    command: string,
    run: (id: PaperId, rows: unknown) => Promise<unknown>,
  ): vscode.Disposable => registerActivePaperCommand(command, activePaper, run, search);

  const files = vscode.workspace.createFileSystemWatcher(new vscode.RelativePattern(folder, '*.jsonl'));
  const refresh = refreshInTurn(list, log);
  showHidden();
  return vscode.Disposable.from(
    list,
    view,
    tree,
    files,
    beforeClosing(() => list.settled()),
    new NoteFileSystemProvider(list),
    noteHint(),
    addMissingPapers(catalogue, list, allRead),
    registerReadingListTransfer(list, log, seenLists, isThere => {
      offer = isThere
        ? vscode.l10n.t(
            'This workspace shares a reading list: add it, or turn it down, with the buttons above.',
          )
        : '';
      showMessage();
    }),
    reportSaveFailures(list, log, sentence => {
      trouble = sentence;
      showMessage();
    }),
    list.onDidChange(() => {
      tree.refresh();
      setContext(contextKeys.canUndoMark, list.canUndo);
    }),
    // Views that show papers also need their annotations.
    catalogue.onDidOpen(() => void list.open()),
    files.onDidCreate(refresh),
    // Files never change, unless another program damages or restores them.
    files.onDidChange(refresh),
    files.onDidDelete(refresh),
    // The file watcher may have missed a change of another window.
    view.onDidChangeVisibility(({ visible }) => {
      if (visible) refresh();
    }),
    vscode.window.onDidChangeWindowState(({ focused }) => {
      if (focused) refresh();
    }),
    vscode.workspace.onDidChangeConfiguration(change => {
      if (change.affectsConfiguration(settings.hideStatuses)) showHidden();
    }),
    register(commands.markToRead, setStatus('toRead')),
    register(commands.markReading, setStatus('reading')),
    register(commands.markRead, setStatus('read')),
    register(commands.markDismissed, setStatus('dismissed')),
    register(commands.clearStatus, setStatus(null)),
    register(commands.toggleStar, toggleStar),
    register(commands.editNote, editNote),
    register(commands.markPaper, pickMark),
    vscode.commands.registerCommand(commands.undoMark, undo),
    vscode.commands.registerCommand(commands.hideRead, () => hide(['read', 'dismissed'])),
    vscode.commands.registerCommand(commands.showHidden, () => hide([])),
  );
}

/**
 * Returns a function that refreshes the list. Calls during a refresh lead to one more: writing a file fires several
 * events.
 */
function refreshInTurn(list: ReadingList, log: Log): () => void {
  let [isRunning, isWanted] = [false, false];
  return () => {
    isWanted = true;
    if (isRunning) return;
    isRunning = true;
    const run = async (): Promise<void> => {
      while (isWanted) {
        isWanted = false;
        try {
          await list.refresh();
        } catch (error) {
          // Later changes must still be read.
          log.warn(`The reading list could not be read again: ${String(error)}`);
        }
      }
      isRunning = false;
    };
    void run();
  };
}
