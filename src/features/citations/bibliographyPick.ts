// Quick pick for the bibliography: the .bib files of the workspace, or a new one.
import * as vscode from 'vscode';
import { escapeIcons } from '../../platform/escapeIcons.ts';

const newName = 'references.bib';
/** Maximum number of .bib files listed. A workspace with more has most of them from packages. */
const maxFiles = 200;

/** Returns the workspace's .bib files sorted by path, without those excluded by the user's settings. */
export async function findBibFiles(): Promise<vscode.Uri[]> {
  const files = await vscode.workspace.findFiles('**/*.bib', undefined, maxFiles);
  return files.sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** Resolves to the chosen file, which may not exist yet; to undefined when the user cancels or no folder is open. */
export async function pickBibliography(): Promise<vscode.Uri | undefined> {
  const files = await findBibFiles();
  const folders = vscode.workspace.workspaceFolders ?? [];
  const taken = new Set(files.map(String));
  const created = folders
    .map(({ uri }) => vscode.Uri.joinPath(uri, newName))
    .filter(file => !taken.has(file.toString()));
  const items = [
    ...files.map(file => ({
      file,
      label: escapeIcons(vscode.workspace.asRelativePath(file)),
      iconPath: new vscode.ThemeIcon('book'),
    })),
    ...created.map(file => ({
      file,
      label: escapeIcons(vscode.l10n.t('Create {0}', vscode.workspace.asRelativePath(file))),
      iconPath: new vscode.ThemeIcon('new-file'),
    })),
  ];
  const chosen = await vscode.window.showQuickPick(items, {
    title: vscode.l10n.t('Bibliography of This Workspace'),
    placeHolder:
      files.length === 0
        ? vscode.l10n.t('There is no .bib file here yet')
        : vscode.l10n.t('Citations will go to this file until another is chosen'),
  });
  return chosen?.file;
}
