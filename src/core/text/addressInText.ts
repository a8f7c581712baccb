// Finds the end of a DOI or web address in running text, where prose, markup or code may follow without a space.
import { latexToAddress } from './latex.ts';

const opening: Readonly<Record<string, string>> = { ')': '(', ']': '[', '}': '{', '>': '<' };
/** Matches characters that end an address: white space, quotation marks, commas, markup, and non-Latin scripts. */
const outside = /[\s"'`{}|^,<>\\]|[^\p{Script=Latin}\0-\x7f]/u;
const less = String.raw`(?:<|&lt;|\$<\$|\{\\textless\}|\\textless(?:\{\})?)`;
const greater = String.raw`(?:>|&gt;|\$>\$|\{\\textgreater\}|\\textgreater(?:\{\})?)`;
/**
 * Matches the part in angle brackets of a DOI made from a SICI (ANSI/NISO Z39.56), plain or escaped in HTML or TeX:
 * `<1661::AID-SIM968>3.0.CO;2-2`.
 */
const sici = new RegExp(
  String.raw`${less}[^<>\s"'\x60&$\\{}]*:[^<>\s"'\x60&$\\{}]*${greater}(?=\d\.\d)`,
  'y',
);
/** Matches one character of an address, escaped in HTML, Markdown or TeX. */
const escaped =
  /&amp;|\{\\[_%#&$~]\}|\\[_%#&()[\]~$.-](?:\{\})?|\{\\text(?:underscore|asciitilde)(?:\{\})?\}|\\text(?:underscore|asciitilde)(?:\{\}|\b)/y;
/** Matches an entity or the start of another address, which end the current address. */
const next = /&#?\w+;|[;&](?=https?:|doi:|arxiv:|10\.\d{4,9}\/)/iy;

/**
 * Returns the DOI or address that starts at `start`. It ends before white space, a quotation mark, a comma, an
 * unmatched bracket or another script, and does not include the punctuation of the sentence.
 */
export function addressAt(text: string, start: number): string {
  const open: number[] = [];
  let at = start;
  while (at < text.length) {
    const letter = text.charAt(at);
    const whole = matchAt(sici, text, at) ?? matchAt(escaped, text, at);
    if (whole === undefined) {
      if (outside.test(letter) || matchAt(next, text, at) !== undefined) break;
      if (letter === '(' || letter === '[') open.push(at);
      const opened = opening[letter];
      if (opened !== undefined && text.charAt(open.at(-1) ?? text.length) !== opened) break;
      if (opened !== undefined) open.pop();
    }
    at += whole?.length ?? 1;
  }
  return trimPunctuation(text.slice(start, open[0] ?? at));
}

/** Matches punctuation, in any script, that ends a sentence or a comment. */
const tail = /(?:[.,;:!?*_~\\"'`]|\*\/|--|(?![\0-\x7f])[\p{Po}\p{Pe}\p{Pf}])$/u;

/** Removes trailing punctuation and unmatched closing brackets. */
export function trimPunctuation(address: string): string {
  let text = address;
  for (;;) {
    const last = text.at(-1) ?? '';
    const opened = opening[last];
    const isLoose = opened !== undefined && count(text, last) > count(text, opened);
    if (!isLoose && !tail.test(text)) return text;
    text = isLoose ? text.slice(0, -1) : text.replace(tail, '');
  }
}

/** Decodes the escapes of HTML, Markdown and TeX in an address: `&lt;` becomes `<`, and `\_` becomes `_`. */
export function unescapeMarkup(address: string): string {
  return latexToAddress(address.replace(/&lt;/g, '<').replace(/&gt;/g, '>').replaceAll('&amp;', '&'));
}

/** Decodes percent-encoding; returns the address unchanged if the encoding is invalid. */
export function decodePercent(address: string): string {
  try {
    return decodeURIComponent(address);
  } catch {
    return address;
  }
}

/** Converts full-width letters and digits, and signs between them, to ASCII. Character offsets do not change. */
export function toHalfWidth(text: string): string {
  if (!/[\uff01-\uff5e]/.test(text)) return text;
  return text.replace(/[０-９Ａ-Ｚａ-ｚ]|(?<=[０-９Ａ-Ｚａ-ｚ])[．／－：＿](?=[０-９Ａ-Ｚａ-ｚ])/g, sign =>
    String.fromCharCode(sign.charCodeAt(0) - 0xfee0),
  );
}

function matchAt(pattern: RegExp, text: string, at: number): string | undefined {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0];
}

const count = (text: string, letter: string): number => text.split(letter).length - 1;
