// The stems of one word of code or prose, whole and in parts, remembered: the same few thousand come again and again.
import { isStopWord } from '../text/stopWords.ts';
import { stem } from '../text/stem.ts';
import { plain, tokens, wordsOf } from '../text/words.ts';

export interface Stem {
  readonly stem: string;
  /** The part as written, for people. */
  readonly part: string;
}

export interface WordStems {
  readonly stems: readonly Stem[];
  /** Stems of neighbouring parts, two by two: `BarlowTwins` has `barlow twin`, as the words "Barlow Twins" have. */
  readonly pairs: readonly string[];
  /** Of the first and the last part; empty for a stop word. */
  readonly first: string;
  readonly last: string;
}

/** Words lately asked for, and those before them: the words of code stay together, and quick to find, in the first. */
let recent = new Map<string, WordStems>();
let older = new Map<string, WordStems>();
const mostRecent = 20_000;
const shortest = 2;
/** Code says `C++` in too few places to tell papers by it, and `i++` in too many. */
const signed = /[+#*]$|^\./;

/** `BarlowTwins` → barlow, twin, barlowtwin, and the pair `barlow twin`; no stop words, no single letters. */
export function stemsOf(word: string): WordStems {
  const known = recent.get(word);
  if (known !== undefined) return known;
  const stems = older.get(word) ?? analyse(plain(word));
  if (recent.size >= mostRecent) [older, recent] = [recent, new Map<string, WordStems>()];
  recent.set(word, stems);
  return stems;
}

/** Neighbouring words of a title, stop words left out: `mask autoencod`. A file that has them may well name the paper. */
export function pairsOf(text: string): Set<string> {
  const pairs = new Set<string>();
  let previous = '';
  for (const token of tokens(text)) {
    // What one word has in it is found by the word itself.
    const { first, last } = stemsOf(token);
    if (last === '') continue;
    if (previous !== '') pairs.add(`${previous} ${first}`);
    previous = last;
  }
  return pairs;
}

function analyse(text: string): WordStems {
  const stems = new Map<string, string>();
  const parts: string[] = [];
  for (const { text: part, from, to } of wordsOf(text)) {
    if (part.length < shortest || isStopWord(part) || !/[a-z]/.test(part) || signed.test(part)) continue;
    const stemmed = stem(part);
    if (to - from === 1) parts.push(stemmed);
    if (!stems.has(stemmed)) stems.set(stemmed, asWritten(text, part));
  }
  return {
    stems: [...stems].map(([stem, part]) => ({ stem, part })),
    pairs: parts.slice(1).map((part, at) => `${parts[at] ?? ''} ${part}`),
    first: parts[0] ?? '',
    last: parts.at(-1) ?? '',
  };
}

/** `BarlowTwins` has `Barlow`; `barlow_twins` is written `barlow_twins`, which stands for `barlowtwins`. */
function asWritten(text: string, part: string): string {
  const at = text.toLowerCase().indexOf(part);
  return at === -1 ? text.replace(/^_+|_+$/g, '') : text.slice(at, at + part.length);
}
