// Finds the terms of themes (words and phrases) in a paper. Used by the theme classifier.
import { NumberMap } from '../base/numberMap.ts';
import { titleWeight, type PaperStemmer, type PaperStems } from './paperStemmer.ts';

interface Term {
  readonly number: number;
  /** The stems after the first one. */
  readonly rest: readonly number[];
}

const noCounts: ReadonlyMap<number, number> = new Map();

export class TermMatcher {
  /** The terms by their first stem; most stems begin none. */
  readonly #byFirst = new NumberMap<readonly Term[]>();
  /** The owner of each term, indexed by term number. */
  readonly owners: readonly number[];

  /** `termsOf`: the terms of each owner. Ignores duplicates and terms without words (stop words, punctuation). */
  constructor(stemmer: PaperStemmer, termsOf: readonly (readonly string[])[]) {
    const owners: number[] = [];
    for (const [owner, terms] of termsOf.entries()) {
      const lines = new Map(terms.map(term => stemmer.stemsOf(term)).map(stems => [stems.join(' '), stems]));
      for (const [first, ...rest] of lines.values()) {
        if (first === undefined) continue;
        const term = { number: owners.push(owner) - 1, rest };
        this.#byFirst.set(first, [...(this.#byFirst.get(first) ?? []), term]);
      }
    }
    this.owners = owners;
  }

  /** Returns the weighted counts of the terms in the paper, by term number; the title counts `titleWeight`. */
  counts({ stems, titleEnd }: PaperStems): ReadonlyMap<number, number> {
    if (this.owners.length === 0) return noCounts;
    const counts = new Map<number, number>();
    this.#count(stems, 0, titleEnd, titleWeight, counts);
    this.#count(stems, titleEnd, stems.length, 1, counts);
    return counts;
  }

  #count(stems: Uint32Array, from: number, to: number, weight: number, counts: Map<number, number>): void {
    for (let at = from; at < to; at += 1) {
      const terms = this.#byFirst.get(stems[at] ?? 0);
      if (terms === undefined) continue;
      for (const { number, rest } of terms)
        if (at + rest.length < to && rest.every((stem, nth) => stems[at + 1 + nth] === stem))
          counts.set(number, (counts.get(number) ?? 0) + weight);
    }
  }
}
