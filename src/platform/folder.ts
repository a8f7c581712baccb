// A folder of files in the extension's storage, on disk or in a browser.
import * as vscode from 'vscode';
import type { BinaryFolder, Folder } from '../core/base/ports.ts';

/** `path`: the names of folders below `parent`. */
export function folderAt(parent: vscode.Uri, ...path: readonly string[]): Folder {
  const binary = binaryFolderAt(parent, ...path);
  return {
    ...binary,
    read: async name => new TextDecoder().decode(await binary.read(name)),
    write: (name, text) => binary.write(name, new TextEncoder().encode(text)),
  };
}

export function binaryFolderAt(parent: vscode.Uri, ...path: readonly string[]): BinaryFolder {
  const { fs } = vscode.workspace;
  const folder = vscode.Uri.joinPath(parent, ...path);
  const uri = (name: string): vscode.Uri => vscode.Uri.joinPath(folder, name);
  return {
    async list() {
      const entries = await unlessMissing(fs.readDirectory(folder), []);
      const files = entries.filter(([, type]) => type === vscode.FileType.File);
      const stats = await Promise.all(
        files.map(async ([name]) => {
          // Another window may have deleted the file meanwhile.
          const stat = await unlessMissing(fs.stat(uri(name)), undefined);
          return stat === undefined ? [] : [{ name, bytes: stat.size, modified: stat.mtime }];
        }),
      );
      return stats.flat();
    },
    read: async name => fs.readFile(uri(name)),
    // `writeFile` creates missing parent folders.
    write: async (name, bytes) => fs.writeFile(uri(name), bytes),
    rename: async (from, to) => fs.rename(uri(from), uri(to), { overwrite: true }),
    async delete(name) {
      await unlessMissing(fs.delete(uri(name)), undefined);
    },
  };
}

/** Returns `otherwise` for a missing file or folder; rethrows every other error. */
async function unlessMissing<T, U>(work: Thenable<T>, otherwise: U): Promise<T | U> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof vscode.FileSystemError && error.code === 'FileNotFound') return otherwise;
    throw error;
  }
}
