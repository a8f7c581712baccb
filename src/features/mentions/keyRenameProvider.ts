// Renames a citation key: in its entry, and everywhere in the workspace where it means that entry.
import * as vscode from 'vscode';
import { isWellFormedKey, takenBy } from '../../core/citations/renameKey.ts';
import type { LocatedEntry } from '../../core/citations/fileEntries.ts';
import { openDocument } from '../../platform/encodedDocument.ts';
import { placesToEdit, type KeyPlacesDependencies } from '../../platform/keyPlaces.ts';
import { keyTargetAt, rangeOfEntry } from './keyTarget.ts';

export interface RenameDependencies extends KeyPlacesDependencies {
  /** Looks through the workspace's files as they are now; resolves to whether all have been read. */
  readonly scan: () => Promise<boolean>;
}

/** Typst takes these for the end of a reference. */
const notInTypst = /[+/]/;

export function keyRenameProvider(dependencies: RenameDependencies): vscode.RenameProvider {
  const { bibliographies, mentions, scan } = dependencies;
  const { t } = vscode.l10n;
  return {
    async prepareRename(document, position) {
      const target = await keyTargetAt(bibliographies, document, position);
      if (target === undefined) throw new Error(t('There is no citation key here.'));
      if (target.entries.length > 0) return { range: target.range, placeholder: target.key };
      throw new Error(
        vscode.workspace.isTrusted
          ? t('No .bib file of this workspace has the key {0}.', target.key)
          : t('Paperside reads .bib files only in a trusted workspace.'),
      );
    },
    async provideRenameEdits(document, position, newKey, token) {
      const [entry] = (await keyTargetAt(bibliographies, document, position))?.entries ?? [];
      if (entry === undefined) throw new Error(t('There is no citation key here.'));
      if (!isWellFormedKey(newKey))
        throw new Error(
          t(
            'A key has letters and digits, with single marks (- _ : . + /) between them: {0} has not.',
            newKey,
          ),
        );
      if (newKey === entry.key) return new vscode.WorkspaceEdit();
      if (!(await scan())) throw new Error(t('Not all files could be read, so nothing was renamed.'));
      const places = await placesToEdit(dependencies, entry);
      if (token.isCancellationRequested) return undefined;
      const taken = takenBy(bibliographies, entry, newKey, {
        oldKey: places.map(({ uri }) => uri.toString()),
        newKey: mentions.keys().flatMap(({ key, file }) => (key === newKey ? [file] : [])),
      });
      if (taken !== undefined)
        throw new Error(
          t(
            'The key {0} is taken in {1}.',
            taken.key,
            vscode.workspace.asRelativePath(vscode.Uri.parse(taken.file, true)),
          ),
        );
      if (notInTypst.test(newKey) && places.some(({ form }) => form === 'typst'))
        throw new Error(t('Typst allows no + and no / in a key.'));
      const edit = new vscode.WorkspaceEdit();
      await replaceEntryKey(edit, entry, newKey);
      for (const { uri, range } of places) edit.replace(uri, range, newKey);
      return edit;
    },
  };
}

async function replaceEntryKey(edit: vscode.WorkspaceEdit, entry: LocatedEntry, key: string): Promise<void> {
  const bibliography = await openDocument(vscode.Uri.parse(entry.file, true));
  const range = rangeOfEntry(entry);
  if (bibliography.getText(range) !== entry.key)
    throw new Error(vscode.l10n.t('The bibliography has just changed. Try again.'));
  edit.replace(bibliography.uri, range, key);
}
