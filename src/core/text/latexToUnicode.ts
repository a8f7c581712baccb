// Converts LaTeX commands, accents and scripts to Unicode. Used by the LaTeX reader.
import { accents, accentSigns, moreTextSymbols, textSymbols } from './latexSymbols.ts';
import { doubleStruck, greek, mathAccents, mathSymbols, subscripts, superscripts } from './mathSymbols.ts';

/** Returns the sign of a command. Some commands, such as `\epsilon`, have different signs in text and math. */
export function unicodeSymbol(name: string, isMath: boolean): string | undefined {
  const text = textSymbols.get(name) ?? moreTextSymbols.get(name);
  const math = greek.get(name) ?? mathSymbols.get(name);
  return isMath ? (math ?? text) : (text ?? math);
}

/**
 * Whether to keep the space after a command, which TeX drops. It is kept after a name (`\LaTeX is`), an ellipsis, and a
 * sign with spaces on both sides (`5 \times 3`), but not inside a word (`s\o ster`).
 */
export function keepsSpace(name: string, sign: string, before: string): boolean {
  const isOfText = textSymbols.has(name) || moreTextSymbols.has(name);
  if (isOfText && /^\p{L}$/u.test(sign)) return false;
  return sign === '…' || /^[A-Z]\w+$/i.test(sign) || /\s$/.test(before);
}

/** Adds the accent to the first letter of the text; without a letter, prints the accent as a sign. */
export function addAccent(command: string, text: string): string {
  const [first = '', base = '', marks = ''] = /^([\p{L}\p{N}])(\p{M}*)/u.exec(text) ?? [];
  if (first === '') return (accentSigns.get(command) ?? '') + text.trimStart();
  const letter = base === 'ı' ? 'i' : base === 'ȷ' ? 'j' : base;
  return (letter + marks + (accents.get(command) ?? '')).normalize('NFC') + text.slice(first.length);
}

/** Adds the mark to a single letter; returns longer texts unchanged. */
function marked(text: string, mark: string): string {
  return /^\P{M}\p{M}*$/u.test(text) ? (text + mark).normalize('NFC') : text;
}

/** Returns the text as a super- or subscript if Unicode has all characters (`x²`, `xᵢⱼ`); else as `x_AB`, `x^(a/b)`. */
export function toScript(text: string, table: ReadonlyMap<string, string>, sign: string): string {
  const letters = Array.from(text.replace(/\s+/g, ''));
  if (letters.every(letter => table.has(letter)))
    return letters.map(letter => table.get(letter) ?? '').join('');
  const whole = letters.join('');
  return sign === '' ? text : sign + (/^(?:[A-Za-z]+|.|\([^()]*\))$/su.test(whole) ? whole : `(${whole})`);
}

/** Returns the operator with spaces between it and adjacent letters and digits: `n\log n`. */
export function spacedOperator(name: string, before: string, after: string, gap: string): string {
  const isNext = /^(?:[A-Za-z0-9]|\\(?!left|right|[,;:! ]))/.test(after);
  return (/[\p{L}\p{N})]$/u.test(before) ? ' ' : '') + name + (isNext ? ' ' : gap);
}

/** Fills the template `LatexCommand.prints` with the optional argument and the arguments. */
export function fillTemplate(prints: string, [option = '', ...args]: readonly string[]): string {
  return prints.replace(/<#(\d)>|#(\d)/g, (_, grouped?: string, bare?: string) => {
    if (grouped !== undefined) return bracketed(args[Number(grouped) - 1] ?? '');
    return bare === '0' ? toScript(option, superscripts, '') : (args[Number(bare) - 1] ?? '');
  });
}

function bracketed(text: string): string {
  return /^(?:[\p{L}\p{M}\p{N}]*|.)$/u.test(text) ? text : `(${text})`;
}

interface Printer {
  /** The mode of the argument; by default that of the surrounding text. */
  readonly mode?: 'text' | 'math';
  readonly print: (argument: string) => string;
}

const asItIs = (text: string): string => text;
const doubled = (text: string): string =>
  Array.from(text, letter => doubleStruck.get(letter) ?? letter).join('');

/** Returns the character with the given code, `955` or `"3BB`; empty if it is not printable. */
function numbered(text: string): string {
  const [, hex, decimal] = /^\s*(?:["xX]([\da-f]{1,6})|(\d{1,7}))\s*$/i.exec(text) ?? [];
  const code = hex === undefined ? Number(decimal) : parseInt(hex, 16);
  return code > 0x20 && code <= 0x10ffff ? String.fromCodePoint(code).replace(/[\p{C}]/u, '') : '';
}

/** Commands with one argument whose output is computed, by name. */
export const printers: ReadonlyMap<string, Printer> = new Map<string, Printer>([
  ...Array.from(mathAccents, ([name, mark]): [string, Printer] => [
    name,
    { print: text => marked(text, mark) },
  ]),
  ...'text mbox hbox textrm textbf emph textit textsl textsf texttt textsc textnormal textup intertext'
    .split(' ')
    .map((name): [string, Printer] => [name, { mode: 'text', print: asItIs }]),
  ...['mathbb', 'mathds', 'mathbbm'].map((name): [string, Printer] => [name, { print: doubled }]),
  ...['unicode', 'symbol'].map((name): [string, Printer] => [name, { print: numbered }]),
  ['ensuremath', { mode: 'math', print: asItIs }],
  ['textsuperscript', { print: text => toScript(text, superscripts, '') }],
  ['textsubscript', { print: text => toScript(text, subscripts, '') }],
]);
