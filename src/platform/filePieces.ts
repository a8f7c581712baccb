// A file that a user chose, as text in pieces, wherever VS Code can read it from.
import * as vscode from 'vscode';
import type { FailureCode } from '../core/failures.ts';
import { SourceFailure } from '../core/sources/source.ts';
import type { OtherEncoding } from './encoding.ts';
import { textPieces } from './textPieces.ts';

/** 100,000 papers with their abstracts, and as many as the catalogue is meant for; in bytes. */
export const mostFileBytes = 150 * 2 ** 20;

const codes: Readonly<Record<string, FailureCode>> = {
  FileNotFound: 'missing',
  FileNotADirectory: 'missing',
  NoPermissions: 'refused',
};

/** Fails with a `SourceFailure` when the file is not there, is too large, or cannot be read. Tells once when it is not UTF-8. */
export function filePieces(
  uri: vscode.Uri,
  onOther?: (encoding: OtherEncoding) => void,
): AsyncIterable<string> {
  return textPieces(async () => {
    try {
      const { size, type } = await vscode.workspace.fs.stat(uri);
      if ((type & vscode.FileType.Directory) !== 0) throw failure(uri, 'unsupported', 'It is a folder.');
      if (size > mostFileBytes)
        throw failure(uri, 'tooLarge', `It has ${size} bytes; at most ${mostFileBytes} are read.`);
      return await vscode.workspace.fs.readFile(uri);
    } catch (error) {
      if (error instanceof SourceFailure) throw error;
      const code = error instanceof vscode.FileSystemError ? codes[error.code] : undefined;
      throw failure(uri, code ?? 'unavailable', String(error));
    }
  }, onOther);
}

function failure(uri: vscode.Uri, code: FailureCode, detail: string): SourceFailure {
  return new SourceFailure({ code, subject: uri.toString(true), detail });
}
