// Reads a file that the user chose as chunks of text, from any file system of VS Code.
import * as vscode from 'vscode';
import { FailureError, type FailureCode } from '../core/base/failures.ts';
import type { DetectedEncoding } from './encoding.ts';
import { decodeChunks } from './textChunks.ts';

/**
 * Maximum size of a file in bytes: about 100,000 papers with abstracts, the most that the catalogue is designed for.
 */
export const maxFileBytes = 150 * 2 ** 20;

/** Smaller files are read in a moment, and need no version. */
const minVersionedBytes = 2 ** 20;

/** Resolves with what changes when a large file does; undefined if its file system cannot tell. */
export async function fileVersion(uri: vscode.Uri): Promise<string | undefined> {
  try {
    const { size, mtime } = await vscode.workspace.fs.stat(uri);
    return size < minVersionedBytes || mtime === 0 ? undefined : `${size} ${mtime}`;
  } catch {
    // Reading the file says why.
    return undefined;
  }
}

const codes: Readonly<Record<string, FailureCode>> = {
  FileNotFound: 'missing',
  FileNotADirectory: 'missing',
  NoPermissions: 'refused',
};

/**
 * Yields the file's text. Rejects with a FailureError when the file is missing, too large or unreadable. Calls
 * `onOther` once if the file is not UTF-8.
 */
export function readFileChunks(
  uri: vscode.Uri,
  onOther?: (encoding: DetectedEncoding) => void,
): AsyncIterable<string> {
  return decodeChunks(async () => {
    try {
      const { size, type } = await vscode.workspace.fs.stat(uri);
      if ((type & vscode.FileType.Directory) !== 0) throw failure(uri, 'unsupported', 'It is a folder.');
      if (size > maxFileBytes)
        throw failure(uri, 'tooLarge', `It has ${size} bytes; at most ${maxFileBytes} are read.`);
      return await vscode.workspace.fs.readFile(uri);
    } catch (error) {
      if (error instanceof FailureError) throw error;
      const code = error instanceof vscode.FileSystemError ? codes[error.code] : undefined;
      throw failure(uri, code ?? 'unavailable', String(error));
    }
  }, onOther);
}

function failure(uri: vscode.Uri, code: FailureCode, detail: string): FailureError {
  return new FailureError({ code, subject: uri.toString(true), detail });
}
