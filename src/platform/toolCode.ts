// Returns the code that a language model asks about: sent with the request, or a file of a trusted workspace.
import * as vscode from 'vscode';
import { codeAt, textCode, type CodeDocument } from './codeDocument.ts';

interface CodeInput {
  readonly code?: string | undefined;
  readonly path?: string | undefined;
  readonly language?: string | undefined;
}

export async function codeFromInput({ code, path, language = '' }: CodeInput): Promise<CodeDocument> {
  if ((code === undefined) === (path === undefined))
    throw new Error('Send either "code" or "path", a path inside the workspace such as "src/model.py".');
  if (path !== undefined) return codeAt(uriOf(path));
  return textCode(code ?? '', language);
}

function uriOf(path: string): vscode.Uri {
  const { isTrusted, workspaceFolders = [] } = vscode.workspace;
  if (!isTrusted)
    throw new Error('The workspace is not trusted: none of its files may be read. Send "code" instead.');
  for (const { uri } of workspaceFolders) {
    const file = vscode.Uri.joinPath(uri, path);
    if (file.path.startsWith(`${uri.path.replace(/\/$/, '')}/`)) return file;
  }
  throw new Error(`${path} is not inside the workspace.`);
}
