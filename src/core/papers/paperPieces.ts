// The texts of papers as numbers of their pieces. Search, related papers and themes read each paper from here, so that its text is
// split once. 73,209 papers take some 50 MB, which are given up as soon as all readers are done.
import { hashOfEnd, ShardedMap } from '../base/shardedMap.ts';
import { isPlainProse } from '../text/latex.ts';
import { PieceLists } from '../text/pieceLists.ts';
import { Pieces } from '../text/pieces.ts';
import { displayAbstract, displayTitle } from './displayText.ts';
import type { Paper } from './paper.ts';

type PaperText = Pick<Paper, 'title' | 'abstract'>;

/** The pieces of a paper, in a reused array: those of its title up to `titleEnd`, those of its abstract from there up to `end`. */
interface TextPieces {
  readonly numbers: readonly number[];
  readonly titleEnd: number;
  readonly end: number;
}

const chunkSize = 1 << 16;
/** Fewer are kept: the next change reads some of their papers again. */
const manyChunks = 16;
/** Numbers are kept in bytes of 7 bits, the lowest first; those of frequent pieces are low, because they turn up early. */
const byteBits = 7;
const goesOn = 1 << byteBits;
const lowBits = goesOn - 1;
const mostBytes = 5;

/** By the title alone: the abstract of a paper that is kept as bytes is decoded each time it is asked for. */
const placesOfPapers = (): ShardedMap<PaperText, number> =>
  new ShardedMap(({ title }) => title.length + hashOfEnd(title));

export class PaperPieces {
  #pieces = new Pieces();
  /** Where the pieces of each paper start: as shown and as written, which is one place for most. */
  #shown = placesOfPapers();
  #written = placesOfPapers();
  /** A paper stands in one chunk; a huge one gets a chunk of its own size. */
  #chunks: Uint8Array[] = [];
  /** Number of bytes used of the last chunk. */
  #used = 0;
  readonly #numbers: number[] = [];
  readonly #readers: PieceReader[] = [];

  /** Adds a reader. The pieces are kept until all readers are done with them. */
  reader(): PieceReader {
    const reader = new PieceReader(this, () => {
      if (this.#chunks.length <= manyChunks) return;
      reader.clear();
      if (this.#readers.every(({ isDone }) => isDone)) this.#clear();
    });
    this.#readers.push(reader);
    return reader;
  }

  /** Returns the pieces of the title and the abstract in Unicode; valid until the next call of any method. */
  shown(paper: PaperText): TextPieces {
    const at = this.#shown.get(paper);
    return at === undefined ? this.#add(paper, true) : this.#keptAt(at);
  }

  /** Returns those of the title and the abstract as the source has them, with TeX. */
  written(paper: PaperText): TextPieces {
    const at = this.#written.get(paper);
    return at === undefined ? this.#add(paper, false) : this.#keptAt(at);
  }

  /** Returns those of another text, which are not kept. */
  ofText(text: string): TextPieces {
    const end = this.#pieces.read(text, this.#numbers, 0);
    return { numbers: this.#numbers, titleEnd: end, end };
  }

  tokens(piece: number): readonly string[] {
    return this.#pieces.tokens(piece);
  }

  #add(paper: PaperText, isShown: boolean): TextPieces {
    if (!this.#shown.has(paper) && !this.#written.has(paper))
      for (const reader of this.#readers) reader.isDone = false;
    const { title, abstract } = paper;
    const isPlain = isPlainProse(title) && isPlainProse(abstract);
    const asWritten = isPlain || !isShown;
    const titleEnd = this.#pieces.read(asWritten ? title : displayTitle(paper), this.#numbers, 0);
    const end = this.#pieces.read(asWritten ? abstract : displayAbstract(paper), this.#numbers, titleEnd);
    const place = this.#reserve((end + 2) * mostBytes);
    if (isPlain || isShown) this.#shown.set(paper, place);
    if (asWritten) this.#written.set(paper, place);
    this.#write(titleEnd);
    this.#write(end);
    for (let nth = 0; nth < end; nth++) this.#write(this.#numbers[nth] ?? 0);
    return { numbers: this.#numbers, titleEnd, end };
  }

  /** Returns where so many bytes have place. */
  #reserve(bytes: number): number {
    if (this.#used + bytes > (this.#chunks.at(-1)?.length ?? 0) || this.#used >= chunkSize) {
      this.#chunks.push(new Uint8Array(Math.max(chunkSize, bytes)));
      this.#used = 0;
    }
    return (this.#chunks.length - 1) * chunkSize + this.#used;
  }

  #write(value: number): void {
    const chunk = this.#chunks[this.#chunks.length - 1];
    if (chunk === undefined) return;
    let rest = value;
    for (; rest >= goesOn; rest >>>= byteBits) chunk[this.#used++] = (rest & lowBits) | goesOn;
    chunk[this.#used++] = rest;
  }

  #keptAt(place: number): TextPieces {
    const chunk = this.#chunks[Math.floor(place / chunkSize)] ?? new Uint8Array(0);
    let at = place % chunkSize;
    const next = (): number => {
      let value = 0;
      for (let shift = 0; ; shift += byteBits) {
        const byte = chunk[at++] ?? 0;
        value |= (byte & lowBits) << shift;
        if (byte < goesOn) return value;
      }
    };
    const [titleEnd, end] = [next(), next()];
    for (let nth = 0; nth < end; nth++) this.#numbers[nth] = next();
    return { numbers: this.#numbers, titleEnd, end };
  }

  #clear(): void {
    this.#pieces = new Pieces();
    this.#shown = placesOfPapers();
    this.#written = placesOfPapers();
    [this.#chunks, this.#used] = [[], 0];
    for (const reader of this.#readers) reader.clear();
  }
}

/** One who reads the pieces of papers, with the lists that it makes of them. */
export class PieceReader {
  readonly pieces: PaperPieces;
  readonly #afterDone: () => void;
  /** Weak, because an index that is replaced takes its lists along. */
  readonly #lists: WeakRef<PieceLists>[] = [];
  /** Whether it needs no paper that was read since. */
  isDone = false;

  constructor(pieces: PaperPieces, afterDone: () => void) {
    this.pieces = pieces;
    this.#afterDone = afterDone;
  }

  /** Makes lists of numbers, one for each piece; `make` adds what it makes of the tokens of a piece. */
  lists(make: (tokens: readonly string[], add: (value: number) => void) => void): PieceLists {
    const lists = new PieceLists((piece, add) => {
      make(this.pieces.tokens(piece), add);
    });
    this.#lists.push(new WeakRef(lists));
    return lists;
  }

  /** Says that the reader is done with all papers that it needs now. */
  done(): void {
    this.isDone = true;
    this.#afterDone();
  }

  clear(): void {
    for (const lists of this.#lists) lists.deref()?.clear();
  }
}
