// What came of reading files, in a line.
import * as vscode from 'vscode';
import type { Failure } from '../../core/failures.ts';
import { commands } from '../../ids.ts';
import { fileFailureSentence } from '../../platform/fileSentences.ts';

export interface FileRead {
  readonly uri: vscode.Uri;
  readonly name: string;
  readonly papers: number;
  readonly failures: readonly Failure[];
  readonly unread: number;
}

/** "1,204 papers from library.bib, 2 entries could not be read: Show Log" */
export function readLine(files: readonly FileRead[]): string {
  const { t } = vscode.l10n;
  const papers = sum(files, file => file.papers);
  const unread = sum(files, file => file.unread);
  const wholly = files.filter(({ failures }) => failures.some(({ code }) => code !== 'malformed')).length;
  const [{ name } = { name: '' }] = files;
  const from = files.length === 1 ? name : t('{0} files', files.length);
  const parts = [papers === 1 ? t('1 paper from {0}', from) : t('{0} papers from {1}', number(papers), from)];
  if (unread > 0)
    parts.push(
      unread === 1 ? t('1 entry could not be read') : t('{0} entries could not be read', number(unread)),
    );
  if (wholly > 0)
    parts.push(wholly === 1 ? t('1 file could not be read') : t('{0} files could not be read', wholly));
  const line = parts.join(', ');
  return problems(files) === '' ? line : t('{0}: Show Log', line);
}

/** What went wrong and what to do; empty when nothing did. */
export function problems(files: readonly FileRead[]): string {
  return fileFailureSentence(files.flatMap(({ failures }) => failures)) ?? '';
}

export function stoppedLine(names: readonly string[]): string {
  const [name = '', ...others] = names;
  return others.length === 0
    ? vscode.l10n.t('Reading {0} was stopped. Adding it again reads it.', name)
    : vscode.l10n.t('Reading {0} files was stopped. Adding them again reads them.', names.length);
}

/** Someone chose files and got nothing: that needs an answer where they look. */
export async function showNothingAdded(files: readonly FileRead[]): Promise<void> {
  const showLog = vscode.l10n.t('Show Log');
  if ((await vscode.window.showWarningMessage(problems(files), showLog)) === showLog)
    await vscode.commands.executeCommand(commands.showLog);
}

/** `34,000`, in the user's own way. */
export function number(count: number): string {
  return count.toLocaleString(vscode.env.language);
}

function sum(files: readonly FileRead[], count: (file: FileRead) => number): number {
  return files.reduce((total, file) => total + count(file), 0);
}
