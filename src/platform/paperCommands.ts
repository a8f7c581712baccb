// Registers commands about papers. VS Code passes an id, or the clicked tree row and all selected rows.
import * as vscode from 'vscode';
import * as z from 'zod/mini';
import { PaperId } from '../core/papers/paper.ts';
import type { PaperList } from '../core/papers/paperList.ts';
import type { ActivePaper } from './activePaper.ts';

const PaperArgument = z.union([PaperId, z.object({ paper: z.object({ id: PaperId }) })]);
const GroupArgument = z.object({ group: z.object({ papers: z.array(z.object({ id: PaperId })) }) });

/** Registers a command whose first argument is a paper. With any other argument, or none, it calls `otherwise`. */
export function registerPaperCommand(
  command: string,
  run: (id: PaperId, option: unknown) => unknown,
  otherwise: () => unknown,
): vscode.Disposable {
  return vscode.commands.registerCommand(command, (...args: readonly unknown[]) => {
    const [argument, option] = args;
    const result = PaperArgument.safeParse(argument);
    if (!result.success) return withoutPaper(args, otherwise);
    return run(typeof result.data === 'string' ? result.data : result.data.paper.id, option);
  });
}

/** The same; without an argument it is about the paper whose page is in front, if there is one. */
export function registerActivePaperCommand(
  command: string,
  activePaper: ActivePaper,
  run: (id: PaperId, option: unknown) => unknown,
  otherwise: () => unknown,
): vscode.Disposable {
  return registerPaperCommand(command, run, () =>
    activePaper.id === undefined ? otherwise() : run(activePaper.id, undefined),
  );
}

/** Registers a command about one or many papers. Without papers it calls `otherwise`. */
export function registerPapersCommand(
  command: string,
  run: (ids: readonly PaperId[]) => unknown,
  otherwise: () => unknown,
): vscode.Disposable {
  return vscode.commands.registerCommand(command, (...args: readonly unknown[]) => {
    const ids = paperIdsIn(...args.slice(0, 2));
    return ids.length === 0 ? withoutPaper(args, otherwise) : run(ids);
  });
}

/** VS Code passes undefined when the view replaced the row while its menu was open. */
function withoutPaper(args: readonly unknown[], otherwise: () => unknown): unknown {
  const isOfLostRow = args.length > 0 && args[0] === undefined;
  if (!isOfLostRow) return otherwise();
  void vscode.window.showInformationMessage(
    vscode.l10n.t('The rows were just being replaced by newer ones. Choose again.'),
  );
  return undefined;
}

/** Returns the ids of all papers in a command's arguments (papers, groups of papers, and lists of both), each once. */
export function paperIdsIn(...args: readonly unknown[]): PaperId[] {
  return [...new Set(args.flatMap(idsIn))];
}

function idsIn(argument: unknown): PaperId[] {
  if (Array.isArray(argument)) return argument.flatMap(idsIn);
  const paper = PaperArgument.safeParse(argument);
  if (paper.success) return [typeof paper.data === 'string' ? paper.data : paper.data.paper.id];
  const group = GroupArgument.safeParse(argument);
  return group.success ? group.data.group.papers.map(({ id }) => id) : [];
}

/**
 * Returns what a click on a paper's row does, given the command that opens an abstract. The tree keeps the focus, so that Down and
 * Enter walk through the list.
 */
export function openAbstractCommand(command: string, id: PaperId, list?: PaperList): vscode.Command {
  return {
    command,
    title: vscode.l10n.t('Open Abstract'),
    arguments: [id, { preserveFocus: true, ...(list && { list }) }],
  };
}
