// Reads files that ship with Paperside, in the Node and the web-worker host alike.
import * as vscode from 'vscode';
import type { Files } from '../core/base/ports.ts';

export function filesInFolder(folder: vscode.Uri): Files {
  return {
    async readText(path) {
      const bytes = await vscode.workspace.fs.readFile(vscode.Uri.joinPath(folder, path));
      return new TextDecoder().decode(bytes);
    },
  };
}
