// The index: which terms each paper has, where and how often, and the sums BM25 needs. A paper lives in a slot; a
// removed paper's slot stays empty, and its postings stay behind unread until the index is made anew.
import { paperLinks } from '../papers/links.ts';
import type { Paper, PaperId } from '../papers/paper.ts';
import { noAnnotations, type Annotations } from '../readingList/annotations.ts';
import { tokenize } from '../text/tokenizer.ts';
import { ensureCapacity } from './ensureCapacity.ts';
import { Postings } from './postings.ts';
import { Vocabulary } from './vocabulary.ts';

// A posting: 24 bits of slot, then how often the term is in the authors (0 to 1), title (0 to 3), abstract (0 to 31).
export const slotShift = 8;
export const inAuthors = 0x80;
export const titleShift = 5;
export const inTitle = 3 << titleShift;
export const inAbstract = 31;

/** Bits of `traits`. */
export const traitBits = { code: 1, doi: 2, arxiv: 4 } as const;

/** Characters of a note that can be found: its analysis must fit into a slice. */
const indexedNoteLength = 10_000;

export class InvertedIndex {
  readonly vocabulary = new Vocabulary();
  readonly postings = new Postings();
  /** By slot; undefined where a paper was removed. */
  readonly papers: (Paper | undefined)[] = [];
  /** Words in title (times its weight) and abstract, by slot. */
  lengths = new Float32Array(256);
  titleLengths = new Uint8Array(256);
  /** Year and the part of it gone by: 2024.5 is July. */
  dates = new Float32Array(256);
  /** What the paper has, as `traitBits`. */
  traits = new Uint8Array(256);
  /** What the user says of papers, now. */
  readonly annotations: Annotations;
  readonly #slots = new Map<PaperId, number>();
  readonly #themeTitles: ReadonlyMap<string, string>;
  readonly #titleWeight: number;
  #frequencies = new Uint32Array(1024);
  #totalLength = 0;
  // Of the paper analysed last; kept because a Map a paper is most of what indexing would leave to collect.
  #counts = new Uint8Array(1024);
  #terms: number[] = [];

  /** By slot, as they were indexed. */
  readonly #notes = new Map<number, string>();

  constructor(
    themeTitles: ReadonlyMap<string, string>,
    titleWeight: number,
    annotations: Annotations = noAnnotations,
  ) {
    this.annotations = annotations;
    this.#themeTitles = themeTitles;
    this.#titleWeight = titleWeight;
  }

  /** How many papers there are now. */
  get count(): number {
    return this.#slots.size;
  }

  get averageLength(): number {
    return this.#totalLength / Math.max(1, this.count);
  }

  /** In how many papers the term is now. */
  documentFrequency(term: number): number {
    return this.#frequencies[term] ?? 0;
  }

  slotOf(id: PaperId): number | undefined {
    return this.#slots.get(id);
  }

  /** Adds the paper in the place of one with its id; costs next to nothing when that one says the same. */
  put(paper: Paper): void {
    const slot = this.#slots.get(paper.id);
    const before = slot === undefined ? undefined : this.papers[slot];
    const isSame = before !== undefined && sameText(before, paper);
    if (slot !== undefined && isSame && (this.#notes.get(slot) ?? '') === this.#noteOf(paper)) {
      this.papers[slot] = paper;
      return;
    }
    this.remove(paper.id);
    this.#add(paper);
  }

  #add(paper: Paper): void {
    const slot = this.papers.push(paper) - 1;
    this.#slots.set(paper.id, slot);
    this.#growSlots(slot);
    const note = this.#noteOf(paper);
    if (note !== '') this.#notes.set(slot, note);
    const { terms, titleLength, length } = this.#analyse(paper, note);
    for (const term of terms) {
      this.postings.add(term, (slot << slotShift) | (this.#counts[term] ?? 0));
      this.#frequencies[term] = this.documentFrequency(term) + 1;
    }
    this.lengths[slot] = length;
    this.titleLengths[slot] = Math.min(titleLength, 255);
    this.dates[slot] = dateOf(paper);
    this.traits[slot] = traitsOf(paper);
    this.#totalLength += length;
  }

  /** Does nothing when there is no such paper. */
  remove(id: PaperId): void {
    const slot = this.#slots.get(id);
    const paper = slot === undefined ? undefined : this.papers[slot];
    if (slot === undefined || paper === undefined) return;
    // The same analysis as when it was added tells what to take back; keeping a list a paper would double the memory.
    const { terms, length } = this.#analyse(paper, this.#notes.get(slot) ?? '');
    this.#notes.delete(slot);
    for (const term of terms) this.#frequencies[term] = this.documentFrequency(term) - 1;
    this.#totalLength -= length;
    this.papers[slot] = undefined;
    this.dates[slot] = 0;
    this.#slots.delete(id);
  }

  /** The paper's terms, with what its postings say of them in `#counts`. */
  #analyse(paper: Paper, note: string): { terms: readonly number[]; titleLength: number; length: number } {
    for (const term of this.#terms) this.#counts[term] = 0;
    this.#terms = [];
    const titleLength = this.#count(paper.title, 1 << titleShift, inTitle);
    const abstractLength = this.#count(paper.abstract, 1, inAbstract);
    // Like the theme, a note does not make the paper longer: to write one must not let it rank lower.
    this.#count(note, 1, inAbstract);
    this.#count(this.#themeTitles.get(paper.theme) ?? '', 1, inAbstract);
    for (const author of paper.authors) this.#count(author, inAuthors, inAuthors);
    return { terms: this.#terms, titleLength, length: titleLength * this.#titleWeight + abstractLength };
  }

  #noteOf(paper: Paper): string {
    return this.annotations.of(paper)?.note?.slice(0, indexedNoteLength) ?? '';
  }

  /** Adds `one` for each occurrence until the bits of `field` are full; gives the number of words. */
  #count(text: string, one: number, field: number): number {
    let words = 0;
    let counts: Uint8Array = this.#counts;
    for (const token of tokenize(text)) {
      const { terms, count: termCount, length } = this.vocabulary.addToken(token);
      words += length;
      for (let at = 0; at < termCount; at++) {
        const term = terms[at] ?? 0;
        if (term >= counts.length) counts = this.#growTerms(term);
        const count = counts[term] ?? 0;
        if (count === 0) this.#terms.push(term);
        if ((count & field) !== field) counts[term] = count + one;
      }
    }
    return words;
  }

  #growTerms(term: number): Uint8Array {
    this.#frequencies = ensureCapacity(this.#frequencies, term);
    this.#counts = ensureCapacity(this.#counts, term);
    return this.#counts;
  }

  #growSlots(slot: number): void {
    this.lengths = ensureCapacity(this.lengths, slot);
    this.titleLengths = ensureCapacity(this.titleLengths, slot);
    this.dates = ensureCapacity(this.dates, slot);
    this.traits = ensureCapacity(this.traits, slot);
  }
}

function sameText(a: Paper, b: Paper): boolean {
  return (
    a === b ||
    (a.title === b.title &&
      a.abstract === b.abstract &&
      a.published === b.published &&
      a.theme === b.theme &&
      a.authors.join('\n') === b.authors.join('\n'))
  );
}

function dateOf({ published }: Paper): number {
  const [year = 0, month = 1, day = 1] = published.split('-').map(Number);
  return year + (month - 1) / 12 + (day - 1) / 372;
}

function traitsOf(paper: Paper): number {
  let traits = 0;
  for (const { kind } of paperLinks(paper))
    if (kind === 'code' || kind === 'doi' || kind === 'arxiv') traits |= traitBits[kind];
  return traits;
}
