// Escapes text for Markdown.

/** Signs of inline markup, in CommonMark, GitHub's and Pandoc's Markdown. A bracket after `$` would begin an icon, after `]` an address. */
const inline = /[\\`*_[\]<>$~|^@]|(?<=[$\]])\(|&(?=#?\w+;)|:(?=\/\/)|(?<=\bwww)\./gi;
/** What begins a heading, a list, a quotation or a rule. */
const blockStart = /^\d*[-+#=.):]/;

/**
 * Returns Markdown on one line that is read as this text and nothing else: no link, image, HTML, entity, emphasis or
 * block.
 */
export function escapeMarkdown(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .trim()
    .replace(inline, String.raw`\$&`)
    .replace(blockStart, start => `${start.slice(0, -1)}\\${start.slice(-1)}`);
}

/** Encodes an address for use in a link's parentheses, which it must not close. */
export function linkTarget(url: string): string {
  return url.replace(/[()<>\s\\`]/g, sign => `%${sign.charCodeAt(0).toString(16).padStart(2, '0')}`);
}
