// The stems of one word of code or prose, whole and in parts, remembered: the same few thousand come again and again.
import { stem } from '../text/stem.ts';
import { isStopWord } from '../text/stopWords.ts';
import { splitToken, stripDiacritics, tokenize } from '../text/tokenizer.ts';

export interface StemWithForm {
  readonly stem: string;
  /** The part as written, for people. */
  readonly form: string;
}

export interface WordStems {
  readonly stems: readonly StemWithForm[];
  /** Stems of neighbouring parts, two by two: `BarlowTwins` has `barlow twin`, as the words "Barlow Twins" have. */
  readonly bigrams: readonly string[];
  /** Of the first and the last part; empty for a stop word. */
  readonly first: string;
  readonly last: string;
}

/** Words lately asked for, and those before them: the words of code stay together, and quick to find, in the first. */
let recentCache = new Map<string, WordStems>();
let olderCache = new Map<string, WordStems>();
const maxRecent = 20_000;
const minLength = 2;
/** Code says `C++` in too few places to tell papers by it, and `i++` in too many. */
const signed = /[+#*]$|^\./;

/** `BarlowTwins` → barlow, twin, barlowtwin, and the pair `barlow twin`; no stop words, no single letters. */
export function wordStems(word: string): WordStems {
  const known = recentCache.get(word);
  if (known !== undefined) return known;
  const stems = olderCache.get(word) ?? analyse(stripDiacritics(word));
  if (recentCache.size >= maxRecent) [olderCache, recentCache] = [recentCache, new Map<string, WordStems>()];
  recentCache.set(word, stems);
  return stems;
}

/** Neighbouring words of a title, stop words left out: `mask autoencod`. A file that has them may well name the paper. */
export function titleBigrams(text: string): Set<string> {
  const pairs = new Set<string>();
  let previous = '';
  for (const token of tokenize(text)) {
    // What one word has in it is found by the word itself.
    const { first, last } = wordStems(token);
    if (last === '') continue;
    if (previous !== '') pairs.add(`${previous} ${first}`);
    previous = last;
  }
  return pairs;
}

function analyse(text: string): WordStems {
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

/** `BarlowTwins` has `Barlow`; `barlow_twins` is written `barlow_twins`, which stands for `barlowtwins`. */
function asWritten(text: string, part: string): string {
  const at = text.toLowerCase().indexOf(part);
  return at === -1 ? text.replace(/^_+|_+$/g, '') : text.slice(at, at + part.length);
}
