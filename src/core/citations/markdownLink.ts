// Formats a citation as a Markdown link.
import { escapeMarkdown, linkTarget } from '../text/escapeMarkdown.ts';
import { proseToText } from '../text/latex.ts';
import type { Citation } from './citation.ts';

/** Returns the title, linked to the paper's own page if it has one. */
export function markdownLink({ title, url }: Citation): string {
  const text = escapeMarkdown(proseToText(title));
  return url === '' ? text : `[${text}](${linkTarget(url)})`;
}
