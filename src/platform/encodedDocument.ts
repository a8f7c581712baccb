// A file as a document of VS Code, in the encoding that it has: taken for UTF-8, saving it would lose every letter that is not.
import * as vscode from 'vscode';
import type { DetectedEncoding } from './encoding.ts';
import { readFileChunks } from './fileChunks.ts';

/** Where VS Code's name for an encoding is not the web's without its marks. */
const names: Readonly<Record<string, string>> = {
  ...{ big5: 'cp950', ibm866: 'cp866', macintosh: 'macroman', 'iso-8859-8-i': 'iso88598' },
};
/** Latin-1, in which each byte is a letter: for two encodings in one file, of which VS Code reads one, and for bytes of none. */
const everyByte = 'iso88591';

/** Opens it as VS Code would, unless letters got lost on the way and nothing was typed into it. */
export async function openDocument(uri: vscode.Uri): Promise<vscode.TextDocument> {
  const document = await vscode.workspace.openTextDocument(uri);
  if (document.isDirty || !document.encoding.startsWith('utf8') || !document.getText().includes('\uFFFD'))
    return document;
  const other = await otherEncodingOf(uri);
  if (other === undefined) return document;
  const { label, isPartial } = other;
  const encoding = isPartial ? everyByte : (names[label] ?? label.replace(/[-_]/g, ''));
  const read = await vscode.workspace.openTextDocument(uri, { encoding });
  if (!read.getText().includes('\uFFFD')) return read;
  return vscode.workspace.openTextDocument(uri, { encoding: everyByte });
}

async function otherEncodingOf(uri: vscode.Uri): Promise<DetectedEncoding | undefined> {
  const found: DetectedEncoding[] = [];
  const pieces = readFileChunks(uri, encoding => {
    found.push(encoding);
  })[Symbol.asyncIterator]();
  while (found.length === 0 && (await pieces.next()).done !== true);
  return found[0];
}
