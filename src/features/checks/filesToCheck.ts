// Reads the files of a check: as an open editor shows them, or from disk.
import * as vscode from 'vscode';
import { readCheckedFile, type CheckedFile } from '../../core/checks/checkedFile.ts';
import { proseOf } from '../../core/checks/prose.ts';
import { fileLanguage } from '../../core/comments/fileLanguage.ts';
import type { MentionIndex } from '../../core/mentions/mentionIndex.ts';
import { commands } from '../../ids.ts';
import { openDocument } from '../../platform/encodedDocument.ts';
import { excludedFiles } from '../../platform/excludedFiles.ts';
import { WorkspaceKeys, type KeyDependencies } from './workspaceKeys.ts';

interface ReadOptions {
  readonly signal: AbortSignal;
  /** Milliseconds since 1970. */
  readonly now: number;
}

const bibliography = /\.(?:bib|bibtex|biblatex)$/i;
/** Maximum number of .bib files of a workspace that are checked. */
const maxFiles = 1000;

/** Reads the files that can be read. Rejects only with the signal's reason. */
export async function readFiles(
  uris: readonly vscode.Uri[],
  dependencies: KeyDependencies,
  { signal, now }: ReadOptions,
): Promise<CheckedFile[]> {
  const { clock, log } = dependencies;
  const keys = new WorkspaceKeys(dependencies, signal);
  await keys.open(uris.some(({ path }) => bibliography.test(path)));
  const files: CheckedFile[] = [];
  for (const uri of uris)
    try {
      const document = await openDocument(uri);
      const text = document.getText();
      const isBibliography = document.languageId === 'bibtex' || bibliography.test(uri.path);
      const isProse = proseOf(fileLanguage(document.languageId, uri.path), text);
      const keyFindings = await keys.findingsFor(document, isBibliography);
      const file = { file: uri.toString(), text, isBibliography, isProse, keyFindings };
      files.push(await readCheckedFile(file, { clock, signal, now }));
    } catch (error) {
      signal.throwIfAborted();
      log.warn(`${uri.toString()} could not be checked: ${String(error)}`);
    }
  return files;
}

/** Returns the files of the workspace that cite papers: bibliographies, and those that the index of mentions has. */
export async function workspaceFiles(mentions: MentionIndex): Promise<vscode.Uri[]> {
  await vscode.commands.executeCommand(commands.scanWorkspace);
  const bibliographies = await vscode.workspace.findFiles(
    '**/*.{bib,bibtex,biblatex}',
    excludedFiles(),
    maxFiles,
  );
  const files = new Set([...bibliographies.map(String), ...mentions.files()]);
  return [...files].map(file => vscode.Uri.parse(file, true));
}
