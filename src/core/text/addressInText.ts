// Where an id or an address ends in running text: prose, markup and code go on right behind it.
import { latexToAddress } from './latex.ts';

const opening: Readonly<Record<string, string>> = { ')': '(', ']': '[', '}': '{', '>': '<' };
/** Stands in no address as it is: space, quotation marks, a comma, what begins markup, letters and signs of other scripts. */
const outside = /[\s"'`{}|^,<>\\]|[^\p{Script=Latin}\0-\x7f]/u;
const less = String.raw`(?:<|&lt;|\$<\$|\{\\textless\}|\\textless(?:\{\})?)`;
const greater = String.raw`(?:>|&gt;|\$>\$|\{\\textgreater\}|\\textgreater(?:\{\})?)`;
/**
 * The part in angle brackets of a DOI made from a SICI (ANSI/NISO Z39.56), raw or as HTML and TeX write it:
 * `<1661::AID-SIM968>3.0.CO;2-2`.
 */
const sici = new RegExp(
  String.raw`${less}[^<>\s"'\x60&$\\{}]*:[^<>\s"'\x60&$\\{}]*${greater}(?=\d\.\d)`,
  'y',
);
/** One sign of an address as HTML, Markdown and TeX write it. */
const escaped =
  /&amp;|\{\\[_%#&$~]\}|\\[_%#&()[\]~$.-](?:\{\})?|\{\\text(?:underscore|asciitilde)(?:\{\})?\}|\\text(?:underscore|asciitilde)(?:\{\}|\b)/y;
/** An entity, or the next of several addresses: neither belongs to the address before it. */
const next = /&#?\w+;|[;&](?=https?:|doi:|arxiv:|10\.\d{4,9}\/)/iy;

/**
 * The DOI or address that begins at `start`: up to white space, a quotation mark, a comma, a bracket that it did not
 * open, another script. Brackets within it come in pairs, and it ends with no punctuation of the sentence.
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

/** What ends a sentence or a comment, in any script. */
const tail = /(?:[.,;:!?*_~\\"'`]|\*\/|--|(?![\0-\x7f])[\p{Po}\p{Pe}\p{Pf}])$/u;

/** Without the punctuation behind it; a closing bracket stays if it was opened. */
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

/** What the escapes of HTML, Markdown and TeX stand for: `&lt;` is `<`, `\_` is `_`. */
export function unescapeMarkup(address: string): string {
  return latexToAddress(address.replace(/&lt;/g, '<').replace(/&gt;/g, '>').replaceAll('&amp;', '&'));
}

/** Without percent-encoding, where that is what it is. */
export function decodePercent(address: string): string {
  try {
    return decodeURIComponent(address);
  } catch {
    return address;
  }
}

/** Full-width letters and digits, and the signs between them, as ASCII has them; every character keeps its place. */
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
