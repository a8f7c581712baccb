// Commands about one paper: VS Code hands them an id, or the row of a tree that they were called on.
import * as vscode from 'vscode';
import * as z from 'zod/mini';
import { PaperId } from '../core/paper.ts';

const PaperArgument = z.union([PaperId, z.object({ paper: z.object({ id: PaperId }) })]);

/** Registers a command whose first argument names a paper. Called with anything else it does `otherwise`. */
export function registerPaperCommand(
  command: string,
  run: (id: PaperId, option: unknown) => unknown,
  otherwise: () => unknown,
): vscode.Disposable {
  return vscode.commands.registerCommand(command, (argument: unknown, option: unknown) => {
    const result = PaperArgument.safeParse(argument);
    if (!result.success) return otherwise();
    return run(typeof result.data === 'string' ? result.data : result.data.paper.id, option);
  });
}

/** What a tree hands to a command beside the row that was clicked: all the selected ones. */
const SelectedRows = z.array(z.object({ paper: z.object({ id: PaperId }) }));

/** The paper that a command was called on, and those selected with it, each once. */
export function chosenPapers(id: PaperId, option: unknown): readonly PaperId[] {
  const rows = SelectedRows.safeParse(option);
  return rows.success ? [...new Set([id, ...rows.data.map(({ paper }) => paper.id)])] : [id];
}
