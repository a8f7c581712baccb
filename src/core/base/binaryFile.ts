// Arrays of numbers in one file: a header, the arrays, and a checksum of all of it. For what is computed and can be
// computed again, so a file that is not exactly as it was written counts as absent.
//
//   Uint32: magic, byte order, kind, build, number of arrays, checksum, checksum, 0
//   for each array, Uint32: type, length in bytes
//   the arrays, each from a multiple of 8 bytes
import { hash32 } from './hash32.ts';
import type { Clock } from './ports.ts';
import { countInSlices } from './slices.ts';

export type NumberArray = Uint8Array | Uint16Array | Uint32Array | Float32Array | Float64Array;

interface BinaryFormat {
  /** What the file holds. */
  readonly kind: string;
  /** The build of Paperside that wrote it: another may compute something else from the same papers. */
  readonly build: string;
}

const magic = 0x50_41_50_52;
/** Read on a machine of the other byte order, this is another number. */
const byteOrder = 0x01_02_03_04;
const headWords = 8;
const checksumAt = 5;
const alignment = 8;
/** Number of bytes that are copied or summed in one step; takes a fraction of a millisecond, even before V8 has compiled it. */
const blockBytes = 1 << 16;

/** Resolves with the bytes of a file; works in slices. */
export async function formatArrays(
  { kind, build }: BinaryFormat,
  arrays: readonly NumberArray[],
  clock: Clock,
): Promise<Uint8Array> {
  const dataAt = aligned(4 * (headWords + 2 * arrays.length));
  const starts: number[] = [];
  let end = dataAt;
  for (const { byteLength } of arrays) {
    starts.push(end);
    end += aligned(byteLength);
  }
  const bytes = new Uint8Array(end);
  const head = new Uint32Array(bytes.buffer, 0, dataAt / 4);
  head.set([magic, byteOrder, hash32(kind), hash32(build), arrays.length]);
  for (const [at, array] of arrays.entries()) {
    head.set([typeOf(array), array.byteLength], headWords + 2 * at);
    await copyInSlices(bytesOf(array), bytes, starts[at] ?? 0, clock);
  }
  head.set(await checksum(bytes, clock), checksumAt);
  return bytes;
}

/**
 * Resolves with the arrays, which are views of `bytes`, or undefined if the file is of another kind or build, cut off
 * or damaged. In slices.
 */
export async function parseArrays(
  { kind, build }: BinaryFormat,
  bytes: Uint8Array,
  clock: Clock,
): Promise<NumberArrays | undefined> {
  const file = bytes.byteOffset % alignment === 0 ? bytes : await copyOf(bytes, clock);
  if (file.length < 4 * headWords || file.length % alignment !== 0) return undefined;
  const words = new Uint32Array(file.buffer, file.byteOffset, file.length / 4);
  const [first, order, ofKind, ofBuild, count = 0, low, high] = words;
  const isOurs =
    first === magic && order === byteOrder && ofKind === hash32(kind) && ofBuild === hash32(build);
  const dataAt = aligned(4 * (headWords + 2 * count));
  if (!isOurs || dataAt > file.length) return undefined;
  const sum = await checksum(file, clock);
  if (sum[0] !== low || sum[1] !== high) return undefined;
  return new NumberArrays(file, words, count, dataAt);
}

/** The arrays of a file, taken in the order in which they were written. Throws at a wrong type. */
export class NumberArrays {
  readonly #file: Uint8Array;
  readonly #words: Uint32Array;
  readonly #count: number;
  #next = 0;
  #at: number;

  constructor(file: Uint8Array, words: Uint32Array, count: number, dataAt: number) {
    this.#file = file;
    this.#words = words;
    this.#count = count;
    this.#at = dataAt;
  }

  /** Number of arrays not yet taken. */
  get left(): number {
    return this.#count - this.#next;
  }

