// The workspace's .bib files as VS Code has them: on disk, and in editors with unsaved changes, which count over the disk.
import * as vscode from 'vscode';
import type { Clock, Log } from '../core/base/ports.ts';
import type { BibliographyFiles } from '../core/citations/bibliographyFiles.ts';
import { WorkspaceBibliographies } from '../core/citations/workspaceBibliographies.ts';
import { excludedFiles } from './excludedFiles.ts';
import { readFileChunks } from './fileChunks.ts';
import { hostTimer as timer } from './timer.ts';

/** Maximum number of files. A workspace with more has most of them from packages. */
const maxFiles = 500;
/** Folders that change often and contain no bibliographies, and .bib files, which are watched by themselves. */
const uninteresting = /\/(?:\.git|node_modules)\/|\.bib$/;
/** Milliseconds of decoding after which the host has its turn. */
const sliceMs = 4;

export function openBibliographies(clock: Clock, log: Log): WorkspaceBibliographies {
  return new WorkspaceBibliographies({ files: bibliographyFiles(clock), clock, timer, log });
}

function bibliographyFiles(clock: Clock): BibliographyFiles {
  return {
    async list() {
      if (!vscode.workspace.isTrusted) return [];
      const found = await vscode.workspace.findFiles('**/*.bib', excludedFiles(), maxFiles);
      // One that has not been saved yet, or is open without a folder.
      const open = vscode.workspace.textDocuments.filter(isOfWorkspace).map(({ uri }) => uri);
      return [...new Set([...found, ...open].map(String))].sort();
    },
    async isFolder(path) {
      return vscode.workspace.fs.stat(vscode.Uri.parse(path, true)).then(
        ({ type }) => (type & vscode.FileType.Directory) !== 0,
        () => false,
      );
    },
    async read(file) {
      if (!vscode.workspace.isTrusted) throw new Error('The workspace is not trusted.');
      const uri = vscode.Uri.parse(file, true);
      const open = vscode.workspace.textDocuments.find(document => document.uri.toString() === file);
      if (open !== undefined && (open.isDirty || open.isUntitled)) return open.getText();
      const parts: string[] = [];
      let end = clock.now() + sliceMs;
      for await (const part of readFileChunks(uri)) {
        parts.push(part);
        if (clock.now() < end) continue;
        await clock.yieldToHost();
        end = clock.now() + sliceMs;
      }
      return parts.join('');
    },
    onDidChange(listener) {
      const { workspace } = vscode;
      const watcher = workspace.createFileSystemWatcher('**/*.bib');
      const folders = workspace.createFileSystemWatcher('**/*', false, true, false);
      const tell = (uri: vscode.Uri): void => {
        listener(uri.toString());
      };
      const tellOfFolder = (uri: vscode.Uri): void => {
        if (!uninteresting.test(uri.path)) tell(uri);
      };
      const tellOf = (document: vscode.TextDocument): void => {
        if (isOfWorkspace(document)) tell(document.uri);
      };
      const edited = new WeakSet<vscode.TextDocument>();
      const all = (): void => {
        listener(undefined);
      };
      return vscode.Disposable.from(
        ...[watcher, watcher.onDidCreate(tell), watcher.onDidChange(tell), watcher.onDidDelete(tell)],
        ...[folders, folders.onDidCreate(tellOfFolder), folders.onDidDelete(tellOfFolder)],
        workspace.onDidChangeTextDocument(({ document }) => {
          edited.add(document);
          tellOf(document);
        }),
        // VS Code does not watch every file system.
        workspace.onDidSaveTextDocument(tellOf),
        workspace.onDidOpenTextDocument(document => {
          if (document.isUntitled || workspace.getWorkspaceFolder(document.uri) === undefined)
            tellOf(document);
        }),
        workspace.onDidCloseTextDocument(document => {
          // Its unsaved changes may be gone with it.
          if (edited.delete(document)) tellOf(document);
        }),
        workspace.onDidGrantWorkspaceTrust(all),
        workspace.onDidChangeWorkspaceFolders(all),
      );
    },
  };
}

export function isBibliography({
  uri,
  languageId,
}: Pick<vscode.TextDocument, 'uri' | 'languageId'>): boolean {
  return languageId === 'bibtex' || /\.(?:bib|bibtex|biblatex)$/i.test(uri.path);
}

/** Leaves out what version control and the like show of a file. */
function isOfWorkspace(document: vscode.TextDocument): boolean {
  const { uri } = document;
  if (uri.scheme === 'untitled') return isBibliography(document);
  const isFile = uri.scheme === 'file' || vscode.workspace.getWorkspaceFolder(uri) !== undefined;
  return isFile && uri.path.toLowerCase().endsWith('.bib');
}
