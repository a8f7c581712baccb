// Reads the files of a check: as an open editor shows them, or from disk.
import * as vscode from 'vscode';
import { readCheckedFile, type CheckedFile } from '../../core/checks/checkedFile.ts';
import { fileLanguage } from '../../core/comments/fileLanguage.ts';
import { proseOf } from '../../core/mentions/titles/prose.ts';
import type { MentionIndex } from '../../core/mentions/mentionIndex.ts';
import { commands } from '../../ids.ts';
import { isBibliography } from '../../platform/bibliographyFiles.ts';
import { openDocument } from '../../platform/encodedDocument.ts';
import { excludedFiles } from '../../platform/excludedFiles.ts';
import { WorkspaceKeys, type KeyDependencies } from './workspaceKeys.ts';

interface ReadOptions {
  readonly signal: AbortSignal;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** Maximum number of .bib files of a workspace that are checked. */
const maxFiles = 1000;

/** Reads the files that can be read. Rejects only with the signal's reason. */
export async function readFiles(
  uris: readonly vscode.Uri[],
  dependencies: KeyDependencies,
  { signal, now }: ReadOptions,
): Promise<CheckedFile[]> {
  const { clock, log } = dependencies;
  const documents: vscode.TextDocument[] = [];
  for (const uri of uris)
    try {
      documents.push(await openDocument(uri));
    } catch (error) {
      log.warn(`${uri.toString()} could not be checked: ${String(error)}`);
    }
  const keys = new WorkspaceKeys(dependencies, signal);
  await keys.open(documents.some(isBibliography));
  const files: CheckedFile[] = [];
  for (const document of documents) {
    const { uri, languageId } = document;
    const text = document.getText();
    // The quotation marks of a notebook's file are those of JSON.
    const isProse = uri.path.endsWith('.ipynb')
      ? () => false
      : proseOf(fileLanguage(languageId, uri.path), text);
    const keyFindings = await keys.findingsFor(document, isBibliography(document));
    const file = {
      file: uri.toString(),
      text,
      isBibliography: isBibliography(document),
      isProse,
      keyFindings,
    };
    files.push(await readCheckedFile(file, { clock, signal, now }));
  }
  return files;
}

/**
 * Returns the files of the workspace that cite papers: bibliographies, and those that the index of mentions has. Reads
 * nothing in an untrusted workspace.
 */
export async function workspaceFiles(mentions: MentionIndex): Promise<vscode.Uri[]> {
  if (!vscode.workspace.isTrusted) return [];
  await vscode.commands.executeCommand(commands.scanWorkspace);
  const bibliographies = await vscode.workspace.findFiles(
    '**/*.{bib,bibtex,biblatex}',
    excludedFiles(),
    maxFiles,
  );
  const files = new Set([...bibliographies.map(String), ...mentions.files()]);
  return [...files].map(file => vscode.Uri.parse(file, true));
}
