// The words of a query turned into what to look up: for each word the terms that answer it and how well.
import { isStopWord } from '../text/stopWords.ts';
import { stem } from '../text/stem.ts';
import { isUnspaced } from '../text/unspaced.ts';
import { askedOf, tokens, wordsOf } from '../text/words.ts';
import type { Word } from '../text/word.ts';
import type { PaperTerms } from './paperTerms.ts';
import type { Ranking } from './ranking.ts';
import { wordsSpeltLike } from './spelling.ts';

/** Any of these terms answers the word; a paper is scored by the best of those it has. */
export interface Alternative {
  readonly term: number;
  readonly weight: number;
  /** In how many papers; for words that share a prefix or a spelling, all of them together. */
  readonly frequency: number;
}

export interface WantedWord {
  /** The part of the query that it answers, one bit a part; a compound's whole answers all its parts. */
  readonly parts: number;
  /** How often the query has it, times the weight of its kind. */
  readonly weight: number;
  readonly alternatives: readonly Alternative[];
}

export interface Wanted {
  readonly words: readonly WantedWord[];
  /** A bit for every part; 0 when there are too many to ask for all of them. */
  readonly allParts: number;
  /** For each run of signs without spaces the bits of its pairs. */
  readonly runs: readonly number[];
}

/** "Papers about …": said when asking, seldom what is asked for. */
const askingWords: ReadonlySet<string> = new Set([
  ...['paper', 'papers', 'article', 'articles', 'interested', 'find', 'looking', 'show'],
]);
const mostParts = 31;
/** One letter starts thousands of words; one sign of a script that has thousands says much more. */
const tooShortToExtend = /^[a-z\d]$/;
/** A word in one paper of so many is as rare as a misprint, so what is spelt nearly so is looked for too. */
const misprintRarity = 20_000;

interface QueryWord {
  readonly text: string;
  readonly stem: string;
  readonly from: number;
  readonly to: number;
  readonly halfTyped: boolean;
  /** Which run of signs without spaces it is a pair of. */
  readonly run: number | undefined;
}

/** `halfTyped`: the last word may be the start of a longer one. */
export function wantedWords(text: string, halfTyped: boolean, index: PaperTerms, ranking: Ranking): Wanted {
  const typed = contentWords(text, halfTyped, index);
  const bits = new Map<string, number>();
  const words = new Map<string, WantedWord>();
  const partBits = new Map<number, number>();
  const runs = new Map<number, number>();
  for (const word of typed) {
    const whole = word.to > word.from + 1;
    const key = word.halfTyped ? `${word.stem}…` : word.stem;
    if (!whole && !bits.has(key)) bits.set(key, bits.size);
    if (!whole) partBits.set(word.from, 1 << (bits.get(key) ?? 0));
    if (word.run !== undefined)
      runs.set(word.run, (runs.get(word.run) ?? 0) | (partBits.get(word.from) ?? 0));
    const before = words.get(key);
    const weight = whole ? ranking.wholeWeight : 1;
    let parts = 0;
    for (let part = word.from; part < word.to; part++) parts |= partBits.get(part) ?? 0;
    words.set(key, {
      parts: (before?.parts ?? 0) | parts,
      weight: (before?.weight ?? 0) + weight,
      alternatives: before?.alternatives ?? alternativesFor(word, whole, index, ranking),
    });
  }
  const found = [...words.values()].filter(word => word.alternatives.length > 0);
  if (bits.size > mostParts) return { words: found, allParts: 0, runs: [] };
  const allParts = [...bits.values()].reduce((all, bit) => all | (1 << bit), 0);
  return { words: found, allParts, runs: [...runs.values()] };
}

/** Parts before the wholes they make; positions count on through the whole text. */
function contentWords(text: string, halfTyped: boolean, index: PaperTerms): QueryWord[] {
  const words: QueryWord[] = [];
  let parts = 0;
  const all = tokens(text);
  for (const [at, token] of all.entries()) {
    const made = wordsAskedFor(token, index);
    const last = Math.max(0, ...made.map(({ to }) => to));
    for (const { text: word, from, to } of made) {
      const open = halfTyped && at === all.length - 1 && to === last;
      const run = isUnspaced(word) ? at : undefined;
      words.push({ text: word, stem: stem(word), from: from + parts, to: to + parts, halfTyped: open, run });
    }
    parts += last;
  }
  const content = words.filter(({ text: word }) => !isStopWord(word));
  const telling = content.filter(({ text: word }) => !askingWords.has(word));
  if (telling.length > 0) return telling;
  // "the": nobody looks for it, but it may become "theory".
  return content.length > 0 ? content : words.filter(word => word.halfTyped);
}

/** A name with a sign that no paper has, as the name alone: `Notepad++` finds Notepad, but `C++` not every c. */
function wordsAskedFor(token: string, index: PaperTerms): readonly Word[] {
  const loose = wordsOf(token).filter(({ isLoose }) => isLoose === true);
  return askedOf(token).map(
    word =>
      loose.find(
        ({ text, from, to }) =>
          text.length > 1 &&
          !isUnspaced(text) &&
          from === word.from &&
          to === word.to &&
          !isKnown(word, index),
      ) ?? word,
  );
}

function isKnown({ text }: Word, index: PaperTerms): boolean {
  const term = index.vocabulary.termOf(text);
  return term !== undefined && index.frequency(term) > 0;
}

function alternativesFor(
  word: QueryWord,
  whole: boolean,
  index: PaperTerms,
  ranking: Ranking,
): readonly Alternative[] {
  const exact = index.vocabulary.termOf(word.text);
  const found: Alternative[] = [];
  const frequency = exact === undefined ? 0 : index.frequency(exact);
  if (exact !== undefined && frequency > 0) found.push({ term: exact, weight: 1, frequency });
  if ((word.halfTyped && !tooShortToExtend.test(word.text)) || isUnspaced(word.text))
    found.push(
      ...together(
        index.vocabulary.wordsFrom(word.text).map(known => index.vocabulary.term(known)),
        ranking.prefixWeight,
        index,
        exact,
      ),
    );
  const commonest = found.reduce((most, alternative) => Math.max(most, alternative.frequency), 0);
  if (whole || isUnspaced(word.text) || commonest > index.count / misprintRarity) return found;
  const near = wordsSpeltLike(word.text, word.halfTyped, index);
  return [...found, ...together(near, ranking.typoWeight, index, exact)];
}

/** As one word: were each weighed by its own rarity, the rarest word with a prefix would win. */
function together(terms: Iterable<number>, weight: number, index: PaperTerms, but?: number): Alternative[] {
  const present = [...new Set(terms)].filter(term => term !== but && index.frequency(term) > 0);
  const sum = present.reduce((total, term) => total + index.frequency(term), 0);
  const frequency = Math.min(index.count, sum);
  return present.map(term => ({ term, weight, frequency }));
}
