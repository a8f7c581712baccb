// The inverted index: which terms each paper has, in which field and how often, and the statistics BM25F needs. Each
// paper has a slot. The slot of a removed paper stays empty, and its postings are ignored until the index is rebuilt.
import { paperLinks } from '../papers/links.ts';
import { displayAbstract, displayTitle } from '../papers/displayText.ts';
import type { Paper, PaperId } from '../papers/paper.ts';
import { noAnnotations, type Annotations } from '../readingList/annotations.ts';
import { tokenize } from '../text/tokenizer.ts';
import { ensureCapacity } from './ensureCapacity.ts';
import { Postings } from './postings.ts';
import { Vocabulary } from './vocabulary.ts';

// Bits of a posting: 24 for the slot, then the capped counts of the term in authors (0 to 1), title (0 to 3) and
// abstract (0 to 31).
export const slotShift = 8;
export const inAuthors = 0x80;
export const titleShift = 5;
export const inTitle = 3 << titleShift;
export const inAbstract = 31;

/** The bits of an element of `InvertedIndex.traits`. */
export const traitBits = { code: 1, doi: 2, arxiv: 4 } as const;

/** Number of characters of a note that are indexed, so that tokenizing one note fits into a slice. */
const indexedNoteLength = 10_000;

export class InvertedIndex {
  readonly vocabulary = new Vocabulary();
  readonly postings = new Postings();
  /** The papers, indexed by slot; undefined where a paper was removed. */
  readonly papers: (Paper | undefined)[] = [];
  /** Weighted length in words (title times its boost, plus abstract), indexed by slot. */
  lengths = new Float32Array(256);
  /** Length of the title in words, at most 255, indexed by slot. */
  titleLengths = new Uint8Array(256);
  /** Date of publication in years (2024.5 is July 2024), indexed by slot; 0 where a paper was removed. */
  dates = new Float32Array(256);
  /** `traitBits` of the paper, indexed by slot. */
  traits = new Uint8Array(256);
  /** The user's current annotations of papers. */
  readonly annotations: Annotations;
  readonly #slots = new Map<PaperId, number>();
  readonly #themeTitles: ReadonlyMap<string, string>;
  readonly #titleWeight: number;
  #frequencies = new Uint32Array(1024);
  #totalLength = 0;
  // Counts and terms of the paper analysed last. Reused, because a new Map per paper would be most of the garbage of
  // indexing.
  #counts = new Uint8Array(1024);
  #terms: number[] = [];

  /** The notes as they were indexed, by slot. */
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

  /** Number of papers in the index. */
  get count(): number {
    return this.#slots.size;
  }

  get averageLength(): number {
    return this.#totalLength / Math.max(1, this.count);
  }

  /** Returns the number of papers that have the term. */
  documentFrequency(term: number): number {
    return this.#frequencies[term] ?? 0;
  }

  slotOf(id: PaperId): number | undefined {
    return this.#slots.get(id);
  }

  /** Adds the paper or replaces the one with its id. Skips the analysis if the indexed text is unchanged. */
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

  /** Removes the paper with this id, if there is one. */
  remove(id: PaperId): void {
    const slot = this.#slots.get(id);
    const paper = slot === undefined ? undefined : this.papers[slot];
    if (slot === undefined || paper === undefined) return;
    // Analyses the paper again to find the counts to decrement: storing a term list per paper would double the memory.
    const { terms, length } = this.#analyse(paper, this.#notes.get(slot) ?? '');
    this.#notes.delete(slot);
    for (const term of terms) this.#frequencies[term] = this.documentFrequency(term) - 1;
    this.#totalLength -= length;
    this.papers[slot] = undefined;
    this.dates[slot] = 0;
    this.#slots.delete(id);
  }

  /** Returns the paper's terms and lengths, and leaves the count bits of each term's posting in `#counts`. */
  #analyse(paper: Paper, note: string): { terms: readonly number[]; titleLength: number; length: number } {
    for (const term of this.#terms) this.#counts[term] = 0;
    this.#terms = [];
    const titleLength = this.#count(displayTitle(paper), 1 << titleShift, inTitle);
    const abstractLength = this.#count(displayAbstract(paper), 1, inAbstract);
    // Neither note nor theme adds to the length: writing a note must not make a paper rank lower.
    this.#count(note, 1, inAbstract);
    this.#count(this.#themeTitles.get(paper.theme) ?? '', 1, inAbstract);
    for (const author of paper.authors) this.#count(author, inAuthors, inAuthors);
    return { terms: this.#terms, titleLength, length: titleLength * this.#titleWeight + abstractLength };
  }

  #noteOf(paper: Paper): string {
    return this.annotations.of(paper)?.note?.slice(0, indexedNoteLength) ?? '';
  }

  /** Adds `one` to a term's count for each occurrence, up to the maximum of `field`. Returns the number of words. */
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
