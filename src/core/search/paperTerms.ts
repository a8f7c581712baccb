// Finds the terms of a paper, in which field it has them and how often. Used by the inverted index.
import { ensureCapacity } from '../base/ensureCapacity.ts';
import type { Paper } from '../papers/paper.ts';
import { PaperPieces, type PieceReader } from '../papers/paperPieces.ts';
import type { PieceLists } from '../text/pieceLists.ts';
import { Vocabulary } from './vocabulary.ts';

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
  readonly reader?: PieceReader | undefined;
}

export class PaperTerms {
  readonly vocabulary: Vocabulary;
  readonly #options: PaperTermsOptions;
  readonly #reader: PieceReader;
  /** The terms of each piece, and then the number of words that it adds to the length of a text. */
  readonly #lists: PieceLists;
  readonly #nameLists: PieceLists;
  // Counts and terms of the paper read last. Reused, because a new Map per paper would be most of the garbage of
  // indexing.
  #counts: Uint8Array = new Uint8Array(1024);
  #terms: number[] = [];

  constructor(options: PaperTermsOptions, vocabulary = new Vocabulary()) {
    this.vocabulary = vocabulary;
    this.#options = options;
    this.#reader = options.reader ?? new PaperPieces().reader();
    const listsOf = (isName: boolean): PieceLists =>
      this.#reader.lists((tokens, add) => {
        let length = 0;
        for (const token of tokens) length += vocabulary.addToken(token, isName, add);
        add(length);
      });
    [this.#lists, this.#nameLists] = [listsOf(false), listsOf(true)];
  }

  /** Returns the same with another vocabulary. */
  with(vocabulary: Vocabulary): PaperTerms {
    return new PaperTerms(this.#options, vocabulary);
  }

  /** Returns the paper's terms and lengths, and leaves the count bits of each term's posting for `bits`. */
  read(paper: Paper, note: string): { terms: readonly number[]; titleLength: number; length: number } {
    const { themeTitles, titleWeight } = this.#options;
    for (const term of this.#terms) this.#counts[term] = 0;
    this.#terms = [];
    const { pieces } = this.#reader;
    const { numbers, titleEnd, end } = pieces.shown(paper);
    const titleLength = this.#count(numbers, 0, titleEnd, 1 << titleShift, inTitle);
    const abstractLength = this.#count(numbers, titleEnd, end, 1, inAbstract);
    // Neither note nor theme adds to the length: writing a note must not make a paper rank lower.
    this.#countText(note, 1, inAbstract);
    this.#countText(themeTitles.get(paper.theme) ?? '', 1, inAbstract);
    for (const author of paper.authors) this.#countText(author, inAuthors, inAuthors);
    return { terms: this.#terms, titleLength, length: titleLength * titleWeight + abstractLength };
  }

  /** Returns the count bits of a term of the paper read last. */
  bits(term: number): number {
    return this.#counts[term] ?? 0;
  }

  #countText(text: string, one: number, field: number): void {
    const { numbers, end } = this.#reader.pieces.ofText(text);
    this.#count(numbers, 0, end, one, field, field === inAuthors ? this.#nameLists : this.#lists);
  }

  /**
   * Adds `one` to the count of each term of the pieces for each occurrence, up to the maximum of `field`. Returns the number of words.
   */
  #count(
    numbers: readonly number[],
    from: number,
    to: number,
    one: number,
    field: number,
    lists = this.#lists,
  ): number {
    let words = 0;
    let counts: Uint8Array = this.#counts;
    for (let nth = from; nth < to; nth++) {
      const piece = numbers[nth] ?? 0;
      const start = lists.start(piece);
      const end = lists.end(piece) - 1;
      const { values } = lists;
      for (let at = start; at < end; at++) {
        const term = values[at] ?? 0;
        if (term >= counts.length) counts = this.#counts = ensureCapacity(counts, term);
        const count = counts[term] ?? 0;
        if (count === 0) this.#terms.push(term);
        if ((count & field) !== field) counts[term] = count + one;
      }
      words += values[end] ?? 0;
    }
    return words;
  }
}
