// Describes in one sentence the result of adding papers to a bibliography.
import * as vscode from 'vscode';
import type { Paper } from '../../core/papers/paper.ts';
import type { AdditionResult } from './bibliographyFile.ts';

/** Names the citation key when one paper was asked for, and counts the entries of the file that could not be parsed. */
export function additionMessage(
  file: vscode.Uri,
  papers: readonly Paper[],
  { added, keys, failures }: AdditionResult,
): string {
  const name = vscode.workspace.asRelativePath(file);
  const [key = ''] = keys;
  const unread =
    failures.length === 0
      ? ''
      : vscode.l10n.t('{0} entries of it could not be read; the log says which', failures.length);
  return [done(name, key, added, papers.length), unread].filter(Boolean).join('. ');
}

function done(name: string, key: string, added: number, asked: number): string {
  if (asked === 1)
    return added === 1
      ? vscode.l10n.t('Added to {0}: {1}', name, key)
      : vscode.l10n.t('Already in {0}: {1}', name, key);
  return added === asked
    ? vscode.l10n.t('{0} papers added to {1}', added, name)
    : vscode.l10n.t('{0} papers added to {1}, the others were there', added, name);
}
