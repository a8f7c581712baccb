// Scripts that write no spaces between words: Chinese, Japanese, Thai, Lao, Khmer, Burmese, and Korean, whose particles
// cling to its words. Each word is in every pair of neighbouring signs, so pairs find any part of a text that is typed,
// which a dictionary's words do not: where they end depends on what stands around them (README.md of `search` has figures).
import type { TokenWord } from './tokenWord.ts';

const scripts = ['Han', 'Hiragana', 'Katakana', 'Hangul', 'Thai', 'Lao', 'Khmer', 'Myanmar'];
const letters = String.raw`[${scripts.map(script => String.raw`\p{Script=${script}}`).join('')}\u30fc]`;
/** A letter or digit with its marks: vowels, tones. */
export const unsegmentedPattern = String.raw`${letters}\p{M}*`;

const some = new RegExp(letters, 'u');
const signs = new RegExp(`${unsegmentedPattern}|.`, 'gsu');

export function isUnsegmented(text: string): boolean {
  return some.test(text);
}

/** Pairs of signs; the last sign alone, too, so that each sign begins a word. */
export function characterBigrams(run: string): readonly TokenWord[] {
  const all = run.match(signs) ?? [];
  const last = all.at(-1) ?? '';
  if (all.length < 2) return [{ text: last, from: 0, to: 1 }];
  const pairs = all
    .slice(1)
    .map((sign, at): TokenWord => ({ text: (all[at] ?? '') + sign, from: at, to: at + 1 }));
  return [...pairs, { text: last, from: pairs.length - 1, to: pairs.length, isLoose: true }];
}
