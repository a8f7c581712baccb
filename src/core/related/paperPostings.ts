// Builds the postings of the related-papers engine: which papers have which stems and how often, in typed arrays that
// are built once all papers are added.
import { ensureCapacity } from '../base/ensureCapacity.ts';
import type { AbortSignalLike, Clock } from '../base/ports.ts';
import type { ProgressOptions } from '../base/progress.ts';
import { hashOfEnd, ShardedMap } from '../base/shardedMap.ts';
import { countInSlices, forEachInSlices } from '../base/slices.ts';
import type { Paper, PaperId } from '../papers/paper.ts';
import { PaperStems } from './paperStems.ts';

export class PaperPostings {
  readonly ids: PaperId[] = [];
  /** Weighted number of stems of each paper, the document length of BM25. */
  readonly lengths: number[] = [];
  readonly #paperStems: PaperStems;
  /** The number of each paper's document. */
  readonly #documents: number[] = [];
  readonly #numbers = new ShardedMap<PaperId, number>(hashOfEnd);
  #documentCounts: Uint32Array = new Uint32Array(64);
  /** Numbers of papers that have the stem as an identifier among their code terms alone: `n_heads`. */
  readonly #identifierCounts: number[] = [];
  #starts = new Uint32Array(1);
  /** The papers of stem n, and its count in each: elements from `postingsStart(n)` up to `postingsStart(n + 1)`. */
  papers = new Uint32Array(0);
  counts = new Uint8Array(0);

  /** `paperStems` may have more papers than are added here, and analyses those that it does not have. */
  constructor(paperStems = new PaperStems()) {
    this.#paperStems = paperStems;
  }

  /** Upper bound of the numbers of stems. */
  get stemCount(): number {
    return this.#paperStems.stems.size;
  }

  add(paper: Paper): void {
    if (this.#numbers.has(paper.id)) return;
    const document = this.#paperStems.documentOf(paper);
    const documentCounts = (this.#documentCounts = ensureCapacity(this.#documentCounts, this.stemCount));
    for (const packed of this.#paperStems.packed(document))
      documentCounts[packed >>> 8] = (documentCounts[packed >>> 8] ?? 0) + 1;
    for (const stem of this.#paperStems.codeKeys(document)?.identifiers ?? [])
      this.#identifierCounts[stem] = (this.#identifierCounts[stem] ?? 0) + 1;
    this.#numbers.set(paper.id, this.ids.length);
    this.ids.push(paper.id);
    this.lengths.push(this.#paperStems.length(document));
    this.#documents.push(document);
  }

  /** Makes the postings of these papers, in slices. Rejects with the signal's reason when aborted. */
  static async build(
    added: readonly Paper[],
    paperStems: PaperStems,
    clock: Clock,
    { signal, onProgress }: ProgressOptions = {},
  ): Promise<PaperPostings> {
    const postings = new PaperPostings(paperStems);
    const total = added.length;
    const afterSlice = (done: number): void => onProgress?.({ done, total });
    const add = (paper: Paper): void => {
      postings.add(paper);
    };
    await forEachInSlices(added, clock, add, { signal, afterSlice });
    await postings.#collect(clock, signal);
    return postings;
  }

  async #collect(clock: Clock, signal: AbortSignalLike | undefined): Promise<void> {
    const starts = new Uint32Array(this.stemCount + 1);
    let total = 0;
    for (let stem = 0; stem < starts.length; stem++) {
      starts[stem] = total;
      total += this.documentFrequency(stem);
    }
    const [papers, counts, next] = [new Uint32Array(total), new Uint8Array(total), starts.slice()];
    const collect = (number: number): void => {
      for (const packed of this.#packed(number)) {
        const place = next[packed >>> 8] ?? 0;
        papers[place] = number;
        counts[place] = packed & 255;
        next[packed >>> 8] = place + 1;
      }
    };
    await countInSlices(this.#documents.length, clock, collect, { signal });
    [this.#starts, this.papers, this.counts] = [starts, papers, counts];
  }

  /** Returns the number of the stem if a paper here has it. */
  stemNumber(stem: string): number | undefined {
    const number = this.#paperStems.stems.get(stem);
    return number === undefined || this.documentFrequency(number) === 0 ? undefined : number;
  }

  stemText(stem: number): string {
    return this.#paperStems.stems.text(stem);
  }

  paperNumber(id: PaperId): number | undefined {
    return this.#numbers.get(id);
  }

  /** Returns the weighted count of each stem in the paper. */
  stemsIn(paper: number): Map<number, number> {
    return new Map(Array.from(this.#packed(paper), packed => [packed >>> 8, packed & 255]));
  }

  forEachStem(paper: number, each: (stem: number, times: number) => void): void {
    for (const packed of this.#packed(paper)) each(packed >>> 8, packed & 255);
  }

  /**
   * Returns the names and code terms of a paper that is known by its title and code terms alone, or undefined for any
   * other. Code that shares mere words of such a title has nothing to do with it.
   */
  keysOf(paper: number): readonly number[] | undefined {
    return this.#paperStems.codeKeys(this.#documents[paper] ?? -1)?.keys;
  }

  documentFrequency(stem: number): number {
    return this.#documentCounts[stem] ?? 0;
  }

  /** Returns the number of papers that have the stem as a word. */
  wordFrequency(stem: number): number {
    return this.documentFrequency(stem) - (this.#identifierCounts[stem] ?? 0);
  }

  postingsStart(stem: number): number {
    return this.#starts[stem] ?? 0;
  }

  #packed(paper: number): Uint32Array {
    return this.#paperStems.packed(this.#documents[paper] ?? -1);
  }
}
