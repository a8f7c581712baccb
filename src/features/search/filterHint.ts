// The line below the search box: how a filter is written that the query has only begun, or has wrong.
import * as vscode from 'vscode';
import type { QueryDiagnostic } from '../../core/search/parseQuery.ts';
import { setPrompt } from '../../platform/newerFeatures.ts';

/** By the filter's name; none of these words is translated. */
const examples: Readonly<Record<string, string>> = {
  author: 'author:bengio',
  year: 'year:2024 year:2023..2025',
  theme: 'theme:vision',
  source: 'source:arxiv',
  has: 'has:code',
  status: 'status:toRead',
  is: 'is:starred',
};

/** Shows the hint for the last diagnostic, or nothing. */
export function showFilterHint(pick: vscode.QuickInput, diagnostics: readonly QueryDiagnostic[]): void {
  setPrompt(pick, filterHint(diagnostics));
}

function filterHint(diagnostics: readonly QueryDiagnostic[]): string {
  const last = diagnostics.at(-1);
  if (last === undefined || !/Filter|Value/.test(last.code)) return '';
  const [name = ''] = last.text.replace(/^-/, '').toLowerCase().split(':');
  return vscode.l10n.t('For instance: {0}', examples[name] ?? Object.values(examples).join('  '));
}
