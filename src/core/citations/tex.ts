// Text as TeX, so that a bibliography prints what the paper says: TeX that is in it stays, the rest is escaped.
import { accentCommands, textSymbols } from '../text/latexSymbols.ts';
import { greek } from '../text/mathSymbols.ts';

/** Math by Pandoc's rule (no space inside either dollar, no digit after), commands and accents, words, and what is left. */
const tokens =
  /(?<math>\$(?!\s)(?:[^$\\]|\\.)*?(?<!\s)\$(?!\d)|\\\(.*?\\\))|(?<command>\\(?:[A-Za-z]+\*?|[^A-Za-z0-9]))|(?<word>[\p{L}\p{M}\p{N}]+)|(?<mark>.)/gsu;
const plainCharacter = /^[A-Za-z0-9 .,:;!?()[\]*+=/@"'-]$/;
/** What TeX would print as one sign after itself: hyphens and quotation marks. */
const joining = /[-'`,]$/;

/**
 * One line of text. Braces stay as they are, unless they are unbalanced: then nothing in the text is taken for TeX. A word
 * for which `keepsCase` holds goes into braces, so that no bibliography style changes its capitals; `at` is where it begins.
 */
export function toTex(text: string, keepsCase: (word: string, at: number) => boolean = () => false): string {
  const composed = text.normalize('NFC');
  if (!areBalanced(composed) || !areBalanced(composed.replace(/\\[^]/g, '')))
    return Array.from(composed, texOfCharacter).join('');
  let tex = '';
  let depth = 0;
  for (const { groups, index } of composed.matchAll(tokens)) {
    const { math, command, word, mark = '' } = groups ?? {};
    let piece =
      math ?? command ?? (/[{}]/.test(mark) ? mark : Array.from(word ?? mark, texOfCharacter).join(''));
    const isWhole = command === undefined || composed[index + command.length] !== '{';
    const hasCase = math !== undefined || (command !== undefined && /[A-Z]/.test(command) && isWhole);
    if (depth === 0 && (hasCase || (word !== undefined && keepsCase(word, index)))) piece = `{${piece}}`;
    depth += mark === '{' ? 1 : mark === '}' ? -1 : 0;
    tex += (joining.test(tex) && tex.at(-1) === piece[0] ? '{}' : '') + piece;
  }
  return tex;
}

/** Counts as BibTeX does: a backslash before a brace makes no difference. To others it does, so both must hold. */
function areBalanced(text: string): boolean {
  let depth = 0;
  for (const brace of text.match(/[{}]/g) ?? []) {
    depth += brace === '{' ? 1 : -1;
    if (depth < 0) return false;
  }
  return depth === 0;
}

/** Signs that have a way of their own, and all that have a command. */
const signs: ReadonlyMap<string, string> = new Map([
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

/** The letter under its accents, from the inmost: `{\'E}`, `{\c c}`, `{\^ {\d e}}`; undefined where TeX has not all of them. */
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
