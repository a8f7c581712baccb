// What a paper's row says when the mouse rests on it, in every view.
import * as vscode from 'vscode';
import type { Paper } from '../core/papers/paper.ts';
import { firstSentences } from '../core/text/sentences.ts';

/** Enough of an abstract to know whether to open it, in characters. */
const tooltipAbstract = 400;

/** Made when the mouse rests on a row or the keyboard asks for it. Nothing in it is read as Markdown. */
export function paperTooltip(paper: Paper): vscode.MarkdownString {
  const tooltip = new vscode.MarkdownString();
  tooltip.appendMarkdown('**').appendText(paper.title).appendMarkdown('**\n\n');
  if (paper.authors.length > 0) tooltip.appendText(paper.authors.join(', ')).appendMarkdown('\n\n');
  tooltip.appendText(paper.published).appendMarkdown('\n\n');
  tooltip.appendText(firstSentences(paper.abstract, tooltipAbstract));
  // `appendText` keeps lines from wrapping between words.
  tooltip.value = tooltip.value.replaceAll('&nbsp;', ' ');
  return tooltip;
}
