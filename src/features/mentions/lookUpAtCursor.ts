// "Look Up" in a hover: asks the sources for the id, and shows the hover again with what came of it.
import * as vscode from 'vscode';
import * as z from 'zod/mini';
import { PaperId } from '../../core/papers/paper.ts';
import type { PaperLookUps } from '../../core/sources/paperLookUps.ts';

/** The id, and the place in a document that its hover belongs to. */
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
  // Who has gone on to another file meanwhile is not called back.
  if (editor?.document.uri.toString() !== uri) return;
  // VS Code shows a hover at the cursor only, and one that is shown already it does not ask for again.
  editor.selection = new vscode.Selection(line, character, line, character);
  await vscode.commands.executeCommand('editor.action.hideHover');
  await vscode.commands.executeCommand('editor.action.showHover', { focus: 'autoFocusImmediately' });
}
