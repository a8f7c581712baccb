// Title and prompt of the search pick: its purpose, the last query diagnostic, and the progress of indexing.
import * as vscode from 'vscode';
import type { Progress } from '../../core/base/progress.ts';
import type { QueryDiagnostic } from '../../core/search/parseQuery.ts';
import { setPrompt } from '../../platform/newerFeatures.ts';
import { formatNumber } from '../../platform/numbers.ts';
import type { Purpose } from './purpose.ts';
import type { SearchItem } from './searchItems.ts';

/** Shows the diagnostic below the input, or in the title of a VS Code whose quick picks have nothing there. */
export function showTitle(
  pick: vscode.QuickPick<SearchItem>,
  purpose: Purpose | undefined,
  diagnostics: readonly QueryDiagnostic[],
  { done, total }: Progress,
): void {
  const explanation = queryExplanation(diagnostics);
  const isPrompted = setPrompt(pick, explanation);
  pick.title = [
    ...(purpose === undefined ? [] : [purpose.title]),
    vscode.l10n.t('Search Papers'),
    ...(isPrompted || explanation === '' ? [] : [explanation]),
    ...(done < total ? [vscode.l10n.t('{0} of {1} indexed', formatNumber(done), formatNumber(total))] : []),
  ].join(' · ');
}

/** Says what in the query was not done as it looks; empty when all was. */
function queryExplanation(diagnostics: readonly QueryDiagnostic[]): string {
  const last = diagnostics.at(-1);
  return last === undefined ? '' : explanationOf(last);
}

function explanationOf({ code, text }: QueryDiagnostic): string {
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
