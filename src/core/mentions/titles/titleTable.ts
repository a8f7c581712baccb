// Hash table over the letters of titles: finds in one pass which titles a text contains, however many there are. A hash of
// twelve letters is looked up where a title can begin, in typed arrays; what is found there is compared letter by letter.
import { ensureCapacity } from '../../base/ensureCapacity.ts';
import type { Letters } from './letters.ts';
import type { TitleForm } from './titleForms.ts';

/** Letters of the hash. Shorter titles are not found: "Attention", "Deep Forest". */
export const hashedLetters = 12;
const base = 0x01000193;
const hashBits = 1 << 21;

/** A form of a title in a text. */
export interface FormMatch {
  /** Number of the title; the one that was added first has the smallest. */
  readonly title: number;
  /** Offsets of the first character, and after the last. */
  readonly start: number;
  readonly end: number;
  /** Number of words; those of a compound count each. */
  readonly words: number;
  readonly isWhole: boolean;
}

export class TitleTable {
  /** The letters of all titles, one after the other. */
  #pool = new Uint16Array(1 << 14);
  #pooled = 0;
  /** The first form of each title, plus 1. The others follow it. */
  #firstForm = new Uint32Array(1024);
  /** Of each form: its title, and its letters in the pool, from the first to after the last. */
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
  readonly #bits = new Uint32Array(hashBits / 32);

  /** Adds the forms of a title with these letters. */
  add(title: number, { codes, length }: Letters, forms: readonly TitleForm[]): void {
    const start = this.#pooled;
    this.#pooled += length;
    this.#pool = ensureCapacity(this.#pool, this.#pooled);
    this.#pool.set(codes.subarray(0, length), start);
    this.#firstForm = ensureCapacity(this.#firstForm, title);
    this.#firstForm[title] = this.#forms + 1;
    for (const { from, to, words } of forms) {
      const form = this.#newForm();
      this.#titleOf[form] = title;
      this.#from[form] = start + from;
      this.#to[form] = start + to;
      this.#words[form] = Math.min(words, 0x7f) + (to - from === length ? 0 : 0x80);
      this.#hashes[form] = hashOf(codes, from);
      this.#chain(form);
    }
  }

  /** Returns the hashes of a title's forms. */
  hashesOf(title: number): readonly number[] {
    const hashes: number[] = [];
    for (let form = (this.#firstForm[title] ?? 0) - 1; form < this.#forms; form++) {
      if (this.#titleOf[form] !== title) break;
      hashes.push(this.#hashes[form] ?? 0);
    }
    return hashes;
  }

  /**
   * Calls `onForm` with each form that begins before offset `end` of the text, and `onStart` with the hash of each place
   * where one could begin, with the offsets of its first and its twelfth letter.
   */
  find(
    letters: Letters,
    end: number,
    onForm: (match: FormMatch) => void,
    onStart: (hash: number, offset: number, last: number) => void,
  ): void {
    const { codes, offsets, starts, startCount, length } = letters;
    const bits = this.#bits;
    for (let at = 0; at < startCount; at++) {
      const first = starts[at] ?? 0;
      const offset = offsets[first] ?? 0;
      if (offset >= end || first + hashedLetters > length) return;
      const hash = hashOf(codes, first);
      onStart(hash, offset, offsets[first + hashedLetters - 1] ?? 0);
      const bit = mixed(hash) & (hashBits - 1);
      if (((bits[bit >>> 5] ?? 0) & (1 << (bit & 31))) === 0) continue;
      let form = this.#slots[this.#slotOf(hash)] ?? 0;
      for (; form > 0; form = this.#next[form - 1] ?? 0)
        if (this.#hashes[form - 1] === hash) this.#compare(letters, first, form - 1, onForm);
    }
  }

  #compare(letters: Letters, first: number, form: number, onForm: (match: FormMatch) => void): void {
    const [from, to] = [this.#from[form] ?? 0, this.#to[form] ?? 0];
    const last = first + to - from - 1;
    if (last >= letters.length) return;
    // The letter after a title begins another word.
    if (last + 1 < letters.length && !letters.beginsWord(last + 1)) return;
    for (let at = from; at < to; at++) if (this.#pool[at] !== letters.codes[first + at - from]) return;
    const start = letters.offsets[first] ?? 0;
    const end = (letters.offsets[last] ?? 0) + 1;
    const words = this.#words[form] ?? 0;
    onForm({ title: this.#titleOf[form] ?? 0, start, end, words: words & 0x7f, isWhole: words < 0x80 });
  }

  #newForm(): number {
    const form = this.#forms++;
    this.#titleOf = ensureCapacity(this.#titleOf, form);
    this.#from = ensureCapacity(this.#from, form);
    this.#to = ensureCapacity(this.#to, form);
    this.#words = ensureCapacity(this.#words, form);
    this.#hashes = ensureCapacity(this.#hashes, form);
    this.#next = ensureCapacity(this.#next, form);
    if (form * 2 > this.#slots.length) {
      this.#slots = new Uint32Array(this.#slots.length * 4);
      for (let each = 0; each < form; each++) this.#chain(each);
    }
    return form;
  }

  #chain(form: number): void {
    const hash = this.#hashes[form] ?? 0;
    const bit = mixed(hash) & (hashBits - 1);
    this.#bits[bit >>> 5] = (this.#bits[bit >>> 5] ?? 0) | (1 << (bit & 31));
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
  for (let at = first; at < first + hashedLetters; at++)
    hash = (Math.imul(hash, base) + (codes[at] ?? 0)) | 0;
  return hash;
}

/** Its low bits depend on all bits of the hash. */
function mixed(hash: number): number {
  return hash ^ (hash >>> 15);
}
