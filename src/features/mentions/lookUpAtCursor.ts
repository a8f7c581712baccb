// The "Look Up" command of a hover: asks the sources for the id, then shows the hover again with the result.
import * as vscode from 'vscode';
import * as z from 'zod/mini';
import { PaperId } from '../../core/papers/paper.ts';
import type { PaperLookUps } from '../../core/sources/paperLookUps.ts';

/** The paper id, then URI, line and character of the mention. */
const Arguments = z.tuple([PaperId, z.string(), z.int(), z.int()]);

export async function lookUpAtCursor(lookUps: PaperLookUps, args: readonly unknown[]): Promise<void> {
  const parsed = Arguments.safeParse(args);
  if (!parsed.success) return;
  const [id, uri, line, character] = parsed.data;
  await vscode.window.withProgress(
    { location: vscode.ProgressLocation.Window, title: vscode.l10n.t('Looking for {0}…', id) },
    () => lookUps.ask(id, new AbortController().signal),
  );
  const { activeTextEditor: editor } = vscode.window;
  // The user has moved on to another file: do not move the cursor.
  if (editor?.document.uri.toString() !== uri) return;
  // VS Code shows hovers only at the cursor, and does not ask the provider again while a hover is open.
  editor.selection = new vscode.Selection(line, character, line, character);
  await vscode.commands.executeCommand('editor.action.hideHover');
  await vscode.commands.executeCommand('editor.action.showHover', { focus: 'autoFocusImmediately' });
}
