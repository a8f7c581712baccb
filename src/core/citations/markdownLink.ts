// Formats a citation as a Markdown link.
import { proseToText } from '../text/latex.ts';
import type { Citation } from './citation.ts';

/** Returns the title, linked to the paper's own page if it has one. */
export function markdownLink({ title, url }: Citation): string {
  const text = proseToText(title).replace(/[\\`*_[\]<>$~|]/g, String.raw`\$&`);
  return url === '' ? text : `[${text}](${linkTarget(url)})`;
}

/** Encodes an address for use in a link's parentheses, which it must not close. */
export function linkTarget(url: string): string {
  return url.replace(/[()<>\s]/g, sign => `%${sign.charCodeAt(0).toString(16).padStart(2, '0')}`);
}
