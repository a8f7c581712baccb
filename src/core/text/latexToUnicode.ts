// What LaTeX's commands print, in Unicode.
import { accents, accentSigns, moreTextSymbols, textSymbols } from './latexSymbols.ts';
import { doubleStruck, greek, mathAccents, mathSymbols, subscripts, superscripts } from './mathSymbols.ts';

/** The sign that a command stands for; of `\epsilon` and the like the one of its mode. */
export function unicodeSymbol(name: string, isMath: boolean): string | undefined {
  const text = textSymbols.get(name) ?? moreTextSymbols.get(name);
  const math = greek.get(name) ?? mathSymbols.get(name);
  return isMath ? (math ?? text) : (text ?? math);
}

/**
 * Whether the space behind a command is meant, which TeX takes for the end of the command's name: after a name (`\LaTeX is`),
 * an ellipsis, and a sign with a space on both sides (`5 \times 3`), but never in a word (`s\o ster`).
 */
export function keepsSpace(name: string, sign: string, before: string): boolean {
  const isOfText = textSymbols.has(name) || moreTextSymbols.has(name);
  if (isOfText && /^\p{L}$/u.test(sign)) return false;
  return sign === '…' || /^[A-Z]\w+$/i.test(sign) || /\s$/.test(before);
}

/** The mark on the first letter; over nothing the accent is a sign. */
export function addAccent(command: string, text: string): string {
  const [first = '', base = '', marks = ''] = /^([\p{L}\p{N}])(\p{M}*)/u.exec(text) ?? [];
  if (first === '') return (accentSigns.get(command) ?? '') + text.trimStart();
  const letter = base === 'ı' ? 'i' : base === 'ȷ' ? 'j' : base;
  return (letter + marks + (accents.get(command) ?? '')).normalize('NFC') + text.slice(first.length);
}

/** The mark on one letter; more than one letter go without it. */
function marked(text: string, mark: string): string {
  return /^\P{M}\p{M}*$/u.test(text) ? (text + mark).normalize('NFC') : text;
}

/** Raised or lowered if Unicode has all of it so: `x²`, `xᵢⱼ`; otherwise behind the sign: `x_AB`, `x^(a/b)`. */
export function toScript(text: string, table: ReadonlyMap<string, string>, sign: string): string {
  const letters = Array.from(text.replace(/\s+/g, ''));
  if (letters.every(letter => table.has(letter)))
    return letters.map(letter => table.get(letter) ?? '').join('');
  const whole = letters.join('');
  return sign === '' ? text : sign + (/^(?:[A-Za-z]+|.|\([^()]*\))$/su.test(whole) ? whole : `(${whole})`);
}

/** A command's print with its arguments put in, as `LatexCommand.prints` says. */
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
  /** How the argument is read, if not as what stands around it. */
  readonly mode?: 'text' | 'math';
  readonly print: (argument: string) => string;
}

const asItIs = (text: string): string => text;
const doubled = (text: string): string =>
  Array.from(text, letter => doubleStruck.get(letter) ?? letter).join('');

/** By its number, `955` or `"3BB`; nothing for what is no letter or sign. */
function numbered(text: string): string {
  const [, hex, decimal] = /^\s*(?:["xX]([\da-f]{1,6})|(\d{1,7}))\s*$/i.exec(text) ?? [];
  const code = hex === undefined ? Number(decimal) : parseInt(hex, 16);
  return code > 0x20 && code <= 0x10ffff ? String.fromCodePoint(code).replace(/[\p{C}]/u, '') : '';
}

/** Commands of one argument whose print is made, by name. */
export const printers: ReadonlyMap<string, Printer> = new Map<string, Printer>([
  ...Array.from(mathAccents, ([name, mark]): [string, Printer] => [
    name,
    { print: text => marked(text, mark) },
  ]),
  ...'text mbox hbox textrm textbf textit textsf texttt textsc textnormal textup intertext'
    .split(' ')
    .map((name): [string, Printer] => [name, { mode: 'text', print: asItIs }]),
  ...['mathbb', 'mathds', 'mathbbm'].map((name): [string, Printer] => [name, { print: doubled }]),
  ...['unicode', 'symbol'].map((name): [string, Printer] => [name, { print: numbered }]),
  ['ensuremath', { mode: 'math', print: asItIs }],
  ['textsuperscript', { print: text => toScript(text, superscripts, '') }],
  ['textsubscript', { print: text => toScript(text, subscripts, '') }],
]);
