// Finds the stems of papers, the terms by which the related-papers engine finds them.
import { ensureCapacity } from '../base/ensureCapacity.ts';
import type { StringTable } from '../base/stringTable.ts';
import { displayAbstract, displayTitle } from '../papers/displayText.ts';
import type { Paper } from '../papers/paper.ts';
import type { PieceReader } from '../papers/paperPieces.ts';
import type { PieceLists } from '../text/pieceLists.ts';
import { tokenize } from '../text/tokenizer.ts';
import { initialisms } from './initialisms.ts';
import { introducedNames } from './introducedNames.ts';
import { analyseWord, titleBigrams, wordStems } from './wordStems.ts';

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

/** Numbers of stems of a paper that has code terms. */
export interface CodeKeys {
  /** Its names and code terms. Code that shares mere words of the title has nothing to do with the paper. */
  readonly keys: readonly number[];
  /** Identifiers that it has among its code terms alone: `n_heads`. */
  readonly identifiers: readonly number[];
}

interface PaperAnalysis {
  /** The stems packed: the number of the stem, and its weighted count (at most 255) in the low byte. Valid until the next analysis. */
  readonly packed: Uint32Array;
  /** Weighted number of stems, the document length of BM25. */
  readonly length: number;
  readonly codeKeys?: CodeKeys;
}

type Stems = Pick<StringTable, 'get' | 'getOrAdd' | 'size' | 'text'>;

export class PaperAnalyser {
  readonly #stems: Stems;
  readonly #reader: PieceReader;
  /** The stems of each piece, and the first and last stem of each of its tokens. */
  readonly #stemLists: PieceLists;
  readonly #edgeLists: PieceLists;
  /** The weighted counts of the paper that is analysed, by stem; its distinct stems in order; their number. Reused. */
  #counts: Uint32Array = new Uint32Array(1024);
  #distinct: Uint32Array = new Uint32Array(256);
  #size = 0;

  /** Adds the stems of papers to `stems`, which numbers them. */
  constructor(stems: Stems, reader: PieceReader) {
    this.#stems = stems;
    this.#reader = reader;
    this.#stemLists = reader.lists((tokens, add) => {
      for (const token of tokens) for (const { stem } of analyseWord(token).stems) add(stems.getOrAdd(stem));
    });
    this.#edgeLists = reader.lists((tokens, add) => {
      for (const { first, last } of tokens.map(analyseWord))
        if (last !== '') for (const stem of [first, last]) add(stems.getOrAdd(stem));
    });
  }

  analyse(paper: Paper): PaperAnalysis {
    this.#size = 0;
    const { numbers, titleEnd, end } = this.#reader.pieces.shown(paper);
    let length = titleWeight * this.#addPieces(numbers, 0, titleEnd, titleWeight);
    const bigrams = this.#bigrams(numbers, titleEnd);
    length += this.#addPieces(numbers, titleEnd, end, 1);
    const text = { title: displayTitle(paper), abstract: displayAbstract(paper) };
    const { codeTerms = [] } = paper;
    const identifiers = [...new Set(codeTerms.filter(term => term.includes('_')).flatMap(keyStems))]
      .map(stem => this.#stems.getOrAdd(stem))
      .filter(stem => !this.#has(stem));
    for (const term of codeTerms) {
      const read = this.#reader.pieces.ofText(term);
      length += codeTermWeight * this.#addPieces(read.numbers, 0, read.end, codeTermWeight);
    }
    for (const bigram of bigrams) this.#add(this.#stems.getOrAdd(bigram), 1);
    for (const term of codeTerms)
      for (const pair of titleBigrams(term)) this.#add(this.#stems.getOrAdd(pair), 1);
    const introduced = [...introducedNames(text)];
    // Code spells it as one word: `sam2` for "SAM 2", `florence2` for "Florence-2", `barlowtwins`.
    for (const name of introduced.filter(each => !this.#hasText(each)))
      this.#add(this.#stems.getOrAdd(name), titleWeight);
    const names = [
      ...introduced.map(name => namePrefix + name),
      // A paper that writes the initialism itself has it as a word.
      ...[...initialisms(text)].filter(each => !this.#hasText(each)).map(each => initialismPrefix + each),
    ];
    for (const name of names) this.#add(this.#stems.getOrAdd(name), 1);
    const packed = this.#pack();
    if (paper.codeTerms === undefined) return { packed, length };
    const keys = Array.from(new Set([...codeTerms.flatMap(keyStems), ...names]), name =>
      this.#stems.getOrAdd(name),
    );
    return { packed, length, codeKeys: { keys, identifiers } };
  }

  /** Adds the stems of pieces with this weight each. Returns their number. */
  #addPieces(numbers: readonly number[], from: number, to: number, weight: number): number {
    const lists = this.#stemLists;
    let count = 0;
    for (let nth = from; nth < to; nth++) {
      const piece = numbers[nth] ?? 0;
      const start = lists.start(piece);
      const end = lists.end(piece);
      for (let at = start; at < end; at++) this.#add(lists.values[at] ?? 0, weight);
      count += end - start;
    }
    return count;
  }

  #add(stem: number, weight: number): void {
    if (stem >= this.#counts.length) this.#counts = ensureCapacity(this.#counts, stem);
    const count = this.#counts[stem] ?? 0;
    if (count === 0) {
      if (this.#size >= this.#distinct.length) this.#distinct = ensureCapacity(this.#distinct, this.#size);
      this.#distinct[this.#size++] = stem;
    }
    this.#counts[stem] = count + weight;
  }

  #has(stem: number): boolean {
    return (this.#counts[stem] ?? 0) > 0;
  }

  #hasText(stem: string): boolean {
    return this.#has(this.#stems.get(stem) ?? -1);
  }

  /** Returns the distinct bigrams of the title: `titleBigrams` of its pieces. */
  #bigrams(numbers: readonly number[], titleEnd: number): Set<string> {
    const pairs = new Set<string>();
    let previous = '';
    for (let nth = 0; nth < titleEnd; nth++) {
      const piece = numbers[nth] ?? 0;
      const start = this.#edgeLists.start(piece);
      for (let at = start; at < this.#edgeLists.end(piece); at += 2) {
        const [first = 0, last = 0] = [this.#edgeLists.values[at], this.#edgeLists.values[at + 1]];
        const text = this.#stems.text(first);
        if (previous !== '') pairs.add(`${previous} ${text}`);
        previous = first === last ? text : this.#stems.text(last);
      }
    }
    return pairs;
  }

  /** Packs the stems in place and forgets the counts. */
  #pack(): Uint32Array {
    for (let at = 0; at < this.#size; at++) {
      const stem = this.#distinct[at] ?? 0;
      this.#distinct[at] = stem * 256 + Math.min(255, this.#counts[stem] ?? 0);
      this.#counts[stem] = 0;
    }
    return this.#distinct.subarray(0, this.#size);
  }
}

/** Returns the bigrams of a phrase, or the stem of a single word. */
function keyStems(term: string): string[] {
  const bigrams = [...titleBigrams(term)];
  if (bigrams.length > 0) return bigrams;
  return tokenize(term).flatMap(token => wordStems(token).stems.at(-1)?.stem ?? []);
}
