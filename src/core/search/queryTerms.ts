// Expands each word of a query into the index terms that match it (exact, prefix, fuzzy), each with a weight.
import { stem } from '../text/stem.ts';
import { isStopWord } from '../text/stopWords.ts';
import type { TokenWord } from '../text/tokenWord.ts';
import { queryWords, splitToken, tokenize } from '../text/tokenizer.ts';
import { isUnsegmented } from '../text/unsegmentedScripts.ts';
import { fuzzyTerms } from './fuzzyTerms.ts';
import type { InvertedIndex } from './invertedIndex.ts';
import type { RankingParameters } from './rankingParameters.ts';

/** One index term that matches a query word. If a paper has several of them, only the best one counts. */
export interface TermExpansion {
  readonly term: number;
  readonly weight: number;
  /** Document frequency; for terms found by prefix or fuzzy spelling, the sum over all terms found that way. */
  readonly frequency: number;
}

export interface QueryTerm {
  /** Bits of the query parts that this word covers; a compound as a whole covers all its parts. */
  readonly parts: number;
  /**
   * Number of times the word occurs in the query, times the weight of its kind: 1 for a word, `compoundWeight` for a compound,
   * and for one that is typed as one word as much as its parts have together, which a paper with it may not have.
   */
  readonly weight: number;
  readonly expansions: readonly TermExpansion[];
}

export interface QueryTerms {
  readonly terms: readonly QueryTerm[];
  /** Bits of all parts; 0 if there are more than `maxParts`, and then no paper counts as having all of them. */
  readonly allParts: number;
  /** For each run of characters in a script without spaces, the bits of its bigrams. */
  readonly runs: readonly number[];
}

/** Words that phrase a request ("papers about …") and are rarely its subject. */
const askingWords: ReadonlySet<string> = new Set([
  ...['paper', 'papers', 'article', 'articles', 'interested', 'find', 'looking', 'show'],
]);
const maxParts = 31;
/** Matches a single Latin letter or digit: thousands of words start with it, so it is not expanded as a prefix. */
const tooShortToExtend = /^[a-z\d]$/;
/** A word in at most one of this many papers is as rare as a misprint, so similar spellings are searched too. */
const misprintRarity = 20_000;

interface QueryWord {
  readonly text: string;
  readonly stem: string;
  readonly from: number;
  readonly to: number;
  readonly isPrefix: boolean;
  /** Whether it is what was typed, not a part of it nor joined of its parts. */
  readonly isTyped: boolean;
  /** Number of the run that this bigram belongs to; undefined in scripts with spaces. */
  readonly run: number | undefined;
}

/** Returns the words of a query with their expansions. `halfTyped`: the last word may be incomplete. */
export function expandQuery(
  text: string,
  halfTyped: boolean,
  index: InvertedIndex,
  parameters: RankingParameters,
): QueryTerms {
  const typed = contentWords(text, halfTyped, index);
  const bits = new Map<string, number>();
  const words = new Map<string, QueryTerm>();
  const partBits = new Map<number, number>();
  const runs = new Map<number, number>();
  for (const word of typed) {
    const whole = word.to > word.from + 1;
    const key = word.isPrefix ? `${word.stem}…` : word.stem;
    if (!whole && !bits.has(key)) bits.set(key, bits.size);
    if (!whole) partBits.set(word.from, 1 << (bits.get(key) ?? 0));
    if (word.run !== undefined)
      runs.set(word.run, (runs.get(word.run) ?? 0) | (partBits.get(word.from) ?? 0));
    const before = words.get(key);
    const weight = word.isTyped ? word.to - word.from : whole ? parameters.compoundWeight : 1;
    let parts = 0;
    for (let part = word.from; part < word.to; part++) parts |= partBits.get(part) ?? 0;
    words.set(key, {
      parts: (before?.parts ?? 0) | parts,
      weight: (before?.weight ?? 0) + weight,
      expansions: before?.expansions ?? expandWord(word, whole, index, parameters),
    });
  }
  const found = [...words.values()].filter(word => word.expansions.length > 0);
  if (bits.size > maxParts) return { terms: found, allParts: 0, runs: [] };
  const allParts = [...bits.values()].reduce((all, bit) => all | (1 << bit), 0);
  return { terms: found, allParts, runs: [...runs.values()] };
}

