// Tooltips of papers' rows, shared by all views.
import * as vscode from 'vscode';
import { displayAbstract } from '../core/papers/displayText.ts';
import type { Paper } from '../core/papers/paper.ts';
import { escapeMarkdown } from '../core/text/escapeMarkdown.ts';
import { firstSentences } from '../core/text/sentences.ts';
import { authorNames } from './authors.ts';
import { longDate } from './dates.ts';
import { paperTitle } from './paperTitle.ts';

/** Maximum length of the abstract, in characters; enough to decide whether to open the paper. */
const tooltipAbstract = 400;

/** Returns the tooltip, built on demand. */
export function paperTooltip(paper: Paper): vscode.MarkdownString {
  return textTooltip(
    paperTitle(paper),
    authorNames(paper),
    longDate(paper.published),
    firstSentences(displayAbstract(paper), tooltipAbstract),
  );
}

/** Returns a tooltip with a heading and paragraphs. Text is escaped and never interpreted as Markdown. */
export function textTooltip(heading: string, ...paragraphs: readonly string[]): vscode.MarkdownString {
  const texts = paragraphs.map(escapeMarkdown).filter(Boolean);
  return new vscode.MarkdownString([`**${escapeMarkdown(heading)}**`, ...texts].join('\n\n'));
}
