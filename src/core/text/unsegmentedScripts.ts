// Splits text in scripts without spaces between words (Chinese, Japanese, Thai, Lao, Khmer, Burmese, and Korean, which
// attaches particles to words) into bigrams of characters. Used by the tokenizer. Bigrams find any part of a text,
// while the words of a dictionary depend on the text around them: src/core/search/README.md has figures.
import type { TokenWord } from './tokenWord.ts';

const scripts = ['Han', 'Hiragana', 'Katakana', 'Hangul', 'Thai', 'Lao', 'Khmer', 'Myanmar'];
const letters = String.raw`[${scripts.map(script => String.raw`\p{Script=${script}}`).join('')}\u30fc]`;
/** Matches one character: a letter with its marks, such as vowels and tones. */
export const unsegmentedPattern = String.raw`${letters}\p{M}*`;

const some = new RegExp(letters, 'u');
const signs = new RegExp(`${unsegmentedPattern}|.`, 'gsu');

/** Whether the text has a character of a script without spaces. */
export function isUnsegmented(text: string): boolean {
  return some.test(text);
}

/** Returns the bigrams of a run of characters, and its last character, so that a word starts at each character. */
export function characterBigrams(run: string): readonly TokenWord[] {
  const all = run.match(signs) ?? [];
  const last = all.at(-1) ?? '';
  if (all.length < 2) return [{ text: last, from: 0, to: 1 }];
  const pairs = all
    .slice(1)
    .map((sign, at): TokenWord => ({ text: (all[at] ?? '') + sign, from: at, to: at + 1 }));
  return [...pairs, { text: last, from: pairs.length - 1, to: pairs.length, isLoose: true }];
}
