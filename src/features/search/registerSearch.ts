// "Paperside: Search Papers…": a quick pick that answers from the in-memory index as the user types.
import * as vscode from 'vscode';
import type { Clock } from '../../core/ports.ts';
import type { Recents } from '../../core/recents.ts';
import { commands } from '../../ids.ts';
import type { KeptValue } from '../../platform/keptValue.ts';
import type { SearchIndex } from '../../core/search/searchIndex.ts';
import { SearchPick } from './searchPick.ts';

interface SearchDependencies {
  readonly clock: Clock;
  readonly recents: KeptValue<Recents>;
  readonly searchIndex: SearchIndex;
}

export function registerSearch({ clock, recents, searchIndex }: SearchDependencies): vscode.Disposable {
  return vscode.commands.registerCommand(commands.searchPapers, (query: unknown) =>
    new SearchPick(searchIndex, clock, recents).show(typeof query === 'string' ? query : ''),
  );
}
