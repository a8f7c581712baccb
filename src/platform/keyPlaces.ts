// Finds every place that cites an entry: in open documents as they are now, in all other files as they were last read.
import * as vscode from 'vscode';
import type { LocatedEntry } from '../core/citations/fileEntries.ts';
import type { WorkspaceBibliographies } from '../core/citations/workspaceBibliographies.ts';
import { entriesCited, type CitedKey } from '../core/mentions/citedKeys.ts';
import type { MentionIndex } from '../core/mentions/mentionIndex.ts';
import { openDocument } from './encodedDocument.ts';
import { cellScheme, fileOf, isEdited, keysInDocument, rangeOf } from './documentKeys.ts';

export interface KeyPlacesDependencies {
  readonly bibliographies: WorkspaceBibliographies;
  readonly mentions: Pick<MentionIndex, 'keys'>;
}

interface KeyPlace {
  readonly uri: vscode.Uri;
  /** Of the entry's own key, without a prefix. */
  readonly range: vscode.Range;
  readonly form: CitedKey['form'];
}

/** Returns the places in the order of their files. */
export function placesThatCite(
  { bibliographies, mentions }: KeyPlacesDependencies,
  entry: LocatedEntry,
): KeyPlace[] {
  const open = vscode.workspace.textDocuments.filter(isEdited);
  const openFiles = new Set(open.map(fileOf));
  const closed = mentions.keys().filter(({ file }) => !openFiles.has(file));
  return [
    ...open.flatMap(document => placesInDocument(bibliographies, document, entry)),
    ...closed.flatMap(cited => {
      const prefixLength = prefixBefore(bibliographies, cited, cited.file, entry);
      if (prefixLength === undefined) return [];
      const { file, line, start, end, form } = cited;
      const range = new vscode.Range(line, start + prefixLength, line, end);
      return [{ uri: vscode.Uri.parse(file, true), range, form }];
    }),
  ];
}

/** Opens every file that cites the entry, and returns the places in the documents as they are now. */
export async function placesToEdit(
  dependencies: KeyPlacesDependencies,
  entry: LocatedEntry,
): Promise<readonly KeyPlace[]> {
  const files = new Map(placesThatCite(dependencies, entry).map(({ uri }) => [uri.toString(), uri]));
  const documents = await Promise.all([...files.values()].map(documentsAt));
  const { bibliographies } = dependencies;
  return documents.flat().flatMap(document => placesInDocument(bibliographies, document, entry));
}

/** The text of a notebook is that of its cells, unless no extension opens notebooks. */
async function documentsAt(uri: vscode.Uri): Promise<readonly vscode.TextDocument[]> {
  const path = uri.path.toLowerCase();
  if (!path.endsWith('.ipynb') || uri.scheme === cellScheme) return [await openDocument(uri)];
  const cells = await vscode.workspace.openNotebookDocument(uri).then(
    notebook => notebook.getCells().map(cell => cell.document),
    () => undefined,
  );
  return cells ?? [await openDocument(uri)];
}

function placesInDocument(
  bibliographies: WorkspaceBibliographies,
  document: vscode.TextDocument,
  entry: LocatedEntry,
): KeyPlace[] {
  return keysInDocument(document, true).flatMap(match => {
    const prefixLength = prefixBefore(bibliographies, match, fileOf(document), entry);
    if (prefixLength === undefined) return [];
    const range = rangeOf(document, { start: match.start + prefixLength, end: match.end });
    return [{ uri: document.uri, range, form: match.form }];
  });
}

/** Returns the length of the prefix before the entry's key; undefined if this cites another entry. */
function prefixBefore(
  bibliographies: WorkspaceBibliographies,
  cited: Pick<CitedKey, 'key' | 'form'>,
  file: string,
  { key, file: entryFile, line, start }: LocatedEntry,
): number | undefined {
  if (!cited.key.toLowerCase().endsWith(key.toLowerCase())) return undefined;
  const { entries, prefixLength } = entriesCited(bibliographies, cited, file);
  const [first] = entries;
  const isSame = first?.file === entryFile && first.line === line && first.start === start;
  return isSame ? prefixLength : undefined;
}
