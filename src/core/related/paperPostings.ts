// Builds the postings of the related-papers engine: which papers have which stems and how often, in typed arrays that
// are built once all papers are added.
import { displayAbstract, displayTitle } from '../papers/displayText.ts';
import type { Paper, PaperId } from '../papers/paper.ts';
import { tokenize } from '../text/tokenizer.ts';
import { initialisms } from './initialisms.ts';
import { introducedNames } from './introducedNames.ts';
import { titleBigrams, wordStems } from './wordStems.ts';

/** An occurrence in the title counts as much as this many in the abstract. */
const titleWeight = 3;

/** An occurrence in the paper's code terms counts as much as this many in the abstract. */
const codeTermWeight = 3;

/** Prefix of the stem of an introduced name, which is a separate term from the same word elsewhere. */
export const namePrefix = '=';
/** Prefix of the stem of an initialism whose words the paper spells out. */
export const initialismPrefix = '~';

/** Returns the stem without the prefix of a name or an initialism. */
export function plainStem(stem: string): string {
  return stem.startsWith(namePrefix) || stem.startsWith(initialismPrefix) ? stem.slice(1) : stem;
}

export class PaperPostings {
  readonly ids: PaperId[] = [];
  /** Weighted number of stems of each paper, the document length of BM25. */
  readonly lengths: number[] = [];
  readonly #stemNumbers = new Map<string, number>();
  readonly stems: string[] = [];
  /** The stems of each paper, packed: the number of the stem, and its count (at most 255) in the low byte. */
  readonly #documents: Uint32Array[] = [];
  readonly #numbers = new Map<PaperId, number>();
  readonly #documentCounts: number[] = [];
  /** Numbers of papers that have the stem as an identifier among their code terms alone: `n_heads`. */
  readonly #identifierCounts: number[] = [];
  readonly #keys = new Map<number, readonly number[]>();
  #starts = new Uint32Array(1);
  /** The papers of stem n, and its count in each: elements from `postingsStart(n)` up to `postingsStart(n + 1)`. */
  papers = new Uint32Array(0);
  counts = new Uint8Array(0);

  add(paper: Paper): void {
    if (this.#numbers.has(paper.id)) return;
    const counts = new Map<number, number>();
    let length = 0;
    const add = (stem: string, weight: number): void => {
      const number = this.#numberOf(stem);
      counts.set(number, (counts.get(number) ?? 0) + weight);
    };
    const count = (text: string, weight: number): void => {
      for (const token of tokenize(text))
        for (const { stem } of wordStems(token).stems) {
          add(stem, weight);
          length += weight;
        }
    };
    const text = { title: displayTitle(paper), abstract: displayAbstract(paper) };
    count(text.title, titleWeight);
    count(text.abstract, 1);
    const { codeTerms = [] } = paper;
    for (const identifier of new Set(codeTerms.filter(term => term.includes('_')).flatMap(keyStems))) {
      const number = this.#numberOf(identifier);
      if (!counts.has(number)) this.#identifierCounts[number] = (this.#identifierCounts[number] ?? 0) + 1;
    }
    for (const term of codeTerms) count(term, codeTermWeight);
    for (const name of [text.title, ...codeTerms]) for (const pair of titleBigrams(name)) add(pair, 1);
    // A paper that writes the initialism itself has it as a word.
    const unwritten = [...initialisms(text)].filter(each => !counts.has(this.stemNumber(each) ?? -1));
    const names = [
      ...[...introducedNames(text)].map(name => namePrefix + name),
      ...unwritten.map(each => initialismPrefix + each),
    ];
    for (const name of names) add(name, 1);
    if (paper.codeTerms !== undefined) {
      const keys = new Set([...codeTerms.flatMap(keyStems), ...names]);
      this.#keys.set(
        this.ids.length,
        Array.from(keys, key => this.#numberOf(key)),
      );
    }
    for (const stem of counts.keys()) this.#documentCounts[stem] = (this.#documentCounts[stem] ?? 0) + 1;
    this.#numbers.set(paper.id, this.ids.length);
    this.ids.push(paper.id);
    this.lengths.push(length);
    this.#documents.push(Uint32Array.from(counts, ([stem, count]) => stem * 256 + Math.min(255, count)));
  }

  /** Starts building the postings. The caller runs one step per paper, in order, and can divide them into slices. */
  buildPostings(): { readonly steps: number; readonly step: (at: number) => void } {
    const starts = new Uint32Array(this.stems.length + 1);
    let total = 0;
    for (const [stem, count] of this.#documentCounts.entries()) {
      starts[stem] = total;
      total += count;
    }
    starts[this.stems.length] = total;
    const [papers, counts, next] = [new Uint32Array(total), new Uint8Array(total), starts.slice()];
    return {
      steps: this.#documents.length,
      step: at => {
        for (const packed of this.#documents[at] ?? []) {
          const stem = packed >>> 8;
          const place = next[stem] ?? 0;
          papers[place] = at;
          counts[place] = packed & 255;
          next[stem] = place + 1;
        }
        if (at === this.#documents.length - 1)
          [this.#starts, this.papers, this.counts] = [starts, papers, counts];
      },
    };
  }

  stemNumber(stem: string): number | undefined {
    return this.#stemNumbers.get(stem);
  }

  paperNumber(id: PaperId): number | undefined {
    return this.#numbers.get(id);
  }

  /** Returns the weighted count of each stem in the paper. */
  stemsIn(paper: number): Map<number, number> {
    return new Map(Array.from(this.#documents[paper] ?? [], packed => [packed >>> 8, packed & 255]));
  }

  forEachStem(paper: number, each: (stem: number, times: number) => void): void {
    for (const packed of this.#documents[paper] ?? []) each(packed >>> 8, packed & 255);
  }

  /**
   * Returns the names and code terms of a paper that is known by its title and code terms alone, or undefined for any
   * other. Code that shares mere words of such a title has nothing to do with it.
   */
  keysOf(paper: number): readonly number[] | undefined {
    return this.#keys.get(paper);
  }

  documentFrequency(stem: number): number {
    return this.#documentCounts[stem] ?? 0;
  }

  /** Returns the number of papers that have the stem as a word. */
  wordFrequency(stem: number): number {
    return this.documentFrequency(stem) - (this.#identifierCounts[stem] ?? 0);
  }

  postingsStart(stem: number): number {
    return this.#starts[stem] ?? 0;
  }

  #numberOf(stem: string): number {
    let number = this.#stemNumbers.get(stem);
    if (number === undefined) {
      number = this.stems.length;
      this.stems.push(stem);
      this.#stemNumbers.set(stem, number);
    }
    return number;
  }
}

/** Returns the bigrams of a phrase, or the stem of a single word. */
function keyStems(term: string): string[] {
  const bigrams = [...titleBigrams(term)];
  if (bigrams.length > 0) return bigrams;
  return tokenize(term).flatMap(token => wordStems(token).stems.at(-1)?.stem ?? []);
}
