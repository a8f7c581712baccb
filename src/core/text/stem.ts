// Stems English words with Porter2 (https://snowballstem.org/algorithms/english/stemmer.html).
import { stem as porter2 } from 'porter2';

/** Matches plural abbreviations (LLMs, CNNs, GPUs), which Porter2 keeps because they lack the vowel it requires. */
const pluralAbbreviation = /^[^aeiouy\d]{2,}[aeiou]?s$/;

/** Returns the stem of a folded word; words in other alphabets are returned unchanged. */
export function stem(word: string): string {
  if (word.length > 3 && pluralAbbreviation.test(word) && !word.endsWith('ss')) return word.slice(0, -1);
  return porter2(word);
}
