// Commands about papers: VS Code hands them an id, or the row of a tree that they were called on and all selected rows.
import * as vscode from 'vscode';
import * as z from 'zod/mini';
import { PaperId } from '../core/paper.ts';

const PaperArgument = z.union([PaperId, z.object({ paper: z.object({ id: PaperId }) })]);
const GroupArgument = z.object({ group: z.object({ papers: z.array(z.object({ id: PaperId })) }) });

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

/** Registers a command about one or many papers. Called with none it does `otherwise`. */
export function registerPapersCommand(
  command: string,
  run: (ids: readonly PaperId[]) => unknown,
  otherwise: () => unknown,
): vscode.Disposable {
  return vscode.commands.registerCommand(command, (argument: unknown, rows: unknown) => {
    const ids = papersOf(argument, rows);
    return ids.length === 0 ? otherwise() : run(ids);
  });
}

/** The papers that a command's arguments name, each once: papers, groups of papers, and lists of both. */
export function papersOf(...args: readonly unknown[]): PaperId[] {
  return [...new Set(args.flatMap(idsIn))];
}

function idsIn(argument: unknown): PaperId[] {
  if (Array.isArray(argument)) return argument.flatMap(idsIn);
  const paper = PaperArgument.safeParse(argument);
  if (paper.success) return [typeof paper.data === 'string' ? paper.data : paper.data.paper.id];
  const group = GroupArgument.safeParse(argument);
  return group.success ? group.data.group.papers.map(({ id }) => id) : [];
}
