// Registers "Paperside: Search Papers…", a quick pick that searches the in-memory index as the user types.
import * as vscode from 'vscode';
import * as z from 'zod/mini';
import { withFallback } from '../../core/base/schemaFallback.ts';
import { commands } from '../../ids.ts';
import { SearchPick, type SearchDependencies } from './searchPick.ts';

/** Optional second argument of the command: another command that receives the chosen paper. */
const Purpose = withFallback(
  z.object({ command: z.string(), title: z.string(), placeholder: z.string() }),
  undefined,
);

export function registerSearch(dependencies: SearchDependencies): vscode.Disposable {
  return vscode.commands.registerCommand(commands.searchPapers, (query: unknown, purpose: unknown) =>
    new SearchPick(dependencies, Purpose.parse(purpose)).show(typeof query === 'string' ? query : ''),
  );
}
