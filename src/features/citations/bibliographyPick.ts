// Which .bib file of the workspace: those there are, or a new one.
import * as vscode from 'vscode';

const newName = 'references.bib';
/** A workspace with more has them from packages, not from people. */
const maxFiles = 200;

/** The workspace's .bib files, without those that the user's settings exclude. */
export async function findBibFiles(): Promise<vscode.Uri[]> {
  const files = await vscode.workspace.findFiles('**/*.bib', undefined, maxFiles);
  return files.sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** A file that may not be there yet; undefined when the user does not say, or no folder is open. */
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
      label: vscode.workspace.asRelativePath(file),
      iconPath: new vscode.ThemeIcon('book'),
    })),
    ...created.map(file => ({
      file,
      label: vscode.l10n.t('Create {0}', vscode.workspace.asRelativePath(file)),
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
