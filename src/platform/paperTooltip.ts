// Tooltip of a paper's row, shared by all views.
import * as vscode from 'vscode';
import { displayAbstract } from '../core/papers/displayText.ts';
import type { Paper } from '../core/papers/paper.ts';
import { firstSentences } from '../core/text/sentences.ts';
import { authorNames } from './authors.ts';
import { longDate } from './dates.ts';
import { paperTitle } from './paperTitle.ts';

/** Maximum length of the abstract, in characters; enough to decide whether to open the paper. */
const tooltipAbstract = 400;

/** Returns the tooltip, built on demand. Text is escaped and never interpreted as Markdown. */
export function paperTooltip(paper: Paper): vscode.MarkdownString {
  const tooltip = new vscode.MarkdownString();
  tooltip.appendMarkdown('**').appendText(paperTitle(paper)).appendMarkdown('**\n\n');
  if (paper.authors.length > 0) tooltip.appendText(authorNames(paper)).appendMarkdown('\n\n');
  tooltip.appendText(longDate(paper.published)).appendMarkdown('\n\n');
  tooltip.appendText(firstSentences(displayAbstract(paper), tooltipAbstract));
  // `appendText` uses non-breaking spaces, which keep lines from wrapping.
  tooltip.value = tooltip.value.replaceAll('&nbsp;', ' ');
  return tooltip;
}
