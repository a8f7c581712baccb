// Messages about the result of reading files.
import * as vscode from 'vscode';
import type { Failure } from '../../core/base/failures.ts';
import { commands } from '../../ids.ts';
import type { DetectedEncoding } from '../../platform/encoding.ts';
import { maxFileBytes } from '../../platform/fileChunks.ts';
import { fileFailureMessage } from '../../platform/fileFailureMessages.ts';
import { formatNumber, plural } from '../../platform/numbers.ts';
import { withoutLinks } from '../../platform/withoutLinks.ts';

export interface FileReadResult {
  readonly uri: vscode.Uri;
  readonly name: string;
  readonly papers: number;
  readonly failures: readonly Failure[];
  readonly malformedCount: number;
  /** Set when the file is not UTF-8 and the user has not been told yet. */
  readonly encoding?: DetectedEncoding;
}

/** Returns a line such as "1,204 papers from library.bib, 2 entries could not be read: Show Log". */
export function resultMessage(files: readonly FileReadResult[]): string {
  const { t } = vscode.l10n;
  const [good, bad] = [files.filter(wasRead), files.filter(file => !wasRead(file))];
  const [papers, unread] = [sum(good, file => file.papers), sum(good, file => file.malformedCount)];
  const [from, not] = [nameOf(good), nameOf(bad)];
  const [read, lost] = [formatNumber(papers), formatNumber(unread)];
  const parts: string[] = [];
  if (good.length > 0)
    parts.push(plural(papers, t('{0} paper from {1}', read, from), t('{0} papers from {1}', read, from)));
  if (unread > 0)
    parts.push(
      plural(unread, t('{0} entry could not be read', lost), t('{0} entries could not be read', lost)),
    );
  parts.push(...encodingPart(files));
  if (bad.length > 0) parts.push(t('{0} could not be read', not));
  const line = parts.join(', ');
  return problemsMessage(files) === '' ? line : t('{0}: Show Log', line);
}

/** Returns the encoding for one file ("not UTF-8, so read as windows-1252"), the number of files for several. */
function encodingPart(files: readonly FileReadResult[]): string[] {
  const { t } = vscode.l10n;
  const others = files.flatMap(({ encoding }) => encoding ?? []);
  const [first] = others;
  if (first === undefined) return [];
  const labels = [...new Set(others.map(({ label }) => label))].join(', ');
  if (files.length > 1)
    return [t('{0} of them not UTF-8, so read as {1}', formatNumber(others.length), labels)];
  return [
    first.isPartial
      ? t('not all UTF-8, so the rest read as {0}', labels)
      : t('not UTF-8, so read as {0}', labels),
  ];
}

/** Says what failed and what to do about it; empty when nothing failed. */
export function problemsMessage(files: readonly FileReadResult[]): string {
  return fileFailureMessage(files.flatMap(({ failures }) => failures)) ?? '';
}

export function stoppedMessage(names: readonly string[]): string {
  const [name = '', ...others] = names;
  return others.length === 0
    ? vscode.l10n.t('Reading {0} was stopped. Adding it again reads it.', name)
    : vscode.l10n.t(
        'Reading {0} files was stopped. Adding them again reads them.',
        formatNumber(names.length),
      );
}

/** Shows a warning when none of the chosen files had a paper. */
export async function showNothingAdded(files: readonly FileReadResult[]): Promise<void> {
  const { t } = vscode.l10n;
  const showLog = t('Show Log');
  const sentence = t(
    'No paper could be read from {0}. Papers come from BibTeX, RIS, CSL-JSON and JSON lines of up to {1} MB; the log says more.',
    nameOf(files),
    formatNumber(maxFileBytes / 2 ** 20),
  );
  if ((await vscode.window.showWarningMessage(withoutLinks(sentence), showLog)) === showLog)
    await vscode.commands.executeCommand(commands.showLog);
}

/** Tells whether the file as a whole was readable; single malformed records do not count. */
function wasRead({ failures, malformedCount }: FileReadResult): boolean {
  return failures.length === 0 || (malformedCount > 0 && failures.every(({ code }) => code === 'malformed'));
}

function nameOf(files: readonly FileReadResult[]): string {
  const [{ name } = { name: '' }] = files;
  return files.length === 1 ? name : vscode.l10n.t('{0} files', formatNumber(files.length));
}

function sum(files: readonly FileReadResult[], count: (file: FileReadResult) => number): number {
  return files.reduce((total, file) => total + count(file), 0);
}
