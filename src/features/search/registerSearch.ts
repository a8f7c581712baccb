// "Paperside: Search Papers…": a quick pick that answers from the in-memory index as the user types.
import * as vscode from 'vscode';
import type { Catalogue } from '../../core/catalogue.ts';
import { PaperIndex } from '../../core/search/paperIndex.ts';
import { commands } from '../../ids.ts';
import { showSearchPick } from './searchPick.ts';

interface SearchDependencies {
  readonly catalogue: Catalogue;
}

export function registerSearch({ catalogue }: SearchDependencies): vscode.Disposable {
  let index: Promise<PaperIndex> | undefined;
  const readIndex = (): Promise<PaperIndex> =>
    (index ??= catalogue.contents().then(contents => new PaperIndex(contents)));

  return vscode.commands.registerCommand(commands.searchPapers, (query: unknown) =>
    showSearchPick({ catalogue, readIndex, query: typeof query === 'string' ? query : '' }),
  );
}
