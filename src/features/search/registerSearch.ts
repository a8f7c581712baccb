// "Paperside: Search Papers…": a quick pick that answers from the in-memory index as the user types.
import * as vscode from 'vscode';
import { commands } from '../../ids.ts';
import { SearchPick, type SearchPickDependencies } from './searchPick.ts';

export function registerSearch(dependencies: SearchPickDependencies): vscode.Disposable {
  return vscode.commands.registerCommand(commands.searchPapers, (query: unknown) =>
    new SearchPick(dependencies).show(typeof query === 'string' ? query : ''),
  );
}
