// The terms of one file while it is read: each word of the code is looked up once, then counted by its object.
import { tokenize } from '../text/tokenizer.ts';
import { withoutBuildingBlocks } from './buildingBlocks.ts';
import type { Code, CodeTerm } from './code.ts';
import { libraryTopics } from './libraryTopics.ts';
import type { Zone } from './lineClassifier.ts';
import { Occurrences } from './occurrences.ts';
import { titleBigrams, wordStems, type StemWithForm, type WordStems } from './wordStems.ts';

/** The file's name says as much as two definitions. */
const fileNameWeight = 6;
/** Each word of a folder's name, when it has several. */
const folderWeight = 2;
/** Two neighbouring words of it say together what the file is for: `gaussian_splatting`. So do those of a folder's name. */
const phraseWeight = 50;
/** Folders further up hold much else. */
const maxFolders = 3;
/** A topic that a library stands for is a guess about the file. */
const topicWeight = 1;

interface Word {
  readonly text: string;
  readonly stems: WordStems;
  readonly occurrences: Occurrences;
}

/** Weighed, and its lines picked, when it is asked: of most terms nobody asks for the lines. */
class CollectedTerm implements CodeTerm {
  readonly stem: string;
  label: string;
  readonly occurrences: Occurrences[] = [];
  weightSum = 0;
  /** How much the writing that gave `defaultLength` is preferred to others of the stem. */
  labelWeight: number;
  #lines: readonly number[] | undefined;

  constructor(stem: string, label: string, labelWeight: number) {
    this.stem = stem;
    this.label = label;
    this.labelWeight = labelWeight;
  }

  get weight(): number {
    return Math.sqrt(this.weightSum);
  }

  get lines(): readonly number[] {
    return (this.#lines ??= Occurrences.lines(this.occurrences));
  }
}

/** Two neighbouring words: counted as a whole, under the stems of both. */
class CollectedBigram implements CodeTerm {
  readonly stem: string;
  readonly label: string;
  readonly occurrences = new Occurrences();
  isName = false;
  #lines: readonly number[] | undefined;

  constructor(stem: string, label: string) {
    this.stem = stem;
    this.label = label;
  }

  get weight(): number {
    return Math.sqrt(this.occurrences.weight + (this.isName ? phraseWeight : 0));
  }

  get lines(): readonly number[] {
    return (this.#lines ??= Occurrences.lines([this.occurrences]));
  }
}

export class TermCollector {
  readonly #name: string;
  readonly #folders: readonly string[];
  /** What the file's name says, it may be about. */
  readonly #own: ReadonlySet<string>;
  readonly #words = new Map<string, Word>();
  readonly #terms = new Map<string, CollectedTerm>();
  readonly #bigrams = new Map<string, CollectedBigram>();
  /** The last word of prose that is no stop word. */
  #previous: Word | undefined;

  constructor({ fileName, folders = [] }: Pick<Code, 'fileName' | 'folders'>) {
    this.#name = fileName.replace(/\.[^.]*$/, '');
    this.#folders = folders.slice(-maxFolders);
    this.#own = new Set([...stemsIn(this.#name).map(({ stem }) => stem), ...phrasesIn(this.#name)]);
  }

  add(text: string, zone: Zone, at: number): void {
    let word = this.#words.get(text);
    if (word === undefined) {
      word = {
        text,
        stems: withoutBuildingBlocks(wordStems(text), this.#own),
        occurrences: new Occurrences(),
      };
      this.#words.set(text, word);
    }
    word.occurrences.add(zone, at);
    // A phrase goes on over the ends of lines, in prose only; elsewhere the parts of one name are its phrase.
    if (zone !== 'prose' || word.stems.last === '') return;
    const previous = this.#previous;
    if (previous !== undefined) {
      const stem = `${previous.stems.last} ${word.stems.first}`;
      const pair = this.#bigrams.get(stem) ?? this.#addBigram(stem, `${previous.text} ${text}`);
      pair.occurrences.add('prose', at);
    }
    this.#previous = word;
  }

  /** All of them, once the code has been read. */
  terms(): readonly CodeTerm[] {
    for (const { text, stems, occurrences } of this.#words.values()) {
      const { weight } = occurrences;
      for (const { stem, form } of stems.stems) this.#addTerm(stem, form, weight, weight, occurrences);
      for (const pair of stems.bigrams)
        (this.#bigrams.get(pair) ?? this.#addBigram(pair, text)).occurrences.addAll(occurrences);
      for (const topic of occurrences.import > 0 ? libraryTopics(text) : [])
        for (const name of topic.split(' '))
          for (const { stem, form } of wordStems(name).stems)
            this.#addTerm(stem, form, topicWeight, topicWeight, occurrences);
    }
    this.#addName(this.#name, fileNameWeight);
    // One word is a folder's kind: `models`, `git`.
    for (const folder of this.#folders) if (phrasesIn(folder).length > 0) this.#addName(folder, folderWeight);
    return [...this.#terms.values(), ...this.#bigrams.values()];
  }

  #addTerm(stem: string, shown: string, weight: number, preferred: number, from?: Occurrences): void {
    let term = this.#terms.get(stem);
    if (term === undefined) {
      term = new CollectedTerm(stem, shown, preferred);
      this.#terms.set(stem, term);
    } else if (preferred > term.labelWeight) {
      term.label = shown;
      term.labelWeight = preferred;
    }
    term.weightSum += weight;
    if (from !== undefined) term.occurrences.push(from);
  }

  #addName(name: string, weight: number): void {
    for (const { stem, form } of stemsIn(name)) this.#addTerm(stem, form, weight, 0);
    for (const pair of phrasesIn(name))
      (this.#bigrams.get(pair) ?? this.#addBigram(pair, name)).isName = true;
  }

  #addBigram(stem: string, shown: string): CollectedBigram {
    const pair = new CollectedBigram(stem, shown);
    this.#bigrams.set(stem, pair);
    return pair;
  }
}

function stemsIn(name: string): readonly StemWithForm[] {
  return tokenize(name).flatMap(token => wordStems(token).stems);
}

/** Neighbouring words, two by two, whatever holds them together: `gaussian_splatting`, `GaussianSplatting`, `Gaussian Splatting`. */
function phrasesIn(name: string): readonly string[] {
  return [...titleBigrams(name), ...tokenize(name).flatMap(token => wordStems(token).bigrams)];
}
