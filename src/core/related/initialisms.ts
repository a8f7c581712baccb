// Finds what the words of a title or of a name in an abstract are abbreviated to: DDPM for "Denoising Diffusion Probabilistic Models".
import type { Paper } from '../papers/paper.ts';
import { stem } from '../text/stem.ts';
import { isStopWord } from '../text/stopWords.ts';

/** Two letters must stand for a whole title, or the part of it before a colon. */
const minLetters = 3;
const maxLetters = 6;
/** The last word of such a phrase is often left out: "Proximal Policy Optimization Algorithms". */
const generic = /^(?:algorithms?|methods?|models?|networks?|learning|approach|framework|systems?)$/;
const titlePart = /[^:?!]+/g;
/** In prose, three or more capitalised words in a row are a name. */
const capitalised = /\b[A-Z][a-z]+(?:[- ][A-Z][a-z]+){2,5}\b/g;
/** So may be a word with a hyphen and the two after it, with one letter each: MFF for "multi-level feature fusion". */
const afterHyphen = /-[a-z]+ ([a-z]+) ([a-z]+)/g;
const beforeHyphen = /^[a-z]+(?:-[a-z]+)*$/;
const word = /[A-Za-z][A-Za-z0-9]*/g;

/** Returns the stems of the initialisms whose words the paper spells out. */
export function initialisms({ title, abstract }: Pick<Paper, 'title' | 'abstract'>): Set<string> {
  const found = new Set<string>();
  const add = (words: readonly string[], least: number): void => {
    if (words.length >= least && words.length <= maxLetters) found.add(initials(words));
  };
  for (const [part] of title.matchAll(titlePart)) {
    const words = wordsIn(part);
    add(words, 2);
    for (const phrase of phrases(words)) {
      add(phrase, minLetters);
      if (generic.test(phrase.at(-1) ?? '')) add(phrase.slice(0, -1), minLetters);
    }
  }
  for (const [name] of abstract.matchAll(capitalised)) add(wordsIn(name), minLetters);
  for (const phrase of hyphenated(abstract.toLowerCase())) add(phrase, minLetters);
  return found;
}

function* hyphenated(text: string): Generator<string[]> {
  // Searched from the hyphen, which is rare, in a third of the time.
  for (const { index, 1: second = '', 2: third = '' } of text.matchAll(afterHyphen)) {
    const first = text.slice(text.lastIndexOf(' ', index) + 1, index);
    if (beforeHyphen.test(first) && !isStopWord(second) && !isStopWord(third)) yield [first, second, third];
  }
}

function wordsIn(text: string): string[] {
  return (text.match(word) ?? []).map(each => each.toLowerCase());
}

/** Words between stop words. */
function phrases(words: readonly string[]): string[][] {
  const all: string[][] = [[]];
  for (const each of words)
    if (isStopWord(each)) all.push([]);
    else all.at(-1)?.push(each);
  return all;
}

/** The stem that a reader of code makes of the initialism. */
function initials(words: readonly string[]): string {
  return stem(words.map(each => each.charAt(0)).join(''));
}
