// Stores the postings list of each term as 32-bit numbers in a shared pool of fixed-size chunks.
// A list is a chain of slices that double in size (the in-memory postings of Lucene and Earlybird: Asadi & Lin,
// "Fast candidate generation for real-time tweet search", TOIS 2013). Adding a posting copies nothing and allocates at
// most one chunk. The last cell of a full slice holds the address of the next slice.
//
//   slice 0: [p p p →]   slice 1: [p p p p p p p →]   slice 2: [p p p … ]
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

  /** Upper bound of the numbers of terms. */
  get termCount(): number {
    return this.#count.length;
  }

  /** Returns the number of postings of the term. */
  count(term: number): number {
    return this.#count[term] ?? 0;
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

  /** Returns the postings of the term in the order added. The array is valid until the next call. */
  read(term: number): Uint32Array {
    const count = term < this.#count.length ? (this.#count[term] ?? 0) : 0;
    if (count > this.#buffer.length) this.#buffer = new Uint32Array(count * 2);
    let at = this.#head[term] ?? 0;
    for (let size = firstSlice, done = 0; done < count; size = Math.min(size * 2, lastSlice)) {
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

  /** Returns views of all that a file keeps; valid until a posting is added. */
  stored(): readonly NumberArray[] {
    const terms = [this.#count, this.#head, this.#tail, this.#room, this.#slice];
    return [Uint32Array.of(this.#free, this.#chunks.length), ...terms, ...this.#chunks];
  }

  /** Makes it of what a file kept, in slices. Uses the arrays: the file is in memory for this alone. */
  static async restore(arrays: NumberArrays, clock: Clock): Promise<Postings> {
    const postings = new Postings();
    const [free = 0, chunks = 0] = arrays.uint32();
    postings.#free = free;
    postings.#count = arrays.uint32();
    postings.#head = arrays.uint32();
    postings.#tail = arrays.uint32();
    postings.#room = arrays.uint16();
    postings.#slice = arrays.uint16();
    await countInSlices(chunks, clock, () => {
      postings.#chunks.push(arrays.uint32());
    });
    return postings;
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
