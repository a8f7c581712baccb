// The search engine of the palette: builds the index in short slices and searches the papers indexed so far.
import type { NumberArray, NumberArrays } from '../base/binaryFile.ts';
import type { Clock } from '../base/ports.ts';
import type { Progress, ProgressOptions } from '../base/progress.ts';
import { countInSlices, forEachInSlices } from '../base/slices.ts';
import type { CatalogueContents } from '../papers/catalogue.ts';
import type { Paper, Theme } from '../papers/paper.ts';
import { PaperPieces, type PieceReader } from '../papers/paperPieces.ts';
import { noAnnotations, type Annotations } from '../readingList/annotations.ts';
import { executeQuery, type SearchResults } from './executeQuery.ts';
import { knownFilterValues, sourcesOf } from './filters.ts';
import { InvertedIndex } from './invertedIndex.ts';
import { parseQuery } from './parseQuery.ts';
import { defaultRankingParameters as usualRanking, type RankingParameters } from './rankingParameters.ts';

/** Minimum share of slots in use; below it the index is rebuilt. */
const minFillRatio = 0.5;

const maxQueryLength = 5000;

/**
 * Searches papers by words, filters and ids. `search` works at any time and uses the papers indexed so far, also while
 * `index` runs. Only one `index` may run at a time: abort the running call before the next.
 *
 *   const engine = new SearchEngine(clock);
 *   await engine.index(papers, themes, { signal, onProgress });   // at first, and again after each refresh
 *   engine.search('author:bengio consciousness', 50).papers;
 */
export class SearchEngine {
  readonly #clock: Clock;
  readonly #parameters: RankingParameters;
  readonly #annotations: Annotations;
  readonly #reader: PieceReader;
  #themes: readonly Theme[] = [];
  #sources = new Set<string>();
  #index: InvertedIndex;
  #progress: Progress = { done: 0, total: 0 };

  /**
   * `annotations`: the user's annotations. The next `index` indexes changed notes. `pieces`: those of the papers,
   * shared with whoever else reads them.
   */
  constructor(
    clock: Clock,
    parameters: RankingParameters = usualRanking,
    annotations: Annotations = noAnnotations,
    pieces = new PaperPieces(),
  ) {
    this.#annotations = annotations;
    this.#reader = pieces.reader();
    this.#clock = clock;
    this.#parameters = parameters;
    this.#index = this.#emptyIndex([]);
  }

  /** Progress of the last `index`; `done < total` while it runs and after it was aborted. */
  get progress(): Progress {
    return this.#progress;
  }

  /** Number of papers in the index. */
  get count(): number {
    return this.#index.count;
  }

  /**
   * Makes the index contain exactly these papers: adds new papers, replaces changed ones and removes all others.
   * Works in slices of about 2 ms and yields to the host between them. Rejects with the signal's reason when aborted; the papers
   * indexed by then stay, and the next call continues from there.
   */
  async index(
    papers: readonly Paper[],
    themes: readonly Theme[],
    { signal, onProgress }: ProgressOptions = {},
  ): Promise<void> {
    if (!sameTitles(themes, this.#themes) || this.#index.count < this.#index.papers.length * minFillRatio) {
      this.#index = this.#emptyIndex(themes);
      this.#sources = new Set();
    }
    this.#themes = themes;
    const index = this.#index;
    // By slot, whether the paper is one of these; each takes at most one more slot.
    const isGiven = new Uint8Array(index.papers.length + papers.length);
    let given = 0;
    const total = papers.length;
    this.#progress = { done: 0, total };
    const afterSlice = (done: number): void => {
      this.#progress = { done, total };
      onProgress?.(this.#progress);
    };
    const put = (paper: Paper): void => {
      const slot = index.put(paper);
      for (const source of sourcesOf(paper)) this.#sources.add(source);
      if (isGiven[slot] === 0) given++;
      isGiven[slot] = 1;
    };
    await forEachInSlices(papers, this.#clock, put, { signal, afterSlice });
    const remove = (slot: number): void => {
      const paper = index.papers[slot];
      if (paper !== undefined && isGiven[slot] === 0) index.remove(paper.id);
    };
    if (index.count !== given) await countInSlices(index.papers.length, this.#clock, remove, { signal });
    this.#reader.done();
  }

  /**
   * Returns the papers that match the text typed so far, best first: papers named by id or link, then those whose title
   * begins as the query does (`typedTitle.ts`), those with all words in the title, with all words, and with some words,
   * each group ordered by BM25F. Filters without words return the latest papers first; an empty query returns none.
   * Leaves out hidden papers, unless the query names them or has a status filter. Reads the first 5,000 characters of
   * the query. Never throws.
   */
  search(query: string, limit: number): SearchResults {
    const parsed = parseQuery(query.slice(0, maxQueryLength), knownFilterValues(this.#themes, this.#sources));
    return executeQuery(parsed, this.#index, this.#themes, this.#parameters, limit);
  }

  /** Number of papers indexed since the index was last stored or restored. */
  get unsaved(): number {
    return this.#index.unsaved;
  }

  /** Resolves with all that a file keeps, in slices. The index must not change until it is written. */
  stored(): Promise<readonly NumberArray[]> {
    return this.#index.stored(this.#clock);
  }

  /** Replaces the index with what a file has of these papers, in slices, if that is more. Call `index` next. */
  async restore(
    arrays: NumberArrays,
    { papers, themes }: Pick<CatalogueContents, 'papers' | 'themes'>,
  ): Promise<void> {
    const index = this.#emptyIndex(themes);
    if ((await index.restore(arrays, papers, this.#clock)) <= this.#index.count) return;
    [this.#index, this.#themes] = [index, themes];
  }

  #emptyIndex(themes: readonly Theme[]): InvertedIndex {
    const titles = new Map(themes.map(({ id, title }) => [id, title]));
    return new InvertedIndex(titles, this.#parameters.titleBoost, this.#annotations, this.#reader);
  }
}

function sameTitles(themes: readonly Theme[], others: readonly Theme[]): boolean {
  return (
    themes.length === others.length &&
    themes.every(({ id, title }, at) => others[at]?.id === id && others[at].title === title)
  );
}
