// Inserts citations at the cursor.
import * as vscode from 'vscode';
import type { Clock } from '../../core/base/ports.ts';
import { citationEdit, citesByKey, type CitedPaper } from '../../core/citations/citationEdit.ts';
import { citationKeys } from '../../core/citations/citationKey.ts';
import { fileLanguage } from '../../core/comments/fileLanguage.ts';
import type { Paper } from '../../core/papers/paper.ts';
import { isCode } from '../../platform/codeDocument.ts';
import { runHostCommand } from '../../platform/hostCommand.ts';
import { showStatusMessage, showWriteRefused } from '../../platform/statusMessage.ts';
import type { BibliographyFile } from './bibliographyFile.ts';

/**
 * Returns the active editor, or a visible one while the abstract has the focus: code first, never an output channel.
 */
export function codeEditor(): vscode.TextEditor | undefined {
  const { activeTextEditor, visibleTextEditors } = vscode.window;
  const shown = visibleTextEditors.filter(({ viewColumn }) => viewColumn !== undefined);
  return activeTextEditor ?? shown.find(({ document }) => isCode(document)) ?? shown[0];
}

export async function insertCitation(
  editor: vscode.TextEditor,
  papers: readonly Paper[],
  pattern: string,
  bibliography: BibliographyFile,
  clock: Clock,
): Promise<void> {
  const { document, selection } = editor;
  const languageId = fileLanguage(document.languageId, document.uri.path);
  const { cited, missingIn } = citesByKey(languageId)
    ? await withKeys(papers, pattern, bibliography, clock)
    : { cited: papers.map(paper => ({ paper, key: '' })), missingIn: undefined };
  const { from, to, text } = citationEdit(
    languageId,
    document.getText(),
    document.offsetAt(selection.active),
    cited,
  );
  const isWritten = await editor.edit(edit => {
    edit.replace(new vscode.Range(document.positionAt(from), document.positionAt(to)), text);
  });
  // Return the focus to the text. `showTextDocument` would not do for a notebook cell, which cannot be shown by itself.
  if (editor === vscode.window.activeTextEditor)
    await runHostCommand('workbench.action.focusActiveEditorGroup');
  else await vscode.window.showTextDocument(editor.document, editor.viewColumn);
  if (!isWritten) await showWriteRefused(editor.document.uri);
  else if (missingIn !== undefined)
    showStatusMessage(vscode.l10n.t('Inserted; not in {0} yet', vscode.workspace.asRelativePath(missingIn)));
}

/** Takes keys from the workspace's bibliography for the papers it has, and generates keys for the others. */
async function withKeys(
  papers: readonly Paper[],
  pattern: string,
  bibliography: BibliographyFile,
  clock: Clock,
): Promise<{ cited: CitedPaper[]; missingIn: vscode.Uri | undefined }> {
  const file = await bibliography.find();
  const known = file === undefined ? undefined : await bibliography.read(file);
  const unknown = papers.filter(paper => known?.keyOf(paper) === undefined);
  const made = await citationKeys(unknown, pattern, { clock, taken: known?.keys ?? new Set() });
  return {
    cited: papers.map(paper => ({ paper, key: known?.keyOf(paper) ?? made.get(paper) ?? '' })),
    missingIn: unknown.length > 0 ? file : undefined,
  };
}
