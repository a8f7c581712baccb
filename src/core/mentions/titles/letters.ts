// The letters and digits of a text in lower case, without diacritics, each with its offset. Titles are compared by them
// alone, so that line breaks, comment marks, hyphenation, quotes, dashes, emphasis and HTML tags make no difference.
import { fold } from '../../text/tokenizer.ts';

/** Longest tag and entity that is left out, in characters. */
const maxTag = 120;
const maxEntity = 8;

/** The lower-case code of each ASCII character that is a letter or a digit; 0 for others. */
const asciiCodes = Uint8Array.from({ length: 128 }, (_, code) =>
  /[a-z0-9]/i.test(String.fromCharCode(code)) ? String.fromCharCode(code).toLowerCase().charCodeAt(0) : 0,
);
const [lessThan, ampersand, backslash, newline] = [0x3c, 0x26, 0x5c, 0x0a];

/** Folded forms of the other characters, which are few in any text. */
const folded = new Map<number, string>();

export class Letters {
  /** Only the first `length` elements count. */
  codes = new Uint16Array(1 << 16);
  /** Offset of each letter in the text. */
  offsets = new Uint32Array(1 << 16);
  length = 0;

  /** Replaces the letters by those of the text from offset `from` to `to`. */
  read(text: string, from = 0, to = text.length): void {
    this.length = 0;
    this.#reserve(3 * (to - from));
    const { codes, offsets } = this;
    let { length } = this;
    for (let at = from; at < to; at++) {
      const code = text.charCodeAt(at);
      const letter = code < 128 ? (asciiCodes[code] ?? 0) : 0;
      if (letter > 0) {
        codes[length] = letter;
        offsets[length++] = at;
      } else if (code === lessThan) at = endOfTag(text, at);
      else if (code === backslash) at = endOfCommand(text, at);
      else if (code === ampersand) {
        const { entity, letters } = entityAt(text, at);
        for (const unit of letters) {
          codes[length] = unit.charCodeAt(0);
          offsets[length++] = at;
        }
        at += entity.length - 1;
      }
      else if (code >= 128)
        for (const unit of foldedUnit(code)) {
          codes[length] = unit.charCodeAt(0);
          offsets[length++] = at;
        }
    }
    this.length = length;
  }

  /** Whether the letter at this index begins a word of the text. */
  beginsWord(at: number): boolean {
    return at === 0 || (this.offsets[at] ?? 0) - (this.offsets[at - 1] ?? 0) > 1;
  }

  /** Three letters come of one character, "&", at most. */
  #reserve(length: number): void {
    if (length <= this.codes.length) return;
    this.codes = new Uint16Array(length);
    this.offsets = new Uint32Array(length);
  }
}

function foldedUnit(code: number): string {
  let letters = folded.get(code);
  if (letters === undefined) {
    const unit = String.fromCharCode(code);
    letters = /\p{Surrogate}/u.test(unit) ? unit : fold(unit).replace(/[^\p{L}\p{N}]/gu, '').slice(0, 2);
    folded.set(code, letters);
  }
  return letters;
}

/** Returns the last offset of a tag such as `<br>`, or of `<` alone: `a < b` is no tag. */
function endOfTag(text: string, at: number): number {
  const first = text.charCodeAt(at + 1) | 0x20;
  if ((first < 0x61 || first > 0x7a) && first !== 0x2f) return at;
  for (let end = at + 1; end < at + maxTag; end++) {
    const code = text.charCodeAt(end);
    if (code === 0x3e) return end;
    if (code === newline || code === lessThan) return at;
  }
  return at;
}

/** Returns the last offset of a TeX command that has an argument, such as `\emph{`, or of the backslash alone. */
function endOfCommand(text: string, at: number): number {
  let end = at + 1;
  while (isAsciiLetter(text.charCodeAt(end))) end++;
  return end > at + 2 && text.charCodeAt(end) === 0x7b ? end : at;
}

const entityPattern =
  /^&(?:([a-z])(?:uml|acute|grave|circ|tilde|cedil|ring|caron|slash)|[a-z]+\d*|#\d+|#x[\da-f]+);/i;

/** Returns an entity, or `&` alone, and the letters it stands for: `&uuml;` is u, `&` is and, `&quot;` none. */
function entityAt(text: string, at: number): { readonly entity: string; readonly letters: string } {
  const { 0: entity = '&', 1: accented = '' } = entityPattern.exec(text.slice(at, at + maxEntity)) ?? [];
  return { entity, letters: entity === '&' || entity === '&amp;' ? 'and' : accented.toLowerCase() };
}

function isAsciiLetter(code: number): boolean {
  const lower = code | 0x20;
  return lower >= 0x61 && lower <= 0x7a;
}
