// Quick pick for the citation format. The format used last comes first.
import * as vscode from 'vscode';
import { citationFormats, type CitationFormat } from '../../core/citations/citationFormat.ts';
import { formatNumber } from '../../platform/numbers.ts';
import { pickSteadily } from '../../platform/steadyPick.ts';

export function formatLabel(format: CitationFormat): string {
  return {
    bibtex: 'BibTeX',
    csl: 'CSL-JSON',
    ris: 'RIS',
    markdown: vscode.l10n.t('Markdown link'),
    text: vscode.l10n.t('Plain text (APA)'),
  }[format];
}

/** Resolves to undefined when the user cancels. */
export async function pickFormat(count: number, last: CitationFormat): Promise<CitationFormat | undefined> {
  const formats = [last, ...citationFormats.filter(format => format !== last)];
  const items = formats.map(format => ({ label: formatLabel(format), format }));
  const title =
    count === 1 ? vscode.l10n.t('Copy Citation') : vscode.l10n.t('Copy {0} Citations', formatNumber(count));
  const placeholder = vscode.l10n.t('As what?');
  const chosen = await pickSteadily(items, { title, placeholder });
  return chosen?.format;
}
