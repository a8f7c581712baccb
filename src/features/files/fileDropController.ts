// Adds files dropped on the Papers view to the catalogue.
import * as vscode from 'vscode';
import { commands } from '../../ids.ts';

/** For `createTreeView`. Rows cannot be dragged out of the view. */
export const fileDropController: vscode.TreeDragAndDropController<unknown> = {
  dropMimeTypes: ['files', 'text/uri-list'],
  dragMimeTypes: [],
  async handleDrop(_target, dropped) {
    const uris = await urisIn(dropped);
    if (uris.length > 0) await vscode.commands.executeCommand(commands.addPapersFromFile, uris[0], uris);
    // A browser passes the content of a dropped file without its location, so it could not be linked.
    else
      void vscode.window
        .showInformationMessage(
          vscode.l10n.t('Papers come from files in the workspace, or from those that you choose.'),
          vscode.l10n.t('Add Papers from File…'),
        )
        .then(chosen => chosen && vscode.commands.executeCommand(commands.addPapersFromFile));
  },
};

async function urisIn(dropped: vscode.DataTransfer): Promise<vscode.Uri[]> {
  const listed = (await dropped.get('text/uri-list')?.asString()) ?? '';
  const uris = listed
    .split(/\r?\n/)
    .filter(line => /^[a-z][\w+.-]*:/i.test(line))
    .map(line => vscode.Uri.parse(line));
  for (const [, item] of dropped) {
    const uri = item.asFile()?.uri;
    if (uri !== undefined) uris.push(uri);
  }
  return [...new Map(uris.map(uri => [uri.toString(), uri])).values()];
}
