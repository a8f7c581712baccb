// The palette's engine: an index that is filled in short slices, and the search over what it holds by now.
import type { Clock } from '../base/ports.ts';
import type { Progress, ProgressOptions } from '../base/progress.ts';
import { forEachInSlices } from '../base/slices.ts';
import type { Paper, PaperId, Theme } from '../papers/paper.ts';
import { noAnnotations, type Annotations } from '../readingList/annotations.ts';
import { executeQuery, type SearchResults } from './executeQuery.ts';
import { knownFilterValues, sourcesOf } from './filters.ts';
import { InvertedIndex } from './invertedIndex.ts';
import { parseQuery } from './parseQuery.ts';
import { defaultRankingParameters as usualRanking, type RankingParameters } from './rankingParameters.ts';

/** An index with fewer papers than this share of its slots is worth making anew. */
const minFillRatio = 0.5;

/**
 * Searches papers by words, filters and ids. Usable at any time: before and while `hold` runs, `search` answers from
 * the papers indexed so far. One `hold` or `add` at a time: abort the running one's signal before the next.
 *
 *   const engine = new SearchEngine(clock);
 *   await engine.hold(papers, themes, { signal, onProgress });   // the first filling, and again after each refresh
 *   engine.search('author:bengio consciousness', 50).papers;
 */
export class SearchEngine {
  readonly #clock: Clock;
  readonly #parameters: RankingParameters;
  readonly #annotations: Annotations;
  #themes: readonly Theme[] = [];
  #sources = new Set<string>();
  #index: InvertedIndex;
  #progress: Progress = { done: 0, total: 0 };

  /** `marks`: what the user says of papers; notes are indexed when their papers are held or added again. */
  constructor(
    clock: Clock,
    parameters: RankingParameters = usualRanking,
    annotations: Annotations = noAnnotations,
  ) {
    this.#annotations = annotations;
    this.#clock = clock;
    this.#parameters = parameters;
    this.#index = new InvertedIndex(new Map(), parameters.titleBoost, annotations);
  }

  /** Of the last `hold` or `add`; `done < total` while it runs, and after it was aborted. */
  get progress(): Progress {
    return this.#progress;
  }

  /** How many papers a search goes through now. */
  get count(): number {
    return this.#index.count;
  }

  /**
   * Makes the index hold exactly these papers: new ones are added, changed ones replaced, the rest removed. Works in
   * slices of some 2 ms, with a turn of the host between them. Rejects with the signal's reason when aborted; what is
   * indexed by then stays, and the next call goes on from there.
   */
  async index(
    papers: readonly Paper[],
    themes: readonly Theme[],
    options: ProgressOptions = {},
  ): Promise<void> {
    if (!sameTitles(themes, this.#themes) || this.#index.count < this.#index.papers.length * minFillRatio) {
      const titles = new Map(themes.map(({ id, title }) => [id, title]));
      this.#index = new InvertedIndex(titles, this.#parameters.titleBoost, this.#annotations);
      this.#sources = new Set();
    }
    this.#themes = themes;
    const index = this.#index;
    const ids = new Set<PaperId>();
    await this.#eachInSlices(papers, options, paper => {
      ids.add(paper.id);
      this.#put(paper, index);
    });
    if (index.count === ids.size) return;
    const remove = (paper: Paper | undefined): void => {
      if (paper !== undefined && !ids.has(paper.id)) index.remove(paper.id);
    };
    await forEachInSlices(index.papers, this.#clock, remove, { signal: options.signal });
  }

  /** Adds papers, each in the place of one with its id; in slices, like `hold`. */
  async add(papers: readonly Paper[], options: ProgressOptions = {}): Promise<void> {
    const index = this.#index;
    await this.#eachInSlices(papers, options, paper => {
      this.#put(paper, index);
    });
  }

  /** Passes over ids that no paper has. Works at once, so for a handful; thousands are better left to `hold`. */
  remove(ids: Iterable<PaperId>): void {
    for (const id of ids) this.#index.remove(id);
  }

  /**
   * Papers for what has been typed so far, best first: those named by id or link, those with every word in the title,
   * those with every word, those with some, each by BM25F. Filters without words: the latest first. Nothing typed:
   * nothing found. Hidden papers are left out, unless named or asked for by status. Never throws.
   */
  search(query: string, limit: number): SearchResults {
    const parsed = parseQuery(query, knownFilterValues(this.#themes, this.#sources));
    return executeQuery(parsed, this.#index, this.#themes, this.#parameters, limit);
  }

  #put(paper: Paper, index: InvertedIndex): void {
    index.put(paper);
    for (const source of sourcesOf(paper)) this.#sources.add(source);
  }

  #eachInSlices(
    papers: readonly Paper[],
    { signal, onProgress }: ProgressOptions,
    each: (paper: Paper) => void,
  ): Promise<void> {
    const total = papers.length;
    this.#progress = { done: 0, total };
    const afterSlice = (done: number): void => {
      this.#progress = { done, total };
      onProgress?.(this.#progress);
    };
    return forEachInSlices(papers, this.#clock, each, { signal, afterSlice });
  }
}

function sameTitles(themes: readonly Theme[], others: readonly Theme[]): boolean {
  return (
    themes.length === others.length &&
    themes.every(({ id, title }, at) => others[at]?.id === id && others[at].title === title)
  );
}
