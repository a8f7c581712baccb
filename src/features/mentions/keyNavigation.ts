// Go to definition and find all references for citation keys and the entries that they mean.
import * as vscode from 'vscode';
import { placesThatCite, type KeyPlacesDependencies } from '../../platform/keyPlaces.ts';
import { keyTargetAt, rangeOfEntry } from './keyTarget.ts';

export interface KeyNavigationDependencies extends KeyPlacesDependencies {
  /** Resolves when the workspace's files have been looked through. */
  readonly scanned: () => Promise<void>;
}

/** Gives every entry with the key, the one that counts first. */
export function keyDefinitionProvider({
  bibliographies,
}: Pick<KeyNavigationDependencies, 'bibliographies'>): vscode.DefinitionProvider {
  return {
    async provideDefinition(document, position) {
      const target = await keyTargetAt(bibliographies, document, position);
      return target?.entries.map(entry => ({
        originSelectionRange: target.range,
        targetUri: vscode.Uri.parse(entry.file, true),
        targetRange: rangeOfEntry(entry),
      }));
    },
  };
}

export function keyReferenceProvider({
  scanned,
  ...dependencies
}: KeyNavigationDependencies): vscode.ReferenceProvider {
  return {
    async provideReferences(document, position, { includeDeclaration }, token) {
      const target = await keyTargetAt(dependencies.bibliographies, document, position);
      const [entry] = target?.entries ?? [];
      if (entry === undefined) return undefined;
      await scanned();
      if (token.isCancellationRequested) return undefined;
      const places = placesThatCite(dependencies, entry);
      const own = includeDeclaration
        ? [new vscode.Location(vscode.Uri.parse(entry.file, true), rangeOfEntry(entry))]
        : [];
      return [...own, ...places.map(({ uri, range }) => new vscode.Location(uri, range))];
    },
  };
}
