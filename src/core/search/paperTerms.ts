// Finds the terms of a paper, in which field it has them and how often. Used by the inverted index.
import { ensureCapacity } from '../base/ensureCapacity.ts';
import { displayAbstract, displayTitle } from '../papers/displayText.ts';
import type { Paper } from '../papers/paper.ts';
import { tokenize } from '../text/tokenizer.ts';
import type { Vocabulary } from './vocabulary.ts';

// Bits of a posting: 24 for the slot, then the capped counts of the term in authors (0 to 1), title (0 to 3) and
// abstract (0 to 31).
export const slotShift = 8;
export const inAuthors = 0x80;
export const titleShift = 5;
export const inTitle = 3 << titleShift;
export const inAbstract = 31;

interface PaperTermsOptions {
  readonly themeTitles: ReadonlyMap<string, string>;
  readonly titleWeight: number;
}

export class PaperTerms {
  readonly vocabulary: Vocabulary;
  readonly #options: PaperTermsOptions;
  // Counts and terms of the paper read last. Reused, because a new Map per paper would be most of the garbage of
  // indexing.
  #counts: Uint8Array = new Uint8Array(1024);
  #terms: number[] = [];

  constructor(vocabulary: Vocabulary, options: PaperTermsOptions) {
    this.vocabulary = vocabulary;
    this.#options = options;
  }

  /** Returns the same with another vocabulary. */
  with(vocabulary: Vocabulary): PaperTerms {
    return new PaperTerms(vocabulary, this.#options);
  }

  /** Returns the paper's terms and lengths, and leaves the count bits of each term's posting for `bits`. */
  read(paper: Paper, note: string): { terms: readonly number[]; titleLength: number; length: number } {
    const { themeTitles, titleWeight } = this.#options;
    for (const term of this.#terms) this.#counts[term] = 0;
    this.#terms = [];
    const titleLength = this.#count(displayTitle(paper), 1 << titleShift, inTitle);
    const abstractLength = this.#count(displayAbstract(paper), 1, inAbstract);
    // Neither note nor theme adds to the length: writing a note must not make a paper rank lower.
    this.#count(note, 1, inAbstract);
    this.#count(themeTitles.get(paper.theme) ?? '', 1, inAbstract);
    for (const author of paper.authors) this.#count(author, inAuthors, inAuthors);
    return { terms: this.#terms, titleLength, length: titleLength * titleWeight + abstractLength };
  }

  /** Returns the count bits of a term of the paper read last. */
  bits(term: number): number {
    return this.#counts[term] ?? 0;
  }

  /** Adds `one` to a term's count for each occurrence, up to the maximum of `field`. Returns the number of words. */
  #count(text: string, one: number, field: number): number {
    let words = 0;
    let counts: Uint8Array = this.#counts;
    for (const token of tokenize(text)) {
      const { terms, count: termCount, length } = this.vocabulary.addToken(token, field === inAuthors);
      words += length;
      for (let at = 0; at < termCount; at++) {
        const term = terms[at] ?? 0;
        if (term >= counts.length) counts = this.#counts = ensureCapacity(counts, term);
        const count = counts[term] ?? 0;
        if (count === 0) this.#terms.push(term);
        if ((count & field) !== field) counts[term] = count + one;
      }
    }
    return words;
  }
}
