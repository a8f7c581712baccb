// Numbers distinct strings from 0, in the order in which they are added. Keeps them as characters in one typed array: a
// Map of 700,000 strings takes four times the memory, every garbage collection walks it, and it cannot be read from a
// file.
import { textOf, type NumberArray, type NumberArrays } from './binaryFile.ts';
import { ensureCapacity } from './ensureCapacity.ts';
import { hash32 } from './hash32.ts';

/** Number of hash tables that share the strings, a power of two. A single table would block the host when it doubles. */
const shardBits = 6;
const firstSlots = 32;

/** What a table consists of, for a file. String n is `characters` from `ends[n - 1]` (0 for the first) to `ends[n]`. */
export interface StringTableContents {
  readonly characters: Uint16Array;
  readonly ends: Uint32Array;
  readonly hashes: Uint32Array;
  /** The slots of each shard, and its number of strings. */
  readonly shards: readonly Uint32Array[];
  readonly counts: Uint32Array;
}

/** Takes them in the order in which `arraysOf` has them. */
export function contentsFrom(arrays: NumberArrays): StringTableContents {
  const [characters, ends] = [arrays.uint16(), arrays.uint32()];
  const [hashes, counts] = [arrays.uint32(), arrays.uint32()];
  return { characters, ends, hashes, counts, shards: Array.from(counts, () => arrays.uint32()) };
}

export function arraysOf(contents: StringTableContents): readonly NumberArray[] {
  const { characters, ends, hashes, counts, shards } = contents;
  return [characters, ends, hashes, counts, ...shards];
}

export class StringTable {
  #characters: Uint16Array = new Uint16Array(1024);
  #ends: Uint32Array = new Uint32Array(256);
  #hashes: Uint32Array = new Uint32Array(256);
  #size = 0;
  /** Open addressing: the number of a string plus 1, or 0 for a free slot. */
  readonly #shards: Uint32Array[] = Array.from({ length: 1 << shardBits }, () => new Uint32Array(firstSlots));
  readonly #counts = new Uint32Array(1 << shardBits);

  /** Makes a table of the contents of another. Uses the arrays: nothing is copied until it grows. */
  static of({ characters, ends, hashes, shards, counts }: StringTableContents): StringTable {
    const table = new StringTable();
    [table.#characters, table.#ends, table.#hashes] = [characters, ends, hashes];
    table.#size = ends.length;
    table.#counts.set(counts);
    for (const [at, shard] of shards.entries()) table.#shards[at] = shard;
    return table;
  }

  get size(): number {
    return this.#size;
  }

  get(text: string, from = 0, to = text.length): number | undefined {
    const number = this.#find(text, from, to, hash32(text, from, to));
    return number === -1 ? undefined : number;
  }

  /** Returns the number of the text, or of its part, assigning the next one if it is new. A part is not copied to look for it. */
  getOrAdd(text: string, from = 0, to = text.length): number {
    const hash = hash32(text, from, to);
    const number = this.#find(text, from, to, hash);
    return number === -1 ? this.#add(text, from, to, hash) : number;
  }

  text(number: number): string {
    return textOf(this.#characters.subarray(this.#startOf(number), this.#ends[number] ?? 0));
  }

  /** Returns views of what the table consists of, valid until a string is added. */
  contents(): StringTableContents {
    return {
      characters: this.#characters.subarray(0, this.#startOf(this.#size)),
      ends: this.#ends.subarray(0, this.#size),
      hashes: this.#hashes.subarray(0, this.#size),
      ...{ shards: this.#shards, counts: this.#counts },
    };
  }

  #startOf(number: number): number {
    return number === 0 ? 0 : (this.#ends[number - 1] ?? 0);
  }

  /** Returns the number, or −1. */
  #find(text: string, from: number, to: number, hash: number): number {
    const shard = this.#shards[hash >>> (32 - shardBits)];
    if (shard === undefined) return -1;
    const mask = shard.length - 1;
    for (let slot = hash & mask; ; slot = (slot + 1) & mask) {
      const number = (shard[slot] ?? 0) - 1;
      if (number === -1) return -1;
      if (this.#hashes[number] === hash && this.#equals(number, text, from, to)) return number;
    }
  }

  #equals(number: number, text: string, from: number, to: number): boolean {
    const shift = this.#startOf(number) - from;
    if ((this.#ends[number] ?? 0) - shift !== to) return false;
    for (let at = from; at < to; at++) if (this.#characters[at + shift] !== text.charCodeAt(at)) return false;
    return true;
  }

  #add(text: string, from: number, to: number, hash: number): number {
    const number = this.#size++;
    const start = this.#startOf(number);
    const end = start + to - from;
    this.#characters = ensureCapacity(this.#characters, end);
    this.#ends = ensureCapacity(this.#ends, number);
    this.#hashes = ensureCapacity(this.#hashes, number);
    for (let at = from; at < to; at++) this.#characters[start + at - from] = text.charCodeAt(at);
    this.#ends[number] = end;
    this.#hashes[number] = hash;
    this.#link(number, hash);
    return number;
  }

  /** Enters a string into its shard, which stays at most half full. */
  #link(number: number, hash: number): void {
    const at = hash >>> (32 - shardBits);
    const count = (this.#counts[at] ?? 0) + 1;
    this.#counts[at] = count;
    let shard: Uint32Array = this.#shards[at] ?? new Uint32Array(firstSlots);
    if (count * 2 > shard.length) {
      const before = shard;
      shard = new Uint32Array(before.length * 2);
      this.#shards[at] = shard;
      for (const linked of before) if (linked !== 0) place(shard, linked, this.#hashes[linked - 1] ?? 0);
    }
    place(shard, number + 1, hash);
  }
}

function place(shard: Uint32Array, linked: number, hash: number): void {
  const mask = shard.length - 1;
  let slot = hash & mask;
  while (shard[slot] !== 0) slot = (slot + 1) & mask;
  shard[slot] = linked;
}
