// Describes in one sentence the result of adding papers to a bibliography.
import * as vscode from 'vscode';
import type { Paper } from '../../core/papers/paper.ts';
import { formatNumber, plural } from '../../platform/numbers.ts';
import type { AdditionResult } from './bibliographyFile.ts';

/** Names the citation key when one paper was asked for, and counts the entries of the file that could not be parsed. */
export function additionMessage(
  file: vscode.Uri,
  papers: readonly Paper[],
  { added, keys, failures }: AdditionResult,
): string {
  const name = vscode.workspace.asRelativePath(file);
  const [key = ''] = keys;
  const what = done(name, key, added, papers.length);
  if (failures.length === 0) return what;
  const { t } = vscode.l10n;
  const count = formatNumber(failures.length);
  const unread = plural(
    failures.length,
    t('{0} entry of it could not be read; the log says which', count),
    t('{0} entries of it could not be read; the log says which', count),
  );
  return t({ message: '{0}. {1}', comment: 'Two sentences', args: [what, unread] });
}

function done(name: string, key: string, added: number, asked: number): string {
  const { t } = vscode.l10n;
  if (asked === 1)
    return added === 1 ? t('Added to {0}: {1}', name, key) : t('Already in {0}: {1}', name, key);
  const count = formatNumber(added);
  return added === asked
    ? plural(added, t('{0} paper added to {1}', count, name), t('{0} papers added to {1}', count, name))
    : plural(
        added,
        t('{0} paper added to {1}, the others were there', count, name),
        t('{0} papers added to {1}, the others were there', count, name),
      );
}
