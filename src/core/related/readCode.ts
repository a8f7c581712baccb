// Code into weighted terms with their lines: what the code is about, before any rarity.
import type { Clock, StopSignal } from '../ports.ts';
import type { Code, CodeTerm, CodeTerms } from './code.ts';
import { LineZones } from './lineZones.ts';
import { Occurrences } from './occurrences.ts';
import { linesToRead } from './sampling.ts';
import { stemsOf } from './stemsOf.ts';
import { topicsOf } from './topics.ts';

/** The file's name says as much as two definitions. */
const fileNameWeight = 6;
/** A topic that a library stands for is a guess about the file. */
const topicWeight = 1;
/** Characters read between two looks at the clock, and the longest between two turns of the host, in milliseconds. */
const betweenLooks = 8192;
const sliceMs = 4;

const token = /[A-Za-z\u00c0-\u024f][A-Za-z0-9_\u00c0-\u024f]*(?:-[A-Za-z][A-Za-z0-9]*)*/g;
/** Links and paper ids say which paper is cited, not what the code does. */
const cited = /\bhttps?:\/\/\S+|\bwww\.\S+|\barxiv[:\s./]*\S+|\bdoi[:\s]*10\.\S+/gi;
const mayCite = /:\/\/|www\.|arxiv|doi/i;

/** Reads the code in slices; never more than `sampling.ts` allows. Rejects with the signal's reason when aborted. */
export async function readCode(code: Code, clock: Clock, signal?: StopSignal): Promise<CodeTerms> {
  signal?.throwIfAborted();
  const zones = new LineZones(code.languageId, code.fileName);
  const words = new Occurrences();
  const pairs = new Occurrences();
  const { lines, sampled } = linesToRead(code);
  let end = clock.now() + sliceMs;
  let read = 0;
  let previous = '';
  let previousWord = '';
  for (const { at, text } of lines) {
    for (const stretch of zones.of(mayCite.test(text) ? text.replace(cited, ' ') : text)) {
      const tokens = stretch.text.match(token) ?? [];
      for (const word of tokens) words.note(word, stretch.zone, at);
      // A phrase goes on over the ends of lines, in prose only; elsewhere the parts of one name are its phrase.
      if (stretch.zone !== 'prose') continue;
      for (const word of tokens) {
        const { first, last } = stemsOf(word);
        if (last === '') continue;
        if (previous !== '') pairs.note(`${previous} ${first}`, 'prose', at, `${previousWord} ${word}`);
        [previous, previousWord] = [last, word];
      }
    }
    read += text.length;
    if (read < betweenLooks) continue;
    read = 0;
    if (clock.now() < end) continue;
    await clock.yieldToHost();
    signal?.throwIfAborted();
    end = clock.now() + sliceMs;
  }
  return { terms: terms(words, pairs, code.fileName.replace(/\.[^.]*$/, '')), sampled: sampled() };
}

interface Term {
  shown: string;
  weight: number;
  /** The weight of the word that gave `shown`. */
  heaviest: number;
  readonly words: string[];
}

function terms(words: Occurrences, pairs: Occurrences, fileName: string): CodeTerm[] {
  const found = new Map<string, Term>();
  /** `asShown`: how much the writing of this word is preferred to others of its stem. */
  const add = (stem: string, shown: string, weight: number, word?: string, asShown = weight): void => {
    let term = found.get(stem);
    if (term === undefined) {
      term = { shown, weight: 0, heaviest: asShown, words: [] };
      found.set(stem, term);
    }
    term.weight += weight;
    if (word !== undefined) term.words.push(word);
    if (asShown > term.heaviest) [term.shown, term.heaviest] = [shown, asShown];
  };
  for (const word of words.all()) {
    const weight = words.weight(word);
    const { stems, pairs: within } = stemsOf(word);
    for (const { stem, part } of stems) add(stem, part, weight, word);
    for (const pair of within) pairs.noteAll(pair, words, word);
    for (const topic of words.isImported(word) ? topicsOf(word) : [])
      for (const name of topic.split(' '))
        for (const { stem, part } of stemsOf(name).stems) add(stem, part, topicWeight, word);
  }
  const name = stemsOf(fileName);
  for (const { stem, part } of name.stems) add(stem, part, fileNameWeight, undefined, 0);
  const ofWords = [...found].map(([stem, { shown, weight, words: from }]): CodeTerm => ({
    stem,
    shown,
    weight: Math.sqrt(weight),
    get lines() {
      return words.lines(from);
    },
  }));
  for (const pair of name.pairs) pairs.note(pair, 'definition', undefined, fileName);
  const ofPairs = pairs.all().map((pair): CodeTerm => ({
    stem: pair,
    shown: pairs.shown(pair),
    weight: Math.sqrt(pairs.weight(pair)),
    get lines() {
      return pairs.lines([pair]);
    },
  }));
  return [...ofWords, ...ofPairs];
}
