// "Paperside: Search Papers…": a quick pick that answers from the in-memory index as the user types.
import * as vscode from 'vscode';
import * as z from 'zod/mini';
import type { Catalogue } from '../../core/catalogue.ts';
import { orElse } from '../../core/orElse.ts';
import type { Clock, Log } from '../../core/ports.ts';
import type { Recents } from '../../core/recents.ts';
import { commands } from '../../ids.ts';
import type { KeptValue } from '../../platform/keptValue.ts';
import { SearchIndex } from './searchIndex.ts';
import { SearchPick } from './searchPick.ts';

/** Whatever else is handed over counts as none. */
const PurposeArgument = orElse(z.object({ command: z.string(), placeholder: z.string() }), undefined);

interface SearchDependencies {
  readonly catalogue: Catalogue;
  readonly clock: Clock;
  readonly log: Log;
  readonly recents: KeptValue<Recents>;
}

export function registerSearch({ catalogue, clock, log, recents }: SearchDependencies): vscode.Disposable {
  const index = new SearchIndex(catalogue, clock, log);
  return vscode.Disposable.from(
    index,
    vscode.commands.registerCommand(commands.searchPapers, (query: unknown, purpose: unknown) =>
      new SearchPick(index, clock, recents, PurposeArgument.parse(purpose)).show(
        typeof query === 'string' ? query : '',
      ),
    ),
  );
}
