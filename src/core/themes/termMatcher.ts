// Where the terms of themes, words and phrases, stand in a paper.
import { titleWeight, type PaperStemmer, type PaperStems } from './paperStemmer.ts';

interface Term {
  readonly number: number;
  /** The owner's place among those whose terms these are. */
  readonly owner: number;
  /** What follows its first stem. */
  readonly rest: readonly string[];
}

export class TermMatcher {
  readonly #byFirst = new Map<string, Term[]>();
  /** By number of term: its owner. */
  readonly owners: readonly number[];

  /** One list of terms an owner; a term given twice is one, and one without a word (stop words, punctuation) is none. */
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

  /** How often each of the terms that are there is, by number; one in the title counts as several in the abstract. */
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
