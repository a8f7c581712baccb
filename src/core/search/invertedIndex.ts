// The inverted index: which terms each paper has, in which field and how often, and the statistics BM25F needs. Each
// paper has a slot. The slot of a removed paper stays empty, and its postings are ignored until the index is rebuilt.
import type { NumberArray, NumberArrays } from '../base/binaryFile.ts';
import { ensureCapacity } from '../base/ensureCapacity.ts';
import type { Clock } from '../base/ports.ts';
import { HashPlaces } from '../base/hashPlaces.ts';
import { hashOfEnd, ShardedMap } from '../base/shardedMap.ts';
import { countInSlices, forEachInSlices } from '../base/slices.ts';
import type { Paper, PaperId } from '../papers/paper.ts';
import { paperHash } from '../papers/paperHash.ts';
import type { PieceReader } from '../papers/paperPieces.ts';
import { noAnnotations, type Annotations } from '../readingList/annotations.ts';
import { dateOf, sameText, traitsOf } from './indexedFields.ts';
import { PaperTerms, slotShift } from './paperTerms.ts';
import { Postings } from './postings.ts';
import { Vocabulary } from './vocabulary.ts';

/** Number of characters of a note that are indexed, so that tokenizing one note fits into a slice. */
const indexedNoteLength = 10_000;

export class InvertedIndex {
  #terms: PaperTerms;
  postings = new Postings();
  /** The papers, indexed by slot; undefined where a paper was removed. */
  readonly papers: (Paper | undefined)[] = [];
  /** Weighted length in words (title times its boost, plus abstract), indexed by slot. */
  lengths: Float32Array = new Float32Array(256);
  /** Length of the title in words, at most 255, indexed by slot. */
  titleLengths: Uint8Array = new Uint8Array(256);
  /** Date of publication in years (2024.5 is July 2024), indexed by slot; 0 where a paper was removed. */
  dates: Float32Array = new Float32Array(256);
  /** `traitBits` of the paper, indexed by slot. */
  traits: Uint8Array = new Uint8Array(256);
  /** The user's current annotations of papers. */
  readonly annotations: Annotations;
  readonly #slots = new ShardedMap<PaperId, number>(hashOfEnd);
  #frequencies: Uint32Array = new Uint32Array(1024);
  #totalLength = 0;
  /** Number of papers added since the index was last stored or restored. */
  unsaved = 0;
  /** The notes as they were indexed, by slot. */
  readonly #notes = new Map<number, string>();

  constructor(
    themeTitles: ReadonlyMap<string, string>,
    titleWeight: number,
    annotations: Annotations = noAnnotations,
    reader?: PieceReader,
  ) {
    this.annotations = annotations;
    this.#terms = new PaperTerms({ themeTitles, titleWeight, reader });
  }

