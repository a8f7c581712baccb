// Code in VS Code as the related-papers engine reads it: a document, a selection, or the cells of a notebook.
import * as vscode from 'vscode';
import type { Code } from '../core/related/code.ts';

export interface CodeDocument extends Code {
  /** URI of the whole file or notebook, also for a selection in it. */
  readonly uri: vscode.Uri;
  /** Display name, such as "ecg_mae.py" or "ecg_mae.py, lines 3–9". */
  readonly name: string;
  /** Whether it is a selection of the document. */
  readonly isSelection?: boolean;
  /** Returns the document and line on screen for a line of this code. */
  locate(line: number): { readonly uri: vscode.Uri; readonly line: number };
}

/** Schemes of editors that show no code: output channels, input boxes, and Paperside's own documents such as notes. */
const notCode = /^(?:output|comment|vscode-interactive-input|paperside-.*)$/;

export function isCode({ uri }: vscode.TextDocument): boolean {
  return !notCode.test(uri.scheme);
}

/** Opens the whole document or notebook at this URI. */
export async function codeAt(uri: vscode.Uri): Promise<CodeDocument> {
  if (uri.path.toLowerCase().endsWith('.ipynb'))
    return notebookCode(await vscode.workspace.openNotebookDocument(uri));
  return documentCode(await vscode.workspace.openTextDocument(uri));
}

/** Returns the code of an editor: the notebook of a cell, or only the selected lines if there are some. */
export function editorCode({ document, selection }: vscode.TextEditor, wholeFile = false): CodeDocument {
  if (!wholeFile && !selection.isEmpty) return selectedCode(document, selection);
  // By its cells, because in a remote window the URIs of a cell and of its notebook name different hosts.
  const notebook = vscode.workspace.notebookDocuments.find(each =>
    each.getCells().some(cell => cell.document === document),
  );
  return notebook === undefined ? documentCode(document) : notebookCode(notebook);
}

export function documentCode(document: vscode.TextDocument): CodeDocument {
  const { uri, languageId } = document;
  return {
    uri,
    name: fileName(uri),
    fileName: fileName(uri),
    folders: foldersOf(uri),
    languageId,
    // Read on each call: the document may change during reading, and a line beyond its end is empty.
    get lineCount() {
      return document.lineCount;
    },
    line: at => (at < document.lineCount ? document.lineAt(at).text : ''),
    locate: line => ({ uri, line }),
  };
}

/** Scheme of code without a document. */
const looseScheme = 'paperside-code';

export const isWithoutDocument = ({ uri }: CodeDocument): boolean => uri.scheme === looseScheme;

/** Wraps code that belongs to no document. */
export function textCode(text: string, languageId: string): CodeDocument {
  const lines = text.split(/\r?\n/);
  const uri = vscode.Uri.from({ scheme: looseScheme, path: '/code' });
  return {
    ...{ uri, name: 'code', fileName: '', languageId, lineCount: lines.length },
    line: at => lines[at] ?? '',
    locate: line => ({ uri, line }),
  };
}

function selectedCode(document: vscode.TextDocument, selection: vscode.Range): CodeDocument {
  const whole = documentCode(document);
  const first = selection.start.line;
  // A selection that ends before the first character of a line does not include that line.
  const last =
    selection.end.character === 0 && !selection.isSingleLine ? selection.end.line - 1 : selection.end.line;
  return {
    ...whole,
    isSelection: true,
    name:
      first === last
        ? vscode.l10n.t('{0}, line {1}', whole.name, String(first + 1))
        : vscode.l10n.t('{0}, lines {1}–{2}', whole.name, String(first + 1), String(last + 1)),
    lineCount: last - first + 1,
    line: at => (selection.isSingleLine ? document.getText(selection) : whole.line(first + at)),
    locate: line => whole.locate(first + line),
  };
}

/** Concatenates the cells of a notebook, code and Markdown alike. */
export function notebookCode(notebook: vscode.NotebookDocument): CodeDocument {
  const cells = notebook.getCells().map(cell => documentCode(cell.document));
  const starts: number[] = [];
  let lineCount = 0;
  for (const cell of cells) {
    starts.push(lineCount);
    lineCount += cell.lineCount;
  }
  const find = (line: number): { cell: CodeDocument | undefined; line: number } => {
    const at = starts.findLastIndex(start => start <= line);
    return { cell: cells[at], line: line - (starts[at] ?? 0) };
  };
  const { uri } = notebook;
  return {
    uri,
    name: fileName(uri),
    fileName: fileName(uri),
    folders: foldersOf(uri),
    languageId:
      notebook.getCells().find(({ kind }) => kind === vscode.NotebookCellKind.Code)?.document.languageId ??
      'markdown',
    lineCount,
    line: at => {
      const { cell, line } = find(at);
      return cell?.line(line) ?? '';
    },
    locate: at => {
      const { cell, line } = find(at);
      return { uri: cell?.uri ?? uri, line };
    },
  };
}

function fileName({ path }: vscode.Uri): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/**
 * Returns the folders of a file inside its workspace folder. Empty for other files, whose path says more about the
 * machine than about the code.
 */
function foldersOf(uri: vscode.Uri): readonly string[] {
  if (vscode.workspace.getWorkspaceFolder(uri) === undefined) return [];
  return vscode.workspace.asRelativePath(uri, false).split('/').slice(0, -1);
}
