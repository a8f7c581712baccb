// Registers the commands that add and remove linked files, and the events that reread them.
import * as vscode from 'vscode';
import type { ComputedFiles } from '../../core/base/computedFiles.ts';
import type { Clock, Log } from '../../core/base/ports.ts';
import type { WorkProgress } from '../../core/base/workProgress.ts';
import type { Catalogue } from '../../core/papers/catalogue.ts';
import { commands, contextKeys, settings } from '../../ids.ts';
import { setContext } from '../../platform/contextKey.ts';
import { mementoKeys, mementoValue, type Memento } from '../../platform/mementoValue.ts';
import { FileLinks, FileUris } from './fileLinks.ts';
import { linkOf, pickFiles, pickLink, urisOf } from './filePicks.ts';
import { LinkedFilesController } from './linkedFilesController.ts';

interface FilesDependencies {
  readonly catalogue: Catalogue;
  readonly clock: Clock;
  readonly computed: ComputedFiles;
  readonly log: Log;
  /** Stores the linked files outside the workspace; `workspaceState` stores those in it. */
  readonly globalState: Memento;
  readonly workspaceState: Memento;
  /** Receives the number of papers read. */
  readonly work: WorkProgress;
}

export function registerFiles(dependencies: FilesDependencies): vscode.Disposable {
  const links = new FileLinks({
    machine: mementoValue(dependencies.globalState, mementoKeys.files, FileUris, []),
    workspace: mementoValue(dependencies.workspaceState, mementoKeys.files, FileUris, []),
  });
  const files = new LinkedFilesController({ ...dependencies, links });
  let isOpen = false;
  const showWhetherLinked = (): void => {
    setContext(contextKeys.hasLinkedFiles, links.all().size > 0);
  };
  const update = (): void => {
    showWhetherLinked();
    if (isOpen) void files.update();
  };
  const add = async (uri: unknown, all: unknown): Promise<void> => {
    const handed = urisOf(uri, all);
    await files.add(handed.length > 0 ? handed : await pickFiles());
    showWhetherLinked();
  };
  const remove = async (row: unknown): Promise<void> => {
    const link = linkOf(row, links) ?? (await pickLink(links));
    if (link?.isShared === true)
      await vscode.commands.executeCommand('workbench.action.openSettings', `@id:${settings.files}`);
    else if (link !== undefined) await files.remove(link.uri);
    showWhetherLinked();
  };
  showWhetherLinked();
  const { workspace } = vscode;
  return vscode.Disposable.from(
    files,
    dependencies.catalogue.onDidOpen(() => {
      isOpen = true;
      update();
    }),
    workspace.onDidChangeConfiguration(change => {
      if (change.affectsConfiguration(settings.files)) update();
    }),
    workspace.onDidChangeWorkspaceFolders(update),
    workspace.onDidGrantWorkspaceTrust(update),
    vscode.commands.registerCommand(commands.addPapersFromFile, add),
    vscode.commands.registerCommand(commands.removeLinkedFile, remove),
    vscode.commands.registerCommand(commands.cancelReading, () => {
      files.cancel();
    }),
  );
}
