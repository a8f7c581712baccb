// Opens the files of what was computed from many papers; all windows share them.
import * as vscode from 'vscode';
import { ComputedFiles } from '../core/base/computedFiles.ts';
import type { Clock, Log } from '../core/base/ports.ts';
import { binaryFolderAt } from './folder.ts';

interface ComputedFilesOptions {
  readonly extensionUri: vscode.Uri;
  readonly storageUri: vscode.Uri;
  readonly clock: Clock;
  readonly log: Log;
}

export function openComputedFiles({
  extensionUri,
  storageUri,
  clock,
  log,
}: ComputedFilesOptions): ComputedFiles {
  const folder = binaryFolderAt(storageUri, 'computed');
  return new ComputedFiles({ folder, clock, log, now: Date.now, build: () => buildOf(extensionUri) });
}

/** Tells builds apart by the bundle's file, or by its address where files cannot be asked for. */
async function buildOf(extensionUri: vscode.Uri): Promise<string> {
  const bundle = vscode.Uri.joinPath(extensionUri, 'dist/extension.js');
  try {
    const { mtime, size } = await vscode.workspace.fs.stat(bundle);
    return `${bundle.toString()} ${size} ${mtime}`;
  } catch {
    return bundle.toString();
  }
}
