// Index over the titles of papers: finds in one pass which titles a text contains, however many there are. A rolling hash
// of twelve letters is looked up at each beginning of a word (Rabin and Karp 1987), in typed arrays; what is found there is
// compared letter by letter.
import { displayTitle } from '../../papers/displayText.ts';
import type { Paper } from '../../papers/paper.ts';
import { ensureCapacity } from '../../search/ensureCapacity.ts';
import { Letters } from './letters.ts';
import { titleForms } from './titleForms.ts';

/** Letters of the hash. Shorter titles are not found: "Attention", "Deep Forest". */
export const hashedLetters = 12;
const base = 0x01000193;
/** The weight of the letter that leaves the hash: `base ** hashedLetters`, modulo 2³². */
const leaving = Array.from({ length: hashedLetters }).reduce<number>(power => Math.imul(power, base), 1);

/** A title, or a part of one that can stand for it, in a text. */
export interface TitleMatch {
  readonly paper: Paper;
  /** Offsets of its first character, and after its last. */
  readonly start: number;
  readonly end: number;
  /** Number of words, as white space separates them. */
  readonly words: number;
  readonly isWhole: boolean;
}

export class TitleIndex {
  readonly #papers: (Paper | undefined)[] = [];
  readonly #titleLetters: string[] = [];
  readonly #ordinals = new Map<string, number>();
  readonly #letters = new Letters();
  /** Of each form of a title: its title, and which of the title's letters it has. */
  #titleOf = new Uint32Array(1024);
  #from = new Uint16Array(1024);
  #to = new Uint16Array(1024);
  #words = new Uint8Array(1024);
  #hashes = new Uint32Array(1024);
  /** The next form in the same slot, plus 1. */
  #next = new Uint32Array(1024);
  #forms = 0;
  /** The first form of each slot, plus 1. */
  #slots = new Uint32Array(1 << 12);
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
    this.#titleLetters.push(textOf(this.#letters));
    return titleForms(title, this.#letters, hashedLetters).map(({ from, to, words }) => {
      const hash = this.#hashAt(from);
      this.#addForm(ordinal, from, to, words, hash);
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
   * Calls `onTitle` with each form of a title in the letters, by its beginning, and `onWord` with the hash at each
   * beginning of a word before `end`, an offset in the text.
   */
  find(
    letters: Letters,
    end: number,
    onTitle: (match: TitleMatch) => void,
    onWord?: (offset: number, hash: number) => void,
  ): void {
    const { codes, offsets, length } = letters;
    let hash = 0;
    for (let at = 0; at < length; at++) {
      hash = (Math.imul(hash, base) + (codes[at] ?? 0)) | 0;
      const first = at + 1 - hashedLetters;
      if (first < 0) continue;
      if (first > 0) hash = (hash - Math.imul(codes[first - 1] ?? 0, leaving)) | 0;
      if (!letters.beginsWord(first)) continue;
      const offset = offsets[first] ?? 0;
      if (offset >= end) return;
      onWord?.(offset, hash >>> 0);
      let form = this.#slots[this.#slotOf(hash)] ?? 0;
      for (; form > 0; form = this.#next[form - 1] ?? 0)
        if (this.#hashes[form - 1] === hash >>> 0) this.#compare(letters, first, form - 1, onTitle);
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
    const titleLetters = this.#titleLetters[title] ?? '';
    for (let at = from; at < to; at++)
      if (titleLetters.charCodeAt(at) !== letters.codes[first + at - from]) return;
    const start = letters.offsets[first] ?? 0;
    const end = (letters.offsets[last] ?? 0) + 1;
    const isWhole = to - from === titleLetters.length;
    onTitle({ paper, start, end, words: this.#words[form] ?? 0, isWhole });
  }

  #addForm(title: number, from: number, to: number, words: number, hash: number): void {
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
    this.#words[form] = Math.min(words, 255);
    this.#hashes[form] = hash;
    if (form * 2 > this.#slots.length) this.#growSlots();
    this.#chain(form, hash);
  }

  #growSlots(): void {
    this.#slots = new Uint32Array(this.#slots.length * 4);
    for (let form = 0; form < this.#forms - 1; form++) this.#chain(form, this.#hashes[form] ?? 0);
  }

  #chain(form: number, hash: number): void {
    const slot = this.#slotOf(hash);
    this.#next[form] = this.#slots[slot] ?? 0;
    this.#slots[slot] = form + 1;
  }

  #slotOf(hash: number): number {
    return (hash ^ (hash >>> 15)) & (this.#slots.length - 1);
  }

  #hashAt(from: number): number {
    let hash = 0;
    for (let at = from; at < from + hashedLetters; at++)
      hash = (Math.imul(hash, base) + (this.#letters.codes[at] ?? 0)) | 0;
    return hash >>> 0;
  }
}

function textOf({ codes, length }: Letters): string {
  return String.fromCharCode(...codes.subarray(0, length));
}
