// Index over the titles of papers: finds in one pass which titles a text contains, however many there are. A hash of twelve
// letters is looked up where a title can begin, in typed arrays; what is found there is compared letter by letter.
import { displayTitle } from '../../papers/displayText.ts';
import type { Paper } from '../../papers/paper.ts';
import { ensureCapacity } from '../../search/ensureCapacity.ts';
import { Letters } from './letters.ts';
import { titleForms } from './titleForms.ts';

/** Letters of the hash. Shorter titles are not found: "Attention", "Deep Forest". */
export const hashedLetters = 12;
const base = 0x01000193;
const hashBits = 1 << 21;

/** A title, or a part of one that can stand for it, in a text. */
export interface TitleMatch {
  readonly paper: Paper;
  /** Offsets of its first character, and after its last. */
  readonly start: number;
  readonly end: number;
  /** Number of words; those of a compound count each. */
  readonly words: number;
  readonly isWhole: boolean;
}

interface Form {
  readonly title: number;
  readonly from: number;
  readonly to: number;
  readonly words: number;
  readonly isWhole: boolean;
}

export class TitleIndex {
  readonly #papers: (Paper | undefined)[] = [];
  readonly #ordinals = new Map<string, number>();
  readonly #letters = new Letters();
  /** The letters of all titles, one after the other. */
  #pool = new Uint16Array(1 << 14);
  #pooled = 0;
  /** Of each form of a title: its title, and its letters in the pool, from the first to after the last. */
  #titleOf = new Uint32Array(1024);
  #from = new Uint32Array(1024);
  #to = new Uint32Array(1024);
  /** Number of words, with the highest bit for a part of a title. */
  #words = new Uint8Array(1024);
  #hashes = new Int32Array(1024);
  /** The next form in the same slot, plus 1. */
  #next = new Uint32Array(1024);
  #forms = 0;
  /** The first form of each slot, plus 1. */
  #slots = new Uint32Array(1 << 12);
  /** A bit for each hash, which fits into the processor's cache: most words begin no title. */
  readonly #hashBits = new Uint32Array(hashBits / 32);
  #removed = 0;

  /** Number of papers. */
  get count(): number {
    return this.#ordinals.size;
  }

  /** Whether most of what it holds was removed, so that a new index is smaller. */
  get isWorn(): boolean {
    return this.#removed > 1000 && this.#removed > this.count;
  }

  get(id: string): Paper | undefined {
    return this.#papers[this.#ordinals.get(id) ?? -1];
  }

  ids(): IterableIterator<string> {
    return this.#ordinals.keys();
  }

