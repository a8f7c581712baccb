// The terms of one file while it is read: each word of the code is looked up once, then counted by its object.
import { tokens } from '../text/words.ts';
import { withoutBlocks } from './buildingBlocks.ts';
import type { Code, CodeTerm } from './code.ts';
import type { Zone } from './lineZones.ts';
import { Occurrences } from './occurrences.ts';
import { pairsOf, stemsOf, type Stem, type WordStems } from './stemsOf.ts';
import { topicsOf } from './topics.ts';

/** The file's name says as much as two definitions. */
const fileNameWeight = 6;
/** Each word of a folder's name, when it has several. */
const folderWeight = 2;
/** Two neighbouring words of it say together what the file is for: `gaussian_splatting`. So do those of a folder's name. */
const phraseWeight = 50;
/** Folders further up hold much else. */
const mostFolders = 3;
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
  isName = false;
  #lines: readonly number[] | undefined;

  constructor(stem: string, shown: string) {
    this.stem = stem;
    this.shown = shown;
  }

  get weight(): number {
    return Math.sqrt(this.occurrences.weight + (this.isName ? phraseWeight : 0));
  }

  get lines(): readonly number[] {
    return (this.#lines ??= Occurrences.lines([this.occurrences]));
  }
}

export class FoundTerms {
  readonly #name: string;
  readonly #folders: readonly string[];
  /** What the file's name says, it may be about. */
  readonly #own: ReadonlySet<string>;
  readonly #words = new Map<string, Word>();
  readonly #terms = new Map<string, FoundTerm>();
  readonly #pairs = new Map<string, FoundPair>();
  /** The last word of prose that is no stop word. */
  #previous: Word | undefined;

  constructor({ fileName, folders = [] }: Pick<Code, 'fileName' | 'folders'>) {
    this.#name = fileName.replace(/\.[^.]*$/, '');
    this.#folders = folders.slice(-mostFolders);
    this.#own = new Set([...stemsIn(this.#name).map(({ stem }) => stem), ...phrasesIn(this.#name)]);
  }

  note(text: string, zone: Zone, at: number): void {
    let word = this.#words.get(text);
    if (word === undefined) {
      word = { text, stems: withoutBlocks(stemsOf(text), this.#own), occurrences: new Occurrences() };
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

  /** All of them, once the code has been read. */
  all(): readonly CodeTerm[] {
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
    this.#addName(this.#name, fileNameWeight);
    // One word is a folder's kind: `models`, `git`.
    for (const folder of this.#folders) if (phrasesIn(folder).length > 0) this.#addName(folder, folderWeight);
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

  #addName(name: string, weight: number): void {
    for (const { stem, part } of stemsIn(name)) this.#add(stem, part, weight, 0);
    for (const pair of phrasesIn(name)) (this.#pairs.get(pair) ?? this.#addPair(pair, name)).isName = true;
  }

  #addPair(stem: string, shown: string): FoundPair {
    const pair = new FoundPair(stem, shown);
    this.#pairs.set(stem, pair);
    return pair;
  }
}

function stemsIn(name: string): readonly Stem[] {
  return tokens(name).flatMap(token => stemsOf(token).stems);
}

/** Neighbouring words, two by two, whatever holds them together: `gaussian_splatting`, `GaussianSplatting`, `Gaussian Splatting`. */
function phrasesIn(name: string): readonly string[] {
  return [...pairsOf(name), ...tokens(name).flatMap(token => stemsOf(token).pairs)];
}
