// Title of the search pick: its purpose, the last query diagnostic, and the progress of indexing.
import * as vscode from 'vscode';
import type { Progress } from '../../core/base/progress.ts';
import type { QueryDiagnostic } from '../../core/search/parseQuery.ts';
import { formatNumber } from '../../platform/numbers.ts';
import type { Purpose } from './purpose.ts';

export function pickTitle(
  purpose: Purpose | undefined,
  notes: readonly QueryDiagnostic[],
  { done, total }: Progress,
): string {
  const last = notes.at(-1);
  return [
    ...(purpose === undefined ? [] : [purpose.title]),
    vscode.l10n.t('Search Papers'),
    ...(last === undefined ? [] : [explanation(last)]),
    ...(done < total ? [vscode.l10n.t('{0} of {1} indexed', formatNumber(done), formatNumber(total))] : []),
  ].join(' · ');
}

function explanation({ code, text }: QueryDiagnostic): string {
  switch (code) {
    case 'emptyFilter':
      return vscode.l10n.t('{0} still needs a value', text);
    case 'unknownFilter':
      return vscode.l10n.t('{0} is text: filters are author, year, theme, source, has, status and is', text);
    case 'unknownValue':
      return vscode.l10n.t('{0} is text: it names nothing here', text);
    case 'openQuote':
      return vscode.l10n.t('{0} is text until the quotation closes', text);
    case 'phraseAsWords':
      return vscode.l10n.t('{0} is searched word by word', text);
    case 'unknownPaper':
      return vscode.l10n.t('{0} is not in the catalogue', text);
  }
}
