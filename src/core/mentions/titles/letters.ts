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
/** Signs after which a title can begin with a small letter, and those that need white space between them. */
const [adjacent, apart] = [1, 2];
const beforeSmall = new Uint8Array(128);
for (const sign of `"'*#/\n>\`[{`) beforeSmall[sign.charCodeAt(0)] = adjacent;
for (const sign of '.,:;)]}-') beforeSmall[sign.charCodeAt(0)] = apart;
/** Signs after which no title begins. */
const notBefore = new Uint8Array(128);
for (const sign of '=<&+$@~^') notBefore[sign.charCodeAt(0)] = 1;
/** A line break, a word or a command of TeX after which a title can begin without a sign between. */
const beforeCapital =
  /[\n\r]|(?<!\p{L})(?:papers?|articles?|see|titled|entitled|called|in|on|of|from|title)\s$|\\[a-z]+\s$/iu;
const wordReach = 10;
const underscore = 0x5f;
/** Characters from a leading digit within which a letter follows, as in "3D" and "100 Days". */
const digitReach = 6;
const [lessThan, greaterThan, ampersand, backslash, newline, quote] = [0x3c, 0x3e, 0x26, 0x5c, 0x0a, 0x22];

/** Folded forms of the other characters, which are few in any text. */
const folded = new Map<number, LetterRun>();

export class Letters {
  /** Only the first `length` elements count. */
  codes = new Uint16Array(1 << 12);
  /** Offset of each letter in the text. */
  offsets = new Uint32Array(1 << 12);
  length = 0;
  /** Indices of the letters with which a title can begin; only the first `startCount` count. */
  starts = new Uint32Array(1 << 12);
  startCount = 0;

  /** Replaces the letters by those of the text from offset `from` to `to`. */
  read(text: string, from = 0, to = text.length): void {
    this.#reserve(3 * (to - from));
    const { codes, offsets, starts } = this;
    let [length, startCount] = [0, 0];
    /** The last character that is neither a letter nor white space, since the last letter. */
    let sign = newline;
    let last = from - 2;
    for (let at = from; at < to; at++) {
      const code = text.charCodeAt(at);
      const letter = code < 128 ? (asciiCodes[code] ?? 0) : 0;
      if (letter > 0) {
        if (at > last + 1 && canBegin(text, at, code, sign, last)) starts[startCount++] = length;
        codes[length] = letter;
        offsets[length++] = last = at;
        sign = 0;
        continue;
      }
      if (code > 0x20) sign = code;
      if (code === lessThan) {
        const end = endOfTag(text, at);
        if (end > at) sign = greaterThan;
        at = end;
      }
      if (code === backslash) at = endOfCommand(text, at);
      else if (code === ampersand || code >= 128) {
        const { written, letters } = code === ampersand ? entityAt(text, at) : foldedAt(code);
        if (letters !== '') {
          if (at > last + 1) starts[startCount++] = length;
          last = at + written - 1;
          sign = 0;
        } else sign = quote;
        for (let each = 0; each < letters.length; each++) {
          codes[length] = letters.charCodeAt(each);
          offsets[length++] = at;
        }
        at += written - 1;
      }
    }
    this.length = length;
    this.startCount = startCount;
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
    this.starts = new Uint32Array(length);
  }
}

/**
 * Whether a title can begin with the ASCII letter at this offset, the first of its word: a capital letter, a digit before
 * letters, or a small letter after a sign. This is decided for every word of every file, so it leaves out most of code.
 */
function canBegin(text: string, at: number, code: number, sign: number, last: number): boolean {
  if (code >= 0x61)
    return beforeSmall[sign] === adjacent || (beforeSmall[sign] === apart && text.charCodeAt(at - 1) <= 0x20);
  if (code > 0x39) {
    if (sign === 0) return beforeCapital.test(text.slice(Math.max(0, last - wordReach), at));
    return sign === underscore ? at > last + 2 : notBefore[sign] !== 1;
  }
  for (let next = at + 1; next < at + digitReach; next++)
    if (isAsciiLetter(text.charCodeAt(next))) return true;
  return false;
}

interface LetterRun {
  /** Number of characters in the text. */
  readonly written: number;
  readonly letters: string;
}

function foldedAt(code: number): LetterRun {
  let run = folded.get(code);
  if (run === undefined) {
    const unit = String.fromCharCode(code);
    const letters = /\p{Surrogate}/u.test(unit)
      ? unit
      : fold(unit)
          .replace(/[^\p{L}\p{N}]/gu, '')
          .slice(0, 3);
    folded.set(code, (run = { written: 1, letters }));
  }
  return run;
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

/**
 * Returns the last offset of a TeX command that has an argument, such as `\emph{`, of the line break at the end of a string
 * in a notebook, or of the backslash alone.
 */
function endOfCommand(text: string, at: number): number {
  if (text.startsWith('\\n"', at)) return at + 1;
  let end = at + 1;
  while (isAsciiLetter(text.charCodeAt(end))) end++;
  return end > at + 2 && text.charCodeAt(end) === 0x7b ? end : at;
}

const entityPattern =
  /^&(?:([a-z])(?:uml|acute|grave|circ|tilde|cedil|ring|caron|slash)|[a-z]+\d*|#\d+|#x[\da-f]+);/i;

/** Reads an entity, or `&` alone, as the letters it stands for: `&uuml;` is u, `&` is and, `&quot;` none. */
function entityAt(text: string, at: number): LetterRun {
  const { 0: entity = '&', 1: accented = '' } = entityPattern.exec(text.slice(at, at + maxEntity)) ?? [];
  const letters = entity === '&' || entity === '&amp;' ? 'and' : accented.toLowerCase();
  return { written: entity.length, letters };
}

function isAsciiLetter(code: number): boolean {
  const lower = code | 0x20;
  return lower >= 0x61 && lower <= 0x7a;
}
