// The citation keys in an open document, each with its range.
import * as vscode from 'vscode';
import type { CitationKeyMatch } from '../core/mentions/citationKeyMatch.ts';
import { citationSyntax } from '../core/mentions/citationSyntax.ts';
import { findCitationKeys } from '../core/mentions/findCitationKeys.ts';

interface DocumentKey extends CitationKeyMatch {
  readonly range: vscode.Range;
}

/** Maximum number of characters in a document; reading a longer one takes longer than a hover may. */
const maxText = 1_000_000;

export const cellScheme = 'vscode-notebook-cell';

interface Found {
  readonly version: number;
  readonly matches: readonly CitationKeyMatch[];
}
/** A hover asks at every move of the mouse. */
const byDocument = new WeakMap<vscode.TextDocument, Found>();

/** Returns the keys in text order, from the document as it is now. Those of a very long one are found if `isWanted`. */
export function keysInDocument(document: vscode.TextDocument, isWanted = false): readonly CitationKeyMatch[] {
  const { version } = document;
  const known = byDocument.get(document);
  if (known?.version === version) return known.matches;
  const { scheme, path } = document.uri;
  const syntax = citationSyntax(scheme === cellScheme ? '' : path, document.languageId);
  const text = document.getText();
  if (text.length > maxText && !isWanted) return [];
  const matches = syntax === undefined ? [] : findCitationKeys(text, syntax);
  byDocument.set(document, { version, matches });
  return matches;
}

/** Returns the key at a position, also just behind its last character. */
export function keyAt(document: vscode.TextDocument, position: vscode.Position): DocumentKey | undefined {
  const offset = document.offsetAt(position);
  const match = keysInDocument(document).find(({ start, end }) => start <= offset && offset <= end);
  return match && { ...match, range: rangeOf(document, match) };
}

export function rangeOf(
  document: vscode.TextDocument,
  { start, end }: Pick<CitationKeyMatch, 'start' | 'end'>,
): vscode.Range {
  return new vscode.Range(document.positionAt(start), document.positionAt(end));
}

/**
 * Tells documents that are open from those that VS Code keeps for a while: their files may be gone. Leaves out what version
 * control and the like show of a file.
 */
export function isEdited(document: vscode.TextDocument): boolean {
  const { isDirty, uri } = document;
  if (uri.scheme === 'untitled' || isDirty) return true;
  const isFile = uri.scheme === 'file' || vscode.workspace.getWorkspaceFolder(uri) !== undefined;
  if (!isFile && uri.scheme !== cellScheme) return false;
  const file = fileOf(document);
  return vscode.window.tabGroups.all.some(({ tabs }) =>
    tabs.some(
      ({ input }) =>
        (input instanceof vscode.TabInputText || input instanceof vscode.TabInputNotebook) &&
        input.uri.toString() === file,
    ),
  );
}

/** Returns the URI of the file that a document belongs to: for the cell of a notebook, that of the notebook. */
export function fileOf({ uri }: vscode.TextDocument): string {
  if (uri.scheme !== cellScheme) return uri.toString();
  const notebook = vscode.workspace.notebookDocuments.find(each => each.uri.path === uri.path);
  return (notebook?.uri ?? uri.with({ fragment: '' })).toString();
}
