// Says which service gets what, before anything is sent.
import * as vscode from 'vscode';
import type { PaperId } from '../core/papers/paper.ts';
import { lookUpShares } from '../core/sources/lookUpPapers.ts';
import type { PaperSource } from '../core/sources/source.ts';
import { formatNumber, plural } from './numbers.ts';

/** Returns a sentence or two for each service that is asked about some of the ids. */
export function shareSentences(ids: readonly PaperId[], sources: readonly PaperSource[]): string[] {
  const { t } = vscode.l10n;
  return lookUpShares(ids, sources).flatMap(({ source: { title }, ids: { length }, later }) => [
    plural(
      length,
      t('{0} id goes to {1}.', formatNumber(length), title),
      t('{0} ids go to {1}.', formatNumber(length), title),
    ),
    ...(later.length === 0 ? [] : [t('What it does not have goes to {0}, too.', sourceList(later))]),
  ]);
}

/** Returns "arXiv and Semantic Scholar" in the user's language. */
export function sourceList(sources: readonly PaperSource[]): string {
  return nameList(sources.map(({ title }) => title));
}

export function nameList(names: readonly string[]): string {
  return new Intl.ListFormat(vscode.env.language, { type: 'conjunction' }).format(names);
}
