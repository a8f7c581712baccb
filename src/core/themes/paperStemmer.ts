// Stems the title and abstract of a paper, in order or counted, as numbers. Used by themes and clusters.
import { ensureCapacity } from '../base/ensureCapacity.ts';
import { StringTable } from '../base/stringTable.ts';
import type { Paper } from '../papers/paper.ts';
import { PaperPieces, type PieceReader } from '../papers/paperPieces.ts';
import type { PieceLists } from '../text/pieceLists.ts';
import { stem } from '../text/stem.ts';
import { isStopWord } from '../text/stopWords.ts';
import { exactWords, tokenize } from '../text/tokenizer.ts';

/** An occurrence in the title counts as much as this many in the abstract. */
export const titleWeight = 3;

/** The stems of a paper in order, without stop words: those of the title up to `titleEnd`, then those of the abstract. */
export interface PaperStems {
  readonly stems: Uint32Array;
  readonly titleEnd: number;
}

/** The distinct stems of a paper in order, and the weighted count of each. */
export interface StemCounts {
  readonly stems: Uint32Array;
  readonly counts: Uint32Array;
}

export class PaperStemmer {
  readonly reader: PieceReader;
  readonly #table = new StringTable();
  /** The stems of each piece. */
  readonly #lists: PieceLists;
  // The results, reused; and the counts by stem, which are 0 between two calls.
  #stems: Uint32Array = new Uint32Array(256);
  #distinct: Uint32Array = new Uint32Array(256);
  #distinctCounts: Uint32Array = new Uint32Array(256);
  #counts: Uint32Array = new Uint32Array(1024);

  constructor(reader = new PaperPieces().reader()) {
    this.reader = reader;
    this.#lists = reader.lists((tokens, add) => {
      for (const token of tokens) for (const each of this.#ofToken(token)) add(each);
    });
  }

  /** Returns the stems of a paper, valid until the next call. */
  ofPaper(paper: Pick<Paper, 'title' | 'abstract'>): PaperStems {
    const { numbers, titleEnd, end } = this.reader.pieces.written(paper);
    const title = this.#read(numbers, 0, titleEnd, 0);
    return { titleEnd: title, stems: this.#stems.subarray(0, this.#read(numbers, titleEnd, end, title)) };
  }

  /** Returns the stems of a text. Splits compounds into parts, so that `self-supervised` equals `self supervised`. */
  stemsOf(text: string): readonly number[] {
    return tokenize(text).flatMap(token => this.#ofToken(token));
  }

  /** Returns the weighted count of each stem, valid until the next call; an occurrence in the title counts `titleWeight`. */
  count({ stems, titleEnd }: PaperStems): StemCounts {
    this.#counts = ensureCapacity(this.#counts, this.#table.size);
    this.#distinct = ensureCapacity(this.#distinct, stems.length);
    this.#distinctCounts = ensureCapacity(this.#distinctCounts, stems.length);
    let size = 0;
    for (let at = 0; at < stems.length; at++) {
      const each = stems[at] ?? 0;
      const count = this.#counts[each] ?? 0;
      if (count === 0) this.#distinct[size++] = each;
      this.#counts[each] = count + (at < titleEnd ? titleWeight : 1);
    }
    for (let at = 0; at < size; at++) {
      const each = this.#distinct[at] ?? 0;
      this.#distinctCounts[at] = this.#counts[each] ?? 0;
      this.#counts[each] = 0;
    }
    return { stems: this.#distinct.subarray(0, size), counts: this.#distinctCounts.subarray(0, size) };
  }

  /** Returns the number of a stem. */
  numberOf(stemmed: string): number {
    return this.#table.getOrAdd(stemmed);
  }

  /** Returns the stem with this number. */
  text(number: number): string {
    return this.#table.text(number);
  }

  #read(numbers: readonly number[], from: number, to: number, start: number): number {
    let size = start;
    for (let nth = from; nth < to; nth++) {
      const piece = numbers[nth] ?? 0;
      const first = this.#lists.start(piece);
      const end = this.#lists.end(piece);
      this.#stems = ensureCapacity(this.#stems, size + end - first);
      for (let at = first; at < end; at++) this.#stems[size++] = this.#lists.values[at] ?? 0;
    }
    return size;
  }

  #ofToken(token: string): readonly number[] {
    return exactWords(token)
      .filter(({ text, from, to }) => to - from === 1 && !isStopWord(text))
      .map(({ text }) => this.#table.getOrAdd(stem(text)));
  }
}
