// Formats the progress of long work on the catalogue.
import * as vscode from 'vscode';
import type { WorkState } from '../core/base/workProgress.ts';

/** Returns a line such as "Preparing related papers: 12,400 of 73,209"; empty when no work is running. */
export function workSentence(state: WorkState | undefined): string {
  if (state === undefined) return '';
  const number = (value: number): string => value.toLocaleString(vscode.env.language);
  const total = number(state.total ?? 0);
  const done = number(state.done ?? 0);
  switch (state.work) {
    case 'reading':
      return vscode.l10n.t('Reading papers: {0} so far', done);
    case 'related':
      return vscode.l10n.t('Preparing related papers: {0} of {1}', done, total);
    case 'themes':
      return vscode.l10n.t('Finding the themes of papers: {0} of {1}', done, total);
    case 'groups':
      return vscode.l10n.t('Grouping the {0} papers that fit no theme…', total);
  }
}
