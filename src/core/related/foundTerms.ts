// The terms of one file while it is read: each word of the code is looked up once, then counted by its object.
import type { CodeTerm } from './code.ts';
import type { Zone } from './lineZones.ts';
import { Occurrences } from './occurrences.ts';
import { stemsOf, type WordStems } from './stemsOf.ts';
import { topicsOf } from './topics.ts';

/** The file's name says as much as two definitions. */
const fileNameWeight = 6;
/** A topic that a library stands for is a guess about the file. */
const topicWeight = 1;

interface Word {
  readonly text: string;
  readonly stems: WordStems;
  readonly occurrences: Occurrences;
}

/** Weighed, and its lines picked, when it is asked: of most terms nobody asks for the lines. */
class FoundTerm implements CodeTerm {
  readonly stem: string;
  shown: string;
  readonly from: Occurrences[] = [];
  sum = 0;
  /** How much the writing that gave `shown` is preferred to others of the stem. */
  heaviest: number;
  #lines: readonly number[] | undefined;

  constructor(stem: string, shown: string, heaviest: number) {
    this.stem = stem;
    this.shown = shown;
    this.heaviest = heaviest;
  }

  get weight(): number {
    return Math.sqrt(this.sum);
  }

  get lines(): readonly number[] {
    return (this.#lines ??= Occurrences.lines(this.from));
  }
}

/** Two neighbouring words: counted as a whole, under the stems of both. */
class FoundPair implements CodeTerm {
  readonly stem: string;
  readonly shown: string;
  readonly occurrences = new Occurrences();
  #lines: readonly number[] | undefined;

  constructor(stem: string, shown: string) {
    this.stem = stem;
    this.shown = shown;
  }

  get weight(): number {
    return Math.sqrt(this.occurrences.weight);
  }

  get lines(): readonly number[] {
    return (this.#lines ??= Occurrences.lines([this.occurrences]));
  }
}

export class FoundTerms {
  readonly #words = new Map<string, Word>();
  readonly #terms = new Map<string, FoundTerm>();
  readonly #pairs = new Map<string, FoundPair>();
  /** The last word of prose that is no stop word. */
  #previous: Word | undefined;

  note(text: string, zone: Zone, at: number): void {
    let word = this.#words.get(text);
    if (word === undefined) {
      word = { text, stems: stemsOf(text), occurrences: new Occurrences() };
      this.#words.set(text, word);
    }
    word.occurrences.note(zone, at);
    // A phrase goes on over the ends of lines, in prose only; elsewhere the parts of one name are its phrase.
    if (zone !== 'prose' || word.stems.last === '') return;
    const previous = this.#previous;
    if (previous !== undefined) {
      const stem = `${previous.stems.last} ${word.stems.first}`;
      const pair = this.#pairs.get(stem) ?? this.#addPair(stem, `${previous.text} ${text}`);
      pair.occurrences.note('prose', at);
    }
    this.#previous = word;
  }

  /** All of them, once the code has been read; `fileName` is without its extension. */
  all(fileName: string): readonly CodeTerm[] {
    for (const { text, stems, occurrences } of this.#words.values()) {
      const { weight } = occurrences;
      for (const { stem, part } of stems.stems) this.#add(stem, part, weight, weight, occurrences);
      for (const pair of stems.pairs)
        (this.#pairs.get(pair) ?? this.#addPair(pair, text)).occurrences.noteAll(occurrences);
      for (const topic of occurrences.import > 0 ? topicsOf(text) : [])
        for (const name of topic.split(' '))
          for (const { stem, part } of stemsOf(name).stems)
            this.#add(stem, part, topicWeight, topicWeight, occurrences);
    }
    const { stems, pairs } = stemsOf(fileName);
    for (const { stem, part } of stems) this.#add(stem, part, fileNameWeight, 0);
    for (const pair of pairs)
      (this.#pairs.get(pair) ?? this.#addPair(pair, fileName)).occurrences.note('definition', undefined);
    return [...this.#terms.values(), ...this.#pairs.values()];
  }

  #add(stem: string, shown: string, weight: number, preferred: number, from?: Occurrences): void {
    let term = this.#terms.get(stem);
    if (term === undefined) {
      term = new FoundTerm(stem, shown, preferred);
      this.#terms.set(stem, term);
    } else if (preferred > term.heaviest) {
      term.shown = shown;
      term.heaviest = preferred;
    }
    term.sum += weight;
    if (from !== undefined) term.from.push(from);
  }

  #addPair(stem: string, shown: string): FoundPair {
    const pair = new FoundPair(stem, shown);
    this.#pairs.set(stem, pair);
    return pair;
  }
}
