// Reads the files of a check: as an open editor shows them, or from disk.
import * as vscode from 'vscode';
import type { AbortSignalLike, Clock, Log } from '../../core/base/ports.ts';
import { readCheckedFile, type CheckedFile } from '../../core/checks/checkedFile.ts';
import { proseOf } from '../../core/checks/prose.ts';
import type { MentionIndex } from '../../core/mentions/mentionIndex.ts';
import { fileLanguage } from '../../core/comments/fileLanguage.ts';
import { commands } from '../../ids.ts';
import { openDocument } from '../../platform/encodedDocument.ts';

interface ReadOptions {
  readonly clock: Clock;
  readonly log: Log;
  readonly signal: AbortSignalLike;
  readonly now: number;
}

const bibliography = /\.(?:bib|bibtex|biblatex)$/i;
/** Maximum number of .bib files of a workspace that are checked. */
const maxFiles = 1000;

/** Reads the files that can be read. Rejects only with the signal's reason. */
export async function readFiles(
  uris: readonly vscode.Uri[],
  { clock, log, signal, now }: ReadOptions,
): Promise<CheckedFile[]> {
  const files: CheckedFile[] = [];
  for (const uri of uris)
    try {
      const document = await openDocument(uri);
      const text = document.getText();
      const isBibliography = document.languageId === 'bibtex' || bibliography.test(uri.path);
      const isProse = proseOf(fileLanguage(document.languageId, uri.path), text);
      const file = { file: uri.toString(), text, isBibliography, isProse };
      files.push(await readCheckedFile(file, { clock, signal, now }));
    } catch (error) {
      signal.throwIfAborted();
      log.warn(`${uri.toString()} could not be checked: ${String(error)}`);
    }
  return files;
}

/** Returns the files of the workspace that name papers: bibliographies, and those that the index of mentions has. */
export async function workspaceFiles(mentions: MentionIndex): Promise<vscode.Uri[]> {
  await vscode.commands.executeCommand(commands.scanWorkspace);
  const { findFiles, workspaceFolders = [] } = vscode.workspace;
  const bibliographies = await findFiles('**/*.{bib,bibtex,biblatex}', undefined, maxFiles);
  const mentioning = workspaceFolders.flatMap(({ uri }) => mentions.filesIn(uri.toString()));
  const all = new Map(
    [...bibliographies.map(String), ...mentioning].map(file => [file, vscode.Uri.parse(file, true)]),
  );
  return [...all.values()];
}