  get vocabulary(): Vocabulary {
    return this.#terms.vocabulary;
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

  /** Adds the paper or replaces the one with its id, and returns its slot. Skips the analysis if the indexed text is unchanged. */
  put(paper: Paper): number {
    const slot = this.#slots.get(paper.id);
    const before = slot === undefined ? undefined : this.papers[slot];
    const isSame = before !== undefined && sameText(before, paper);
    if (slot !== undefined && isSame && (this.#notes.get(slot) ?? '') === this.#noteOf(paper)) {
      this.papers[slot] = paper;
      return slot;
    }
    this.remove(paper.id);
    return this.#add(paper);
  }

  #add(paper: Paper): number {
    const slot = this.papers.push(paper) - 1;
    this.#slots.set(paper.id, slot);
    this.#growSlots(slot);
    const note = this.#noteOf(paper);
    if (note !== '') this.#notes.set(slot, note);
    const { terms, titleLength, length } = this.#terms.read(paper, note);
    let frequencies: Uint32Array = this.#frequencies;
    for (const term of terms) {
      this.postings.add(term, (slot << slotShift) | this.#terms.bits(term));
      if (term >= frequencies.length) frequencies = this.#frequencies = ensureCapacity(frequencies, term);
      frequencies[term] = (frequencies[term] ?? 0) + 1;
    }
    this.lengths[slot] = length;
    this.titleLengths[slot] = Math.min(titleLength, 255);
    this.dates[slot] = dateOf(paper);
    this.traits[slot] = traitsOf(paper);
    this.#totalLength += length;
    this.unsaved++;
    return slot;
  }

  /** Removes the paper with this id, if there is one. */
  remove(id: PaperId): void {
    const slot = this.#slots.get(id);
    const paper = slot === undefined ? undefined : this.papers[slot];
    if (slot === undefined || paper === undefined) return;
    // Analyses the paper again to find the counts to decrement: storing a term list per paper would double the memory.
    const { terms, length } = this.#terms.read(paper, this.#notes.get(slot) ?? '');
    this.#notes.delete(slot);
    for (const term of terms) this.#frequencies[term] = this.documentFrequency(term) - 1;
    this.#totalLength -= length;
    this.papers[slot] = undefined;
    this.dates[slot] = 0;
    this.#slots.delete(id);
  }

  /** Resolves with all that a file keeps, in slices; the terms of papers with notes are not among it. */
  async stored(clock: Clock): Promise<readonly NumberArray[]> {
    this.unsaved = 0;
    const count = this.papers.length;
    const texts = new Float64Array(count);
    await countInSlices(count, clock, slot => {
      const paper = this.papers[slot];
      texts[slot] = paper === undefined || this.#notes.has(slot) ? NaN : paperHash(paper);
    });
    const perSlot = [this.lengths, this.titleLengths, this.dates, this.traits].map(all =>
      all.slice(0, count),
    );
    return [
      texts,
      ...perSlot,
      ...(await this.vocabulary.stored(clock)),
      ...(await this.postings.stored(clock)),
    ];
  }

  /** Fills this empty index with those of the papers that a file has, in slices. Resolves with their number. */
  async restore(arrays: NumberArrays, papers: readonly Paper[], clock: Clock): Promise<number> {
    const texts = arrays.float64();
    [this.lengths, this.titleLengths] = [arrays.float32(), arrays.bytes()];
    [this.dates, this.traits] = [arrays.float32(), arrays.bytes()];
    this.#terms = this.#terms.with(await Vocabulary.restore(arrays, clock));
    this.postings = Postings.restore(arrays);
    await countInSlices(texts.length, clock, () => this.papers.push(undefined));
    const places = new HashPlaces(texts);
    await forEachInSlices(papers, clock, paper => {
      const slot = places.of(paperHash(paper));
      // Of two papers with the same texts, one may be indexed anew.
      if (slot === undefined || this.papers[slot] !== undefined) return;
      this.papers[slot] = paper;
      this.#slots.set(paper.id, slot);
      this.#totalLength += this.lengths[slot] ?? 0;
    });
    await countInSlices(texts.length, clock, slot => {
      if (this.papers[slot] === undefined) this.dates[slot] = 0;
    });
    const areAllThere = this.count === texts.length;
    this.#frequencies = ensureCapacity(this.#frequencies, this.postings.termCount);
    await countInSlices(this.postings.termCount, clock, term => {
      this.#frequencies[term] = areAllThere ? this.postings.count(term) : this.#countPapers(term);
    });
    return this.count;
  }

  /** Counts the papers with the term that are still there. */
  #countPapers(term: number): number {
    let count = 0;
    for (const posting of this.postings.read(term))
      if (this.papers[posting >>> slotShift] !== undefined) count++;
    return count;
  }

  #noteOf(paper: Paper): string {
    return this.annotations.of(paper)?.note?.slice(0, indexedNoteLength) ?? '';
  }

  #growSlots(slot: number): void {
    this.lengths = ensureCapacity(this.lengths, slot);
    this.titleLengths = ensureCapacity(this.titleLengths, slot);
    this.dates = ensureCapacity(this.dates, slot);
    this.traits = ensureCapacity(this.traits, slot);
  }
}
