// Opens a file as a VS Code document in its own encoding. Opened as UTF-8 and saved, it would lose all other letters.
import * as vscode from 'vscode';
import type { DetectedEncoding } from './encoding.ts';
import { readFileChunks } from './fileChunks.ts';

/** VS Code's names of encodings, where they are not the web's labels without hyphens and underscores. */
const names: Readonly<Record<string, string>> = {
  ...{ big5: 'cp950', ibm866: 'cp866', macintosh: 'macroman', 'iso-8859-8-i': 'iso88598' },
};
/**
 * Latin-1, which maps every byte to a character. Used for files with two encodings, since VS Code decodes with one, and
 * for bytes that fit no encoding.
 */
const everyByte = 'iso88591';

/** Opens the document as VS Code would; if letters were lost and nothing is unsaved, again in the detected encoding. */
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
