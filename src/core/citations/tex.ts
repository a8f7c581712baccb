// Converts text to TeX for a bibliography: keeps the TeX that it contains, and escapes everything else.
import { accentCommands, textSymbols } from '../text/latexSymbols.ts';
import { doubleStruck, greek, mathSymbols, subscripts, superscripts } from '../text/mathSymbols.ts';
import { toPlainText } from '../text/plainText.ts';
import { isHarmlessTex } from './harmlessTex.ts';
import { formulaAt } from './mathOutsideFormulas.ts';

/**
 * Matches maths by Pandoc's rule (no space inside either dollar, no digit after), commands and accents, words, and
 * single characters.
 */
const tokens =
  /(?<math>\$(?!\s)(?:[^$\\]|\\.)*?(?<!\s)\$(?!\d)|\\\(.*?\\\))|(?<command>\\(?:[A-Za-z]+\*?|[^A-Za-z0-9]))|(?<word>[\p{L}\p{M}\p{N}]+)|(?<mark>.)/gsu;
/** In a formula: an escaped sign, or one that would begin a comment or have no meaning there. */
const unescaped = /\\[^]|[%#&]/g;
const plainCharacter = /^[A-Za-z0-9 .,:;!?()[\]*+=/@"'-]$/;
/** Characters that form a ligature with a following character of the same kind: hyphens, commas and quotation marks. */
const joining = /[-'`,]$/;

/**
 * Converts one line of text. Keeps braces, unless they are unbalanced or there is a command that no title needs: then
 * nothing in the text counts as TeX. Words for which `keepsCase` returns true are put in braces, so that bibliography styles keep their capitals; `at` is the
 * word's offset.
 */
export function toTex(text: string, keepsCase: (word: string, at: number) => boolean = () => false): string {
  const composed = toPlainText(text).normalize('NFC');
  if (!areBalanced(composed) || !areBalanced(composed.replace(/\\[^]/g, '')) || !isHarmlessTex(composed))
    return Array.from(composed, texOfCharacter).join('');
  let tex = '';
  let depth = 0;
  let read = 0;
  for (const { groups, index } of composed.matchAll(tokens)) {
    if (index < read) continue;
    const { math: written, command: name, word, mark = '' } = groups ?? {};
    const bare = name === undefined ? undefined : formulaAt(composed, index, name);
    read = index + (bare?.length ?? 0);
    const math = written ?? bare?.tex;
    const command = bare === undefined ? name : undefined;
    let piece =
      (math && escapedFormula(math)) ??
      command ??
      (/[{}]/.test(mark) ? mark : Array.from(word ?? mark, texOfCharacter).join(''));
    const isWhole = command === undefined || composed[index + command.length] !== '{';
    const hasCase = math !== undefined || (command !== undefined && /[A-Z]/.test(command) && isWhole);
    if (depth === 0 && (hasCase || (word !== undefined && keepsCase(word, index)))) piece = `{${piece}}`;
    depth += mark === '{' ? 1 : mark === '}' ? -1 : 0;
    tex += (joining.test(tex) && tex.at(-1) === piece[0] ? '{}' : '') + piece;
  }
  return tex;
}

function escapedFormula(math: string): string {
  return math.replace(unescaped, sign => (sign.length === 1 ? `\\${sign}` : sign));
}

/** Counts escaped braces too, as BibTeX does. TeX does not count them, so `toTex` checks both ways. */
function areBalanced(text: string): boolean {
  let depth = 0;
  for (const brace of text.match(/[{}]/g) ?? []) {
    depth += brace === '{' ? 1 : -1;
    if (depth < 0) return false;
  }
  return depth === 0;
}

/** Commands that neither LaTeX nor AMS has. */
const ofOtherPackages = /omicron|[lr]{2}bracket|colon|xmark/;

/** Super- or subscripts of ASCII characters, which pdfLaTeX does not know as characters of Unicode; it knows ¹, ² and ³. */
function scripts(
  table: ReadonlyMap<string, string>,
  sign: string,
  command: string,
): (readonly [sign: string, tex: string])[] {
  return Array.from(table)
    .filter(([letter, script]) => /^[\w+=()-]$/.test(letter) && !/[¹²³]/.test(script))
    .map(([letter, script]) => [
      script,
      /[a-z]/i.test(letter) ? `{\\${command}{${letter}}}` : `{$${sign}${letter}$}`,
    ]);
}

/** Characters with a special spelling, and all characters with a command. */
const signs: ReadonlyMap<string, string> = new Map([
  // Of several commands for one sign, the first of the table is written.
  ...Array.from(mathSymbols, ([name, sign]) => [sign, `{$\\${name}$}`] as const)
    .filter(([, tex]) => !ofOtherPackages.test(tex))
    .reverse(),
  // AMS has letters alone.
  ...[...doubleStruck]
    .filter(([letter]) => letter !== '1')
    .map(([letter, sign]) => [sign, `{$\\mathbb{${letter}}$}`] as const),
  ...scripts(superscripts, '^', 'textsuperscript'),
  ...scripts(subscripts, '_', 'textsubscript'),
  ...Array.from(greek, ([name, sign]) => [sign, `{$\\${name}$}`] as const),
  ...Array.from(textSymbols, ([name, sign]) => [sign, `{\\${name}}`] as const),
  ...(['&', '%', '$', '#', '_'] as const).map(sign => [sign, `\\${sign}`] as const),
  ...([
    ['–', '--'],
    ['—', '---'],
    ['“', '``'],
    ['”', "''"],
  ] as const),
]);
const letterWithMarks = /^([A-Za-z])(\p{M}+)$/u;

function texOfCharacter(character: string): string {
  if (plainCharacter.test(character)) return character;
  return signs.get(character) ?? accentedLetter(character) ?? character;
}

/**
 * Returns the letter with its accents, innermost first: `{\'E}`, `{\c c}`, `{\^ {\d e}}`; undefined if TeX lacks one
 * of them.
 */
function accentedLetter(character: string): string | undefined {
  const [, letter = '', marks = ''] = letterWithMarks.exec(character.normalize('NFD')) ?? [];
  const commands = Array.from(marks, mark => accentCommands.get(mark));
  if (letter === '') return undefined;
  return commands.reduce<string | undefined>(
    (inner, command) =>
      inner === undefined || command === undefined
        ? undefined
        : `{\\${command}${/^[A-Za-z]$/.test(command) || inner.length > 1 ? ' ' : ''}${inner}}`,
    letter,
  );
}
