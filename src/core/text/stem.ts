// One stem for the forms of a word: Porter2 (https://snowballstem.org/algorithms/english/stemmer.html).
import { stem as porter2 } from 'porter2';

/** Plural abbreviations, which Porter2 leaves alone because the vowel it asks for is missing: LLMs, CNNs, GPUs. */
const pluralAbbreviation = /^[^aeiouy\d]{2,}[aeiou]?s$/;

/** For one word as `fold` leaves it; words of other alphabets come back as they are. */
export function stem(word: string): string {
  if (word.length > 3 && pluralAbbreviation.test(word) && !word.endsWith('ss')) return word.slice(0, -1);
  return porter2(word);
}
