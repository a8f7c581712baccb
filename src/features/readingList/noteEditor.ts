// The editor of a note: where it opens, and what it says while it is empty.
import * as vscode from 'vscode';
import { panels, schemes } from '../../ids.ts';

/** Where it hides nothing that is read: below the abstract, beside the code, or among other notes. */
export async function openNote(uri: vscode.Uri): Promise<void> {
  const viewColumn = await columnFor(uri);
  await vscode.window.showTextDocument(uri, { preview: false, viewColumn });
}

/** In editors that are empty: VS Code has such hints for files without a name only. Nothing of it is in the note. */
export function noteHint(): vscode.Disposable {
  const contentText = vscode.l10n.t(
    'What do you think of this paper? Markdown, saved with your reading list.',
  );
  const hint = vscode.window.createTextEditorDecorationType({
    after: { contentText, color: new vscode.ThemeColor('input.placeholderForeground') },
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
  // There is no column "below": VS Code makes a group below the active one.
  await vscode.commands.executeCommand(focus);
  await vscode.commands.executeCommand('workbench.action.newGroupBelow');
  return vscode.ViewColumn.Active;
}

const focusCommands = ['First', 'Second', 'Third', 'Fourth', 'Fifth', 'Sixth', 'Seventh', 'Eighth'].map(
  nth => `workbench.action.focus${nth}EditorGroup`,
);

function noteOf(tab: vscode.Tab | undefined): vscode.Uri | undefined {
  const input = tab?.input;
  return input instanceof vscode.TabInputText && input.uri.scheme === schemes.note ? input.uri : undefined;
}

/** VS Code gives the kinds of panels names of its own around ours. */
function isAbstract(tab: vscode.Tab | undefined): boolean {
  const input = tab?.input;
  return input instanceof vscode.TabInputWebview && input.viewType.endsWith(panels.abstract);
}
