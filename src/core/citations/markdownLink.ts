// A citation as a link in Markdown.
import type { Citation } from './citation.ts';

/** The title, linked to the paper's own page when it has one. */
export function markdownLink({ title, url }: Citation): string {
  const text = title.replace(/[\\`*_[\]<>$~|]/g, String.raw`\$&`);
  return url === ''
    ? text
    : `[${text}](${url.replace(/[()]/g, bracket => (bracket === '(' ? '%28' : '%29'))})`;
}
