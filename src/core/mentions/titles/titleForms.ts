// The forms in which a title is cited: whole, or without what stands before or after its first colon or dash.
import { unsegmentedPattern } from '../../text/unsegmentedScripts.ts';
import type { Letters } from './letters.ts';

export interface TitleForm {
  /** Letters of the title that the form has: the first, and after the last. */
  readonly from: number;
  readonly to: number;
  /** Number of words; those of a compound count each. */
  readonly words: number;
}

/** Words of a part that can stand for its title. */
const minPartWords = 4;
/** What separates a title from its subtitle. */
const separator = /:\s|\s[-–—]+\s|[?!]\s|—/u;

/** `letters` are those of the title. Leaves out forms with fewer than `minLetters`. */
export function titleForms(title: string, letters: Letters, minLetters: number): TitleForm[] {
  const whole = { from: 0, to: letters.length, words: wordCount(title) };
  const found = separator.exec(title);
  const parts: TitleForm[] = [];
  if (found !== null) {
    const cut = letters.offsets.subarray(0, letters.length).findIndex(offset => offset >= found.index);
    const [before, after] = [title.slice(0, found.index), title.slice(found.index)];
    if (cut > 0)
      parts.push(
        { from: 0, to: cut, words: wordCount(before) },
        { from: cut, to: letters.length, words: wordCount(after) },
      );
  }
  return [whole, ...parts.filter(({ words }) => words >= minPartWords)].filter(
    ({ from, to }) => to - from >= minLetters,
  );
}

/** Two characters of a script without spaces count as a word. */
const word = new RegExp(
  String.raw`(?:${unsegmentedPattern}){1,2}|(?:(?!${unsegmentedPattern})[\p{L}\p{N}\p{M}])+(?:['’]\p{L}+)*`,
  'gu',
);

/** Returns the words of a title; those of a compound each. */
export function titleWords(text: string): readonly string[] {
  return text.match(word) ?? [];
}

const wordCount = (text: string): number => titleWords(text).length;
