// Text as TeX, so that a bibliography prints what the paper says: TeX that is in it stays, the rest is escaped.
import { parse } from '@citation-js/plugin-bibtex/lib/input/value.js';
import { format } from '@citation-js/plugin-bibtex/lib/output/value.js';

/** Math by Pandoc's rule (no space inside either dollar, no digit after), commands and accents, words, and what is left. */
const tokens =
  /(?<math>\$(?!\s)(?:[^$\\]|\\.)*?(?<!\s)\$(?!\d)|\\\(.*?\\\))|(?<command>\\(?:[A-Za-z]+\*?|[^A-Za-z0-9]))|(?<word>[\p{L}\p{M}\p{N}]+)|(?<mark>.)/gsu;
const plainCharacter = /^[A-Za-z0-9 .,:;!?()[\]*+=/@"'-]$/;
/** A backslash makes these plain. */
const special = /^[&%$#_]$/;
/** What TeX would print as one sign after itself: hyphens and quotation marks. */
const joining = /[-'`,]$/;

/**
 * One line of text. Braces stay as they are, unless they are unbalanced: then nothing in the text is taken for TeX. A word
 * for which `keepsCase` holds goes into braces, so that no bibliography style changes its capitals; `at` is where it begins.
 */
export function texOf(text: string, keepsCase: (word: string, at: number) => boolean = () => false): string {
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

const written = new Map<string, string>();

function texOfCharacter(character: string): string {
  if (plainCharacter.test(character)) return character;
  const known = written.get(character);
  if (known !== undefined) return known;
  const tex = special.test(character) ? `\\${character}` : asCitationJsWrites(character);
  written.set(character, tex);
  return tex;
}

/** The character as Citation.js writes it, if that is what it reads back; as it is otherwise, in Unicode. */
function asCitationJsWrites(character: string): string {
  const tex = format('abstract', character)
    .replace(/^(\\[A-Za-z]+)\{\}$/, '{$1}')
    .replace(/^\{(\\[^A-Za-z]) ([A-Za-z])\}$/, '{$1$2}')
    .replace(/^\$.*\$$/, '{$&}');
  try {
    return parse(tex, 'abstract') === character ? tex : character;
  } catch {
    return character;
  }
}
