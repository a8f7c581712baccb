// Splits a word of code or prose into the stems of its parts and of the whole. Used by the related-papers engine;
// cached, because the same few thousand words recur.
import { stem } from '../text/stem.ts';
import { isStopWord } from '../text/stopWords.ts';
import { splitToken, stripDiacritics, tokenize } from '../text/tokenizer.ts';

export interface StemWithForm {
  readonly stem: string;
  /** The part as written, for display. */
  readonly form: string;
}

export interface WordStems {
  readonly stems: readonly StemWithForm[];
  /** Pairs of stems of neighbouring parts: `BarlowTwins` has `barlow twin`, the same as the words "Barlow Twins". */
  readonly bigrams: readonly string[];
  /** Stems of the first and last part; empty for a stop word. */
  readonly first: string;
  readonly last: string;
}

/** A cache of two generations: when the recent one is full, it replaces the older one. */
let recentCache = new Map<string, WordStems>();
let olderCache = new Map<string, WordStems>();
const maxRecent = 20_000;
const minLength = 2;
/** Matches names with a sign, which are ignored: `C++` is too rare in code to identify papers, and `i++` too common. */
const signed = /[+#*]$|^\./;

/** Returns the stems of a word without stop words and single letters: `BarlowTwins` → barlow, twin, barlowtwin. */
export function wordStems(word: string): WordStems {
  const known = recentCache.get(word);
  if (known !== undefined) return known;
  const stems = olderCache.get(word) ?? analyseWord(word);
  if (recentCache.size >= maxRecent) [olderCache, recentCache] = [recentCache, new Map<string, WordStems>()];
  recentCache.set(word, stems);
  return stems;
}

/** Returns the bigrams of a title without stop words (`mask autoencod`). A file with one of them may name the paper. */
export function titleBigrams(text: string): Set<string> {
  const pairs = new Set<string>();
  let previous = '';
  for (const token of tokenize(text)) {
    // Bigrams inside a single word come from `wordStems`.
    const { first, last } = wordStems(token);
    if (last === '') continue;
    if (previous !== '') pairs.add(`${previous} ${first}`);
    previous = last;
  }
  return pairs;
}

/** Finds the same without the cache, for a caller that asks for each word once. */
export function analyseWord(word: string): WordStems {
  const text = stripDiacritics(word);
  const stems = new Map<string, string>();
  const parts: string[] = [];
  for (const { text: form, from, to } of splitToken(text)) {
    if (form.length < minLength || isStopWord(form) || !/[a-z]/.test(form) || signed.test(form)) continue;
    const stemmed = stem(form);
    if (to - from === 1) parts.push(stemmed);
    if (!stems.has(stemmed)) stems.set(stemmed, asWritten(text, form));
  }
  return {
    stems: [...stems].map(([stem, form]) => ({ stem, form })),
    bigrams: parts.slice(1).map((form, at) => `${parts[at] ?? ''} ${form}`),
    first: parts[0] ?? '',
    last: parts.at(-1) ?? '',
  };
}

/** Returns the part as written: `Barlow` in `BarlowTwins`. If the text lacks it (`barlowtwins`), returns all of it. */
function asWritten(text: string, part: string): string {
  const at = text.toLowerCase().indexOf(part);
  return at === -1 ? text.replace(/^_+|_+$/g, '') : text.slice(at, at + part.length);
}

/** Returns the stems of all words of a text. */
export function stemsInText(text: string): string[] {
  return tokenize(text).flatMap(token => wordStems(token).stems.map(({ stem }) => stem));
}
