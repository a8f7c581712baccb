// Papers from files: added, dropped, watched and removed.
import * as vscode from 'vscode';
import type { Catalogue } from '../../core/catalogue.ts';
import type { Clock, Log } from '../../core/ports.ts';
import { commands, settings } from '../../ids.ts';
import { chooseFiles, chooseLink, linkOf, urisOf } from './fileChoice.ts';
import { FileLinks, type KeptFiles } from './fileLinks.ts';
import { PapersFiles } from './papersFiles.ts';

interface FilesDependencies {
  readonly catalogue: Catalogue;
  readonly clock: Clock;
  readonly keptFiles: KeptFiles;
  readonly log: Log;
}

export function registerFiles({ keptFiles, ...dependencies }: FilesDependencies): vscode.Disposable {
  const links = new FileLinks(keptFiles);
  const files = new PapersFiles({ ...dependencies, links });
  let isOpen = false;
  const update = (): void => {
    if (isOpen) void files.update();
  };
  const add = async (uri: unknown, all: unknown): Promise<void> => {
    const handed = urisOf(uri, all);
    await files.add(handed.length > 0 ? handed : await chooseFiles());
  };
  const remove = async (row: unknown): Promise<void> => {
    const link = linkOf(row, links) ?? (await chooseLink(links));
    if (link?.isShared === true)
      await vscode.commands.executeCommand('workbench.action.openSettings', `@id:${settings.files}`);
    else if (link !== undefined) await files.remove(link.uri);
  };
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