  /** Adds a paper, or replaces the one with its id. Returns the hashes of what is to be found from now on. */
  put(paper: Paper): readonly number[] {
    const before = this.#ordinals.get(paper.id);
    if (before !== undefined && this.#papers[before]?.title === paper.title) {
      this.#papers[before] = paper;
      return [];
    }
    this.delete(paper.id);
    const title = displayTitle(paper);
    const ordinal = this.#papers.push(paper) - 1;
    this.#ordinals.set(paper.id, ordinal);
    this.#letters.read(title);
    const { codes, length } = this.#letters;
    const start = this.#pooled;
    this.#pooled += length;
    this.#pool = ensureCapacity(this.#pool, this.#pooled);
    this.#pool.set(codes.subarray(0, length), start);
    return titleForms(title, this.#letters, hashedLetters).map(({ from, to, words }) => {
      const hash = hashOf(codes, from);
      this.#addForm({ title: ordinal, from: start + from, to: start + to, words, isWhole: to - from === length }, hash);
      return hash;
    });
  }

  delete(id: string): void {
    const ordinal = this.#ordinals.get(id);
    if (ordinal === undefined) return;
    this.#ordinals.delete(id);
    this.#papers[ordinal] = undefined;
    this.#removed++;
  }

  /**
   * Calls `onTitle` with each form of a title that begins before offset `end` of the text, and `onStart` with the hash
   * of each place where one could begin.
   */
  find(
    letters: Letters,
    end: number,
    onTitle: (match: TitleMatch) => void,
    onStart?: (hash: number) => void,
  ): void {
    const { codes, offsets, starts, startCount, length } = letters;
    const bits = this.#hashBits;
    for (let at = 0; at < startCount; at++) {
      const first = starts[at] ?? 0;
      const offset = offsets[first] ?? 0;
      if (offset >= end || first + hashedLetters > length) return;
      const hash = hashOf(codes, first);
      onStart?.(hash);
      const bit = mixed(hash) & (hashBits - 1);
      if (((bits[bit >>> 5] ?? 0) & (1 << (bit & 31))) === 0) continue;
      let form = this.#slots[this.#slotOf(hash)] ?? 0;
      for (; form > 0; form = this.#next[form - 1] ?? 0)
        if (this.#hashes[form - 1] === hash) this.#compare(letters, first, form - 1, onTitle);
    }
  }

  #compare(letters: Letters, first: number, form: number, onTitle: (match: TitleMatch) => void): void {
    const title = this.#titleOf[form] ?? 0;
    const paper = this.#papers[title];
    const [from, to] = [this.#from[form] ?? 0, this.#to[form] ?? 0];
    const last = first + to - from - 1;
    if (paper === undefined || last >= letters.length) return;
    // The letter after a title begins another word.
    if (last + 1 < letters.length && !letters.beginsWord(last + 1)) return;
    for (let at = from; at < to; at++) if (this.#pool[at] !== letters.codes[first + at - from]) return;
    const start = letters.offsets[first] ?? 0;
    const end = (letters.offsets[last] ?? 0) + 1;
    const words = this.#words[form] ?? 0;
    onTitle({ paper, start, end, words: words & 0x7f, isWhole: words < 0x80 });
  }

  #addForm({ title, from, to, words, isWhole }: Form, hash: number): void {
    const form = this.#forms++;
    if (form >= this.#titleOf.length) {
      this.#titleOf = ensureCapacity(this.#titleOf, form);
      this.#from = ensureCapacity(this.#from, form);
      this.#to = ensureCapacity(this.#to, form);
      this.#words = ensureCapacity(this.#words, form);
      this.#hashes = ensureCapacity(this.#hashes, form);
      this.#next = ensureCapacity(this.#next, form);
    }
    this.#titleOf[form] = title;
    this.#from[form] = from;
    this.#to[form] = to;
    this.#words[form] = Math.min(words, 0x7f) + (isWhole ? 0 : 0x80);
    this.#hashes[form] = hash;
    if (form * 2 > this.#slots.length) this.#growSlots();
    this.#chain(form, hash);
  }

  #growSlots(): void {
    this.#slots = new Uint32Array(this.#slots.length * 4);
    for (let form = 0; form < this.#forms - 1; form++) this.#chain(form, this.#hashes[form] ?? 0);
  }

  #chain(form: number, hash: number): void {
    const bit = mixed(hash) & (hashBits - 1);
    this.#hashBits[bit >>> 5] = (this.#hashBits[bit >>> 5] ?? 0) | (1 << (bit & 31));
    const slot = this.#slotOf(hash);
    this.#next[form] = this.#slots[slot] ?? 0;
    this.#slots[slot] = form + 1;
  }

  #slotOf(hash: number): number {
    return mixed(hash) & (this.#slots.length - 1);
  }
}

function hashOf(codes: Uint16Array, first: number): number {
  let hash = 0;
  for (let at = first; at < first + hashedLetters; at++) hash = (Math.imul(hash, base) + (codes[at] ?? 0)) | 0;
  return hash;
}

/** Its low bits depend on all bits of the hash. */
function mixed(hash: number): number {
  return hash ^ (hash >>> 15);
}
