// Finds the terms of themes (words and phrases) in a paper. Used by the theme classifier.
import { titleWeight, type PaperStemmer, type PaperStems } from './paperStemmer.ts';

interface Term {
  readonly number: number;
  /** Index of the theme that the term belongs to. */
  readonly owner: number;
  /** The stems after the first one. */
  readonly rest: readonly string[];
}

export class TermMatcher {
  readonly #byFirst = new Map<string, Term[]>();
  /** The owner of each term, indexed by term number. */
  readonly owners: readonly number[];

  /** `termsOf`: the terms of each owner. Ignores duplicates and terms without words (stop words, punctuation). */
  constructor(stemmer: PaperStemmer, termsOf: readonly (readonly string[])[]) {
    const owners: number[] = [];
    for (const [owner, terms] of termsOf.entries()) {
      const lines = new Set(terms.map(term => stemmer.stems(term).join(' ')));
      for (const line of lines) {
        const [first = '', ...rest] = line.split(' ');
        if (first === '') continue;
        const term = { number: owners.push(owner) - 1, owner, rest };
        const others = this.#byFirst.get(first);
        if (others === undefined) this.#byFirst.set(first, [term]);
        else others.push(term);
      }
    }
    this.owners = owners;
  }

  /** Returns the weighted counts of the terms in the paper, by term number; the title counts `titleWeight`. */
  counts({ title, abstract }: PaperStems): Map<number, number> {
    const counts = new Map<number, number>();
    this.#count(title, titleWeight, counts);
    this.#count(abstract, 1, counts);
    return counts;
  }

  #count(stems: readonly string[], weight: number, counts: Map<number, number>): void {
    for (let at = 0; at < stems.length; at += 1)
      for (const { number, rest } of this.#byFirst.get(stems[at] ?? '') ?? [])
        if (rest.every((stem, nth) => stems[at + 1 + nth] === stem))
          counts.set(number, (counts.get(number) ?? 0) + weight);
  }
}
