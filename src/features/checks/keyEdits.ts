// Edits in other files that belong to a quick fix: keys that are cited anew, entries that are added.
import * as vscode from 'vscode';
import type { Fix } from '../../core/checks/finding.ts';
import { addToBibliography, readBibliography } from '../../core/citations/bibliography.ts';
import { byNearness } from '../../core/citations/nearness.ts';
import { openDocument } from '../../platform/encodedDocument.ts';
import { placesToEdit } from '../../platform/keyPlaces.ts';
import type { KeyDependencies } from './workspaceKeys.ts';

/** Cites the entry `keepKey` wherever the entry `dropKey` of the .bib file is cited. */
export async function renameKey(
  edit: vscode.WorkspaceEdit,
  document: vscode.TextDocument,
  { dropKey, keepKey, drop, keep }: Extract<Fix, { kind: 'merge' }>,
  dependencies: KeyDependencies,
): Promise<void> {
  await dependencies.bibliographies.current();
  const file = document.uri.toString();
  const entries = dependencies.bibliographies.entriesIn(file);
  const entry = entries.find(({ key }) => key === dropKey);
  if (entry === undefined) return;
  for (const { uri, range } of await placesToEdit(dependencies, entry)) {
    // The two entries are rewritten as a whole.
    const at = uri.toString() === file ? document.offsetAt(range.start) : -1;
    if ([drop, keep].some(({ start, end }) => start <= at && at < end)) continue;
    edit.replace(uri, range, keepKey);
  }
}

/** Adds an entry with this key to the bibliography that is nearest to the file. */
export async function addEntry(
  edit: vscode.WorkspaceEdit,
  file: vscode.Uri,
  { key, paper }: Extract<Fix, { kind: 'add' }>,
  { bibliographies, clock }: KeyDependencies,
): Promise<void> {
  const [nearest] = bibliographies
    .uris()
    .map(uri => ({ file: uri }))
    .sort(byNearness(file.toString()));
  if (nearest === undefined) return;
  const document = await openDocument(vscode.Uri.parse(nearest.file, true));
  const bibliography = await readBibliography(nearest.file, document.getText(), { clock });
  // A pattern without placeholders is the key itself.
  const { offset, insert } = await addToBibliography(bibliography, [paper], { pattern: key, clock });
  edit.insert(document.uri, document.positionAt(offset), insert);
}
