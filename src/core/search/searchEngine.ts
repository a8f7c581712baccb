// The palette's engine: an index that is filled in short slices, and the search over what it holds by now.
import type { Paper, PaperId, Theme } from '../paper.ts';
import { noMarks, type PaperMarks } from '../readingList/marks.ts';
import type { Clock, StopSignal } from '../ports.ts';
import { knownNames, sourcesOf } from './filters.ts';
import { findPapers, type SearchResults } from './find.ts';
import { PaperTerms } from './paperTerms.ts';
import { parseQuery } from './query.ts';
import { ranking as usualRanking, type Ranking } from './ranking.ts';
import { inSlices } from '../slices.ts';

export interface Progress {
  /** Papers dealt with, of all that were given; equal when the work is done. */
  readonly done: number;
  readonly total: number;
}

interface IndexingOptions {
  readonly signal?: StopSignal;
  /** Called after every slice. */
  readonly onProgress?: (progress: Progress) => void;
}

/** An index with fewer papers than this share of its slots is worth making anew. */
const leastFull = 0.5;

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
  readonly #ranking: Ranking;
  readonly #marks: PaperMarks;
  #themes: readonly Theme[] = [];
  #sources = new Set<string>();
  #index: PaperTerms;
  #progress: Progress = { done: 0, total: 0 };

  /** `marks`: what the user says of papers; notes are indexed when their papers are held or added again. */
  constructor(clock: Clock, ranking: Ranking = usualRanking, marks: PaperMarks = noMarks) {
    this.#marks = marks;
    this.#clock = clock;
    this.#ranking = ranking;
    this.#index = new PaperTerms(new Map(), ranking.titleWeight, marks);
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
  async hold(
    papers: readonly Paper[],
    themes: readonly Theme[],
    options: IndexingOptions = {},
  ): Promise<void> {
    if (!sameTitles(themes, this.#themes) || this.#index.count < this.#index.papers.length * leastFull) {
      const titles = new Map(themes.map(({ id, title }) => [id, title]));
      this.#index = new PaperTerms(titles, this.#ranking.titleWeight, this.#marks);
      this.#sources = new Set();
    }
    this.#themes = themes;
    const index = this.#index;
    const wanted = new Set<PaperId>();
    await this.#eachInSlices(papers, options, paper => {
      wanted.add(paper.id);
      this.#put(paper, index);
    });
    if (index.count === wanted.size) return;
    const remove = (paper: Paper | undefined): void => {
      if (paper !== undefined && !wanted.has(paper.id)) index.remove(paper.id);
    };
    await inSlices(index.papers, this.#clock, remove, { signal: options.signal });
  }

  /** Adds papers, each in the place of one with its id; in slices, like `hold`. */
  async add(papers: readonly Paper[], options: IndexingOptions = {}): Promise<void> {
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
    const parsed = parseQuery(query, knownNames(this.#themes, this.#sources));
    return findPapers(parsed, this.#index, this.#themes, this.#ranking, limit);
  }

  #put(paper: Paper, index: PaperTerms): void {
    index.put(paper);
    for (const source of sourcesOf(paper)) this.#sources.add(source);
  }

  #eachInSlices(
    papers: readonly Paper[],
    { signal, onProgress }: IndexingOptions,
    each: (paper: Paper) => void,
  ): Promise<void> {
    const total = papers.length;
    this.#progress = { done: 0, total };
    const afterSlice = (done: number): void => {
      this.#progress = { done, total };
      onProgress?.(this.#progress);
    };
    return inSlices(papers, this.#clock, each, { signal, afterSlice });
  }
}

function sameTitles(themes: readonly Theme[], others: readonly Theme[]): boolean {
  return (
    themes.length === others.length &&
    themes.every(({ id, title }, at) => others[at]?.id === id && others[at].title === title)
  );
}
