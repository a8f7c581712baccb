// Formats the progress of long work on the catalogue.
import * as vscode from 'vscode';
import type { WorkState } from '../core/base/workProgress.ts';
import { formatNumber, plural } from './numbers.ts';

/** Returns a line such as "Preparing related papers: 12,400 of 73,209"; empty when no work is running. */
export function workSentence(state: WorkState | undefined): string {
  if (state === undefined) return '';
  const { t } = vscode.l10n;
  const { total: count = 0 } = state;
  const [total, done] = [formatNumber(count), formatNumber(state.done ?? 0)];
  switch (state.work) {
    case 'reading':
    case 'restoring':
      return t('Reading papers: {0} so far', done);
    case 'related':
      return t('Preparing related papers: {0} of {1}', done, total);
    case 'themes':
      return t('Finding the themes of papers: {0} of {1}', done, total);
    case 'groups':
      return plural(
        count,
        t('Grouping {0} paper that fits no theme…', total),
        t('Grouping the {0} papers that fit no theme…', total),
      );
  }
}
