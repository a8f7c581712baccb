// Stores the postings list of each term as 32-bit numbers in a shared pool of fixed-size chunks.
// A list is a chain of slices that double in size (the in-memory postings of Lucene and Earlybird: Asadi & Lin,
// "Fast candidate generation for real-time tweet search", TOIS 2013). Adding a posting copies nothing and allocates at
// most one chunk. The last cell of a full slice holds the address of the next slice.
//
//   slice 0: [p p p →]   slice 1: [p p p p p p p →]   slice 2: [p p p … ]
//
// A file has each list in one piece. Its lists come first and stay where they lie; what is added later forms chains.
import type { NumberArray, NumberArrays } from '../base/binaryFile.ts';
import { ensureCapacity } from '../base/ensureCapacity.ts';
import type { Clock } from '../base/ports.ts';
import { countInSlices } from '../base/slices.ts';

const chunkBits = 15;
const chunkSize = 1 << chunkBits;
const inChunk = chunkSize - 1;
const firstSlice = 4;
const lastSlice = 4096;

export class Postings {
  readonly #chunks: Uint32Array[] = [];
  #free = 0;
  #count: Uint32Array = new Uint32Array(1024);
  #head: Uint32Array = new Uint32Array(1024);
  #tail: Uint32Array = new Uint32Array(1024);
  /** Number of free cells in the last slice of each term, not counting the cell for the link. */
  #room: Uint16Array = new Uint16Array(1024);
  #slice: Uint16Array = new Uint16Array(1024);
  #buffer = new Uint32Array(1024);
  /** The lists of a file, and where that of each term ends. */
  #kept: Uint32Array = new Uint32Array(0);
  #keptEnds: Uint32Array = new Uint32Array(0);

  /** Upper bound of the numbers of terms. */
  get termCount(): number {
    return Math.max(this.#count.length, this.#keptEnds.length);
  }

  /** Returns the number of postings of the term. */
  count(term: number): number {
    return (this.#keptEnds[term] ?? 0) - this.#keptStart(term) + (this.#count[term] ?? 0);
  }

  /** Appends a posting to the term's list. Terms are consecutive integers from 0. */
  add(term: number, posting: number): void {
    if (term >= this.#count.length) this.#growTerms(term);
    if (this.#room[term] === 0) this.#openSlice(term);
    const at = this.#tail[term] ?? 0;
    this.#write(at, posting);
    this.#tail[term] = at + 1;
    this.#room[term] = (this.#room[term] ?? 0) - 1;
    this.#count[term] = (this.#count[term] ?? 0) + 1;
  }

  /** Returns the postings of the term in the order added. The array is valid until the next call, and is not changed. */
  read(term: number): Uint32Array {
    const kept = this.#kept.subarray(this.#keptStart(term), this.#keptEnds[term] ?? 0);
    const added = this.#count[term] ?? 0;
    if (added === 0) return kept;
    const count = kept.length + added;
    if (count > this.#buffer.length) this.#buffer = new Uint32Array(count * 2);
    this.#buffer.set(kept);
    let at = this.#head[term] ?? 0;
    for (let size = firstSlice, done = kept.length; done < count; size = Math.min(size * 2, lastSlice)) {
      const cells = Math.min(size - 1, count - done);
      const chunk = this.#chunks[at >>> chunkBits];
      const start = at & inChunk;
      if (chunk === undefined) break;
      this.#buffer.set(chunk.subarray(start, start + cells), done);
      done += cells;
      at = chunk[start + size - 1] ?? 0;
    }
    return this.#buffer.subarray(0, count);
  }

  /** Resolves with all that a file keeps, in slices. Nothing may be added meanwhile. */
  async stored(clock: Clock): Promise<readonly NumberArray[]> {
    const ends = new Uint32Array(this.termCount);
    let end = 0;
    await countInSlices(ends.length, clock, term => {
      ends[term] = end += this.count(term);
    });
    const lists = new Uint32Array(end);
    await countInSlices(ends.length, clock, term => {
      const list = this.read(term);
      lists.set(list, (ends[term] ?? 0) - list.length);
    });
    return [ends, lists];
  }

  /** Makes it of what a file kept. Uses the arrays: the file is in memory for this alone. */
  static restore(arrays: NumberArrays): Postings {
    const postings = new Postings();
    [postings.#keptEnds, postings.#kept] = [arrays.uint32(), arrays.uint32()];
    return postings;
  }

  /** Returns where the term's list of the file starts; where it ends if the file has none. */
  #keptStart(term: number): number {
    return Math.min(this.#keptEnds[term] ?? 0, this.#keptEnds[term - 1] ?? 0);
  }

  #openSlice(term: number): void {
    const before = this.#slice[term] ?? 0;
    const size = before === 0 ? firstSlice : Math.min(before * 2, lastSlice);
    // A slice never spans two chunks.
    if ((this.#free & inChunk) + size > chunkSize) this.#free = (this.#free | inChunk) + 1;
    if (this.#free >>> chunkBits >= this.#chunks.length) this.#chunks.push(new Uint32Array(chunkSize));
    if (before === 0) this.#head[term] = this.#free;
    else this.#write(this.#tail[term] ?? 0, this.#free);
    this.#tail[term] = this.#free;
    this.#slice[term] = size;
    this.#room[term] = size - 1;
    this.#free += size;
  }

  #write(address: number, value: number): void {
    const chunk = this.#chunks[address >>> chunkBits];
    if (chunk !== undefined) chunk[address & inChunk] = value;
  }

  #growTerms(term: number): void {
    this.#count = ensureCapacity(this.#count, term);
    this.#head = ensureCapacity(this.#head, term);
    this.#tail = ensureCapacity(this.#tail, term);
    this.#room = ensureCapacity(this.#room, term);
    this.#slice = ensureCapacity(this.#slice, term);
  }
}
