// A file as a document of VS Code, in the encoding that it has: taken for UTF-8, saving it would lose every letter that is not.
import * as vscode from 'vscode';
import type { OtherEncoding } from './encoding.ts';
import { filePieces } from './filePieces.ts';

/** Where VS Code's name for an encoding is not the web's without its marks. */
const names: Readonly<Record<string, string>> = {
  ...{ big5: 'cp950', ibm866: 'cp866', macintosh: 'macroman', 'iso-8859-8-i': 'iso88598' },
};

/** Opens it as VS Code would, unless letters got lost on the way and nothing was typed into it. */
export async function openDocument(uri: vscode.Uri): Promise<vscode.TextDocument> {
  const document = await vscode.workspace.openTextDocument(uri);
  if (document.isDirty || !document.encoding.startsWith('utf8') || !document.getText().includes('\uFFFD'))
    return document;
  const other = await otherEncodingOf(uri);
  return other === undefined
    ? document
    : vscode.workspace.openTextDocument(uri, { encoding: documentEncoding(other) });
}

/** Of two encodings in one file VS Code reads one. In Latin-1 each byte is a letter, so none is lost. */
function documentEncoding({ label, isPartial }: OtherEncoding): string {
  return isPartial ? 'iso88591' : (names[label] ?? label.replace(/[-_]/g, ''));
}

async function otherEncodingOf(uri: vscode.Uri): Promise<OtherEncoding | undefined> {
  const found: OtherEncoding[] = [];
  const pieces = filePieces(uri, encoding => {
    found.push(encoding);
  })[Symbol.asyncIterator]();
  while (found.length === 0 && (await pieces.next()).done !== true);
  return found[0];
}
