// A folder of small files in the extension's storage, on disk or in a browser.
import * as vscode from 'vscode';
import type { Folder } from '../core/base/ports.ts';

export function folderAt(folder: vscode.Uri): Folder {
  const { fs } = vscode.workspace;
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
    read: async name => new TextDecoder().decode(await fs.readFile(uri(name))),
    // `writeFile` creates missing parent folders.
    write: async (name, text) => fs.writeFile(uri(name), new TextEncoder().encode(text)),
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