/**
 * Returns the words of the text without stop words and request words, the parts of a compound before the whole.
 * Positions (`from`, `to`) count parts from the start of the text.
 */
function contentWords(text: string, halfTyped: boolean, index: InvertedIndex): QueryWord[] {
  const words: QueryWord[] = [];
  let parts = 0;
  const all = tokenize(text);
  for (const [at, token] of all.entries()) {
    const made = wordsAskedFor(token, index);
    const last = Math.max(0, ...made.map(({ to }) => to));
    for (const { text: word, from, to } of made) {
      const open = halfTyped && at === all.length - 1 && to === last;
      const run = isUnsegmented(word) ? at : undefined;
      const isTyped = word === token.toLowerCase();
      const place = { from: from + parts, to: to + parts };
      words.push({ text: word, stem: stem(word), ...place, isPrefix: open, isTyped, run });
    }
    parts += last;
  }
  const content = words.filter(({ text: word }) => !isStopWord(word));
  const specific = content.filter(({ text: word }) => !askingWords.has(word));
  if (specific.length > 0) return specific;
  // Keeps an incomplete stop word: "the" may become "theory".
  return content.length > 0 ? content : words.filter(word => word.isPrefix);
}

/**
 * Returns the words of a token. Drops the sign from a name that no paper has with it: `Notepad++` finds Notepad, but
 * `C++` does not find every c.
 */
function wordsAskedFor(token: string, index: InvertedIndex): readonly TokenWord[] {
  const loose = splitToken(token).filter(({ isLoose }) => isLoose === true);
  return queryWords(token).map(
    word =>
      loose.find(
        ({ text, from, to }) =>
          text.length > 1 &&
          !isUnsegmented(text) &&
          from === word.from &&
          to === word.to &&
          !isKnown(word, index),
      ) ?? word,
  );
}

function isKnown({ text }: TokenWord, index: InvertedIndex): boolean {
  const term = index.vocabulary.termOf(text);
  return term !== undefined && index.documentFrequency(term) > 0;
}

function expandWord(
  word: QueryWord,
  whole: boolean,
  index: InvertedIndex,
  parameters: RankingParameters,
): readonly TermExpansion[] {
  const exact = index.vocabulary.termOf(word.text);
  const found: TermExpansion[] = [];
  const frequency = exact === undefined ? 0 : index.documentFrequency(exact);
  if (exact !== undefined && frequency > 0) found.push({ term: exact, weight: 1, frequency });
  if ((word.isPrefix && !tooShortToExtend.test(word.text)) || isUnsegmented(word.text))
    found.push(
      ...expandTogether(
        index.vocabulary.wordsWithPrefix(word.text).map(known => index.vocabulary.term(known)),
        parameters.prefixWeight,
        index,
        exact,
      ),
    );
  const commonest = found.reduce((most, expansion) => Math.max(most, expansion.frequency), 0);
  if (whole || isUnsegmented(word.text) || commonest > index.count / misprintRarity) return found;
  const near = fuzzyTerms(word.text, word.isPrefix, index);
  return [...found, ...expandTogether(near, parameters.fuzzyWeight, index, exact)];
}

/**
 * Returns the terms as expansions with one shared frequency. With a frequency of its own, the rarest word with a prefix
 * would always rank first.
 */
function expandTogether(
  terms: Iterable<number>,
  weight: number,
  index: InvertedIndex,
  but?: number,
): TermExpansion[] {
  const present = [...new Set(terms)].filter(term => term !== but && index.documentFrequency(term) > 0);
  const sum = present.reduce((total, term) => total + index.documentFrequency(term), 0);
  const frequency = Math.min(index.count, sum);
  return present.map(term => ({ term, weight, frequency }));
}
