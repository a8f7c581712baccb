// A citation as a link in Markdown.
import type { Citation } from './citation.ts';

/** The title, linked to the paper's own page when it has one. */
export function markdownLink({ title, url }: Citation): string {
  const text = title.replace(/[\\`*_[\]<>$~|]/g, String.raw`\$&`);
  return url === '' ? text : `[${text}](${linkTarget(url)})`;
}

/** An address as it stands between the brackets of a link, which it must not close. */
export function linkTarget(url: string): string {
  return url.replace(/[()<>\s]/g, sign => `%${sign.charCodeAt(0).toString(16).padStart(2, '0')}`);
}
