// Editors on untitled files, as a test wants them, and what hovers in editors say.
import { assert } from 'chai';
import * as vscode from 'vscode';
import { eventually } from '../support/eventually.ts';

/**
 * An untitled file in front, with the cursor at its end. VS Code may give it the name of one that a test has just closed, and the
 * text that it had kept of that one (its backup is deleted a moment later), so the text is written over whatever is there.
 */
export async function openUntitled(language: string, content: string): Promise<vscode.TextEditor> {
  const editor = await vscode.window.showTextDocument(
    await vscode.workspace.openTextDocument({ content, language }),
  );
  const { document } = editor;
  // The host hears which editor is in front a moment after the window has shown it.
  await eventually(() => {
    assert.equal(vscode.window.activeTextEditor?.document, document);
  });
  const everything = new vscode.Range(0, 0, document.lineCount, 0);
  if (document.getText() !== content)
    await editor.edit(edit => {
      edit.replace(everything, content);
    });
  const end = document.positionAt(content.length);
  editor.selection = new vscode.Selection(end, end);
  return editor;
}

/** Closes all editors, and keeps nothing of what was not saved. */
export async function closeEditors(): Promise<void> {
  while (vscode.window.activeTextEditor?.document.isDirty === true)
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  await vscode.commands.executeCommand('workbench.action.closeAllEditors');
}

/** Returns what hovers say, as Markdown. */
export function hoverText(hovers: readonly vscode.Hover[]): string {
  return hovers
    .flatMap(({ contents }) => contents)
    .map(part => (part instanceof vscode.MarkdownString ? part.value : ''))
    .join('\n');
}