  bytes(): Uint8Array {
    return new Uint8Array(...this.#take(types.bytes, 1));
  }

  uint16(): Uint16Array {
    return new Uint16Array(...this.#take(types.uint16, 2));
  }

  uint32(): Uint32Array {
    return new Uint32Array(...this.#take(types.uint32, 4));
  }

  float32(): Float32Array {
    return new Float32Array(...this.#take(types.float32, 4));
  }

  float64(): Float64Array {
    return new Float64Array(...this.#take(types.float64, 8));
  }

  /** Returns the place of the next array: buffer, byte offset, number of elements. */
  #take(type: number, elementBytes: number): [ArrayBufferLike, number, number] {
    const place = headWords + 2 * this.#next++;
    const byteLength = this.#words[place + 1] ?? 0;
    const [start, end] = [this.#at, this.#at + byteLength];
    const isThere = this.#next <= this.#count && this.#words[place] === type && end <= this.#file.length;
    if (!isThere) throw new Error(`Array ${this.#next} is not there.`);
    this.#at += aligned(byteLength);
    return [this.#file.buffer, this.#file.byteOffset + start, byteLength / elementBytes];
  }
}

/** Returns a text as an array of its UTF-16 units. */
export function textArray(text: string): Uint16Array {
  const units = new Uint16Array(text.length);
  for (let at = 0; at < text.length; at++) units[at] = text.charCodeAt(at);
  return units;
}

/** Returns the text of such an array. */
export function textOf(units: Uint16Array): string {
  let text = '';
  // Spreading the array takes three times as long.
  for (let at = 0; at < units.length; at += unitsAtOnce)
    text += String(Reflect.apply(String.fromCharCode, undefined, units.subarray(at, at + unitsAtOnce)));
  return text;
}

/** No host takes many more arguments in one call. */
const unitsAtOnce = 4096;

const types = { bytes: 1, uint16: 2, uint32: 3, float32: 4, float64: 5 } as const;

function typeOf(array: NumberArray): number {
  if (array instanceof Uint8Array) return types.bytes;
  if (array instanceof Uint16Array) return types.uint16;
  if (array instanceof Uint32Array) return types.uint32;
  return array instanceof Float32Array ? types.float32 : types.float64;
}

function aligned(bytes: number): number {
  return Math.ceil(bytes / alignment) * alignment;
}

function bytesOf({ buffer, byteOffset, byteLength }: NumberArray): Uint8Array {
  return new Uint8Array(buffer, byteOffset, byteLength);
}

async function copyOf(bytes: Uint8Array, clock: Clock): Promise<Uint8Array> {
  const copy = new Uint8Array(bytes.length);
  await copyInSlices(bytes, copy, 0, clock);
  return copy;
}

function copyInSlices(from: Uint8Array, to: Uint8Array, place: number, clock: Clock): Promise<void> {
  return countInSlices(Math.ceil(from.length / blockBytes), clock, block => {
    const start = block * blockBytes;
    to.set(from.subarray(start, start + blockBytes), place + start);
  });
}

/** Two 32-bit multiplicative hashes, of every other word each, without the checksum's own: any damaged word changes one. */
async function checksum(bytes: Uint8Array, clock: Clock): Promise<Uint32Array> {
  const words = new Uint32Array(bytes.buffer, bytes.byteOffset, bytes.length / 4);
  const data = words.subarray(headWords);
  const hashes = Uint32Array.of(bytes.length, 0x41c6ce57);
  addWords(hashes, words.slice(0, headWords).fill(0, checksumAt, checksumAt + 2));
  const blockWords = blockBytes / 4;
  await countInSlices(Math.ceil(data.length / blockWords), clock, block => {
    addWords(hashes, data.subarray(block * blockWords, (block + 1) * blockWords));
  });
  return hashes;
}

/** Adds an even number of words. The hashes are local meanwhile, which takes a third of the time. */
function addWords(hashes: Uint32Array, words: Uint32Array): void {
  let [low = 0, high = 0] = hashes;
  for (let at = 0; at < words.length; at += 2) {
    low = Math.imul(low ^ (words[at] ?? 0), 0x9e3779b1);
    low ^= low >>> 15;
    high = Math.imul(high ^ (words[at + 1] ?? 0), 0x5f356495);
    high ^= high >>> 13;
  }
  hashes.set([low, high]);
}
