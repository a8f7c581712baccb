// Collects the terms of one file with their weights and lines. Used by `extractCodeTerms`.
import { tokenize } from '../text/tokenizer.ts';
import { withoutBuildingBlocks } from './buildingBlocks.ts';
import type { Code, CodeTerm } from './code.ts';
import { libraryTopics } from './libraryTopics.ts';
import type { Zone } from './lineClassifier.ts';
import { Occurrences } from './occurrences.ts';
import { titleBigrams, wordStems, type StemWithForm, type WordStems } from './wordStems.ts';

/** Weight of each word of the file name: as much as two definitions. */
const fileNameWeight = 6;
/** Weight of each word of a folder name with several words. */
const folderWeight = 2;
/** Weight of a bigram in the name of the file or a folder, which tells what the file is for: `gaussian_splatting`. */
const phraseWeight = 50;
/** Maximum number of folder names; folders further up contain too many other things. */
const maxFolders = 3;
/** Weight of each word of a library topic; low, because a topic is only a guess about the file. */
const topicWeight = 1;

interface Word {
  readonly text: string;
  readonly stems: WordStems;
  readonly occurrences: Occurrences;
}

/** The term of a stem. Computes weight and lines on demand, because the lines of most terms are never requested. */
class CollectedTerm implements CodeTerm {
  readonly stem: string;
  label: string;
  readonly occurrences: Occurrences[] = [];
  weightSum = 0;
  /** Weight of the word that gave `label`; the heaviest word with the stem gives the label. */
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

  get inProse(): boolean {
    return this.occurrences.some(({ prose }) => prose > 0);
  }

  get lines(): readonly number[] {
    return (this.#lines ??= Occurrences.lines(this.occurrences));
  }
}

/** The term of two neighbouring words; its `stem` has both stems. */
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
  /** Stems and bigrams of the file name, which count even if they are building blocks. */
  readonly #own: ReadonlySet<string>;
  readonly #words = new Map<string, Word>();
  readonly #terms = new Map<string, CollectedTerm>();
  readonly #bigrams = new Map<string, CollectedBigram>();
  /** The last word of prose that is not a stop word. */
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
    // Only in prose do neighbouring words form bigrams, also across lines; elsewhere only the parts of one name do.
    if (zone !== 'prose' || word.stems.last === '') return;
    const previous = this.#previous;
    if (previous !== undefined) {
      const stem = `${previous.stems.last} ${word.stems.first}`;
      const pair = this.#bigrams.get(stem) ?? this.#addBigram(stem, `${previous.text} ${text}`);
      pair.occurrences.add('prose', at);
    }
    this.#previous = word;
  }

  /** Returns all terms; called after the last `add`. */
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
    // A folder name of one word only tells the kind of folder: `models`, `git`.
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

/** Returns the bigrams of a name in any notation: `gaussian_splatting`, `GaussianSplatting`, `Gaussian Splatting`. */
function phrasesIn(name: string): readonly string[] {
  return [...titleBigrams(name), ...tokenize(name).flatMap(token => wordStems(token).bigrams)];
}
