// Opens notes in an editor, and shows a hint while a note is empty.
import * as vscode from 'vscode';
import { panels, schemes } from '../../ids.ts';
import { emptyNoteHint } from '../../platform/annotatedItem.ts';
import { runHostCommand } from '../../platform/hostCommand.ts';

/** Opens the note where it hides nothing being read: below the abstract, beside the code, or among other notes. */
export async function openNote(uri: vscode.Uri): Promise<void> {
  const viewColumn = await columnFor(uri);
  // The document, because Eclipse Theia does not show a URI that `Uri.from` made.
  const document = await vscode.workspace.openTextDocument(uri);
  await vscode.window.showTextDocument(document, { preview: false, viewColumn });
}

/** Shows a hint in empty notes as a decoration, since VS Code has hints for untitled files only. */
export function noteHint(): vscode.Disposable {
  const hint = vscode.window.createTextEditorDecorationType({
    after: { contentText: emptyNoteHint(), color: new vscode.ThemeColor('input.placeholderForeground') },
  });
  const show = (editor: vscode.TextEditor): void => {
    const { uri } = editor.document;
    if (uri.scheme !== schemes.note) return;
    const isEmpty = editor.document.getText() === '';
    editor.setDecorations(hint, isEmpty ? [new vscode.Range(0, 0, 0, 0)] : []);
  };
  const showAll = (): void => {
    vscode.window.visibleTextEditors.forEach(show);
  };
  showAll();
  return vscode.Disposable.from(
    hint,
    vscode.window.onDidChangeVisibleTextEditors(showAll),
    vscode.workspace.onDidChangeTextDocument(({ document }) => {
      if (document.uri.scheme === schemes.note) showAll();
    }),
  );
}

async function columnFor(uri: vscode.Uri): Promise<vscode.ViewColumn> {
  const { all: groups, activeTabGroup } = vscode.window.tabGroups;
  const open = groups.find(({ tabs }) => tabs.some(tab => noteOf(tab)?.toString() === uri.toString()));
  const notes = groups.find(
    ({ activeTab, tabs }) => noteOf(activeTab) !== undefined && !tabs.some(isAbstract),
  );
  const column = (open ?? notes)?.viewColumn;
  if (column !== undefined) return column;
  const abstract = groups.find(({ activeTab }) => isAbstract(activeTab));
  const focus = focusCommands[(abstract?.viewColumn ?? 0) - 1];
  if (focus === undefined)
    return activeTabGroup.tabs.length === 0 ? vscode.ViewColumn.Active : vscode.ViewColumn.Beside;
  // There is no column "below", so VS Code creates a group below the active one.
  await vscode.commands.executeCommand(focus);
  const isBelow = await runHostCommand('workbench.action.newGroupBelow');
  if (!isBelow) return vscode.ViewColumn.Beside;
  // The new group, because the abstract takes the focus back when the pick that led here closes.
  const below = vscode.window.tabGroups.all.find(({ tabs }) => tabs.length === 0);
  return below?.viewColumn ?? vscode.ViewColumn.Active;
}

const focusCommands = ['First', 'Second', 'Third', 'Fourth', 'Fifth', 'Sixth', 'Seventh', 'Eighth'].map(
  nth => `workbench.action.focus${nth}EditorGroup`,
);

function noteOf(tab: vscode.Tab | undefined): vscode.Uri | undefined {
  const input = tab?.input;
  return input instanceof vscode.TabInputText && input.uri.scheme === schemes.note ? input.uri : undefined;
}

/** Compares the end of the view type, because VS Code adds a prefix to it. */
function isAbstract(tab: vscode.Tab | undefined): boolean {
  const input = tab?.input;
  return input instanceof vscode.TabInputWebview && input.viewType.endsWith(panels.abstract);
}
