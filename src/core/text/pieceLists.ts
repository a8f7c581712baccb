// What an index makes of each distinct piece of text: a list of numbers, such as those of its stems. Each is made when first asked for.
import { ensureCapacity } from '../base/ensureCapacity.ts';

export class PieceLists {
  readonly #make: (piece: number, add: (value: number) => void) => void;
  /** Indexed by piece: where its list starts, plus 1; 0 if it was not made. */
  #starts: Uint32Array = new Uint32Array(64);
  #counts: Uint32Array = new Uint32Array(64);
  #end = 0;
  /** The lists of all pieces. That of a piece is from `start(piece)` up to `end(piece)`. */
  values: Uint32Array = new Uint32Array(64);

  /** `make` adds the values of a piece. */
  constructor(make: (piece: number, add: (value: number) => void) => void) {
    this.#make = make;
  }

  /** Returns where the list of the piece starts in `values`, and makes it if need be. */
  start(piece: number): number {
    const start = piece < this.#starts.length ? (this.#starts[piece] ?? 0) : 0;
    return start === 0 ? this.#add(piece) : start - 1;
  }

  /** Returns where the list ends; `start` is called before. */
  end(piece: number): number {
    return (this.#starts[piece] ?? 1) - 1 + (this.#counts[piece] ?? 0);
  }

  clear(): void {
    this.#end = 0;
    this.#starts = new Uint32Array(64);
    this.#counts = new Uint32Array(64);
    this.values = new Uint32Array(64);
  }

  #add(piece: number): number {
    const start = this.#end;
    this.#make(piece, this.#addValue);
    this.#starts = ensureCapacity(this.#starts, piece);
    this.#counts = ensureCapacity(this.#counts, piece);
    this.#starts[piece] = start + 1;
    this.#counts[piece] = this.#end - start;
    return start;
  }

  readonly #addValue = (value: number): void => {
    if (this.#end >= this.values.length) this.values = ensureCapacity(this.values, this.#end);
    this.values[this.#end++] = value;
  };
}
