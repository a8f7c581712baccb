// Edits in other files that belong to a quick fix: keys that are cited anew, entries that are added.
import * as vscode from 'vscode';
import type { Fix } from '../../core/checks/finding.ts';
import { addToBibliography, readBibliography } from '../../core/citations/bibliography.ts';
import { byNearness } from '../../core/citations/nearness.ts';
import { entriesCited, findCitedKeys } from '../../core/mentions/citedKeys.ts';
import { openDocument } from '../../platform/encodedDocument.ts';
import type { KeyDependencies } from './workspaceKeys.ts';

/** Cites the entry `keepKey` wherever the entry `dropKey` of the .bib file is cited. */
export async function renameKey(
  edit: vscode.WorkspaceEdit,
  bibliography: vscode.Uri,
  { dropKey, keepKey }: Extract<Fix, { kind: 'merge' }>,
  { bibliographies, clock, mentions }: KeyDependencies,
): Promise<void> {
  const files = new Set(mentions.keys().flatMap(({ key, file }) => (key.endsWith(dropKey) ? [file] : [])));
  for (const document of vscode.workspace.textDocuments)
    if (document.isDirty) files.add(document.uri.toString());
  for (const file of files) {
    const document = await openDocument(vscode.Uri.parse(file, true));
    const cited = await findCitedKeys(file, document.getText(), clock, undefined, document.languageId);
    for (const each of cited) {
      const { entries, prefixLength } = entriesCited(bibliographies, each, file);
      const [entry] = entries;
      if (entry?.file !== bibliography.toString() || entry.key !== dropKey) continue;
      const { line, start, end } = each;
      edit.replace(document.uri, new vscode.Range(line, start + prefixLength, line, end), keepKey);
    }
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
