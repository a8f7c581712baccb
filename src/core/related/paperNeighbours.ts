// Finds the nearest papers of many papers among a fixed set, by the scores of "similar papers" and without reasons.
import type { Clock } from '../base/ports.ts';
import type { ProgressOptions } from '../base/progress.ts';
import { forEachInSlices } from '../base/slices.ts';
import { TopK } from '../base/topK.ts';
import type { PaperId } from '../papers/paper.ts';
import type { PaperPostings } from './paperPostings.ts';
import type { QueryTerm, Scorer } from './scorer.ts';

/** A paper of the set, by its place in it, and its score. */
export interface Neighbour {
  readonly place: number;
  readonly score: number;
}

export class PaperNeighbours {
  readonly #postings: PaperPostings;
  readonly #scorer: Scorer;
  readonly #termsOf: (paper: number) => readonly QueryTerm[];
  /** Of stem n, the places of papers in the set and their saturated frequencies: from `#starts[n]` up to `#starts[n + 1]`. */
  #starts = new Uint32Array(1);
  #places = new Uint32Array(0);
  #frequencies = new Float32Array(0);
  #scores = new Float32Array(0);

  constructor(postings: PaperPostings, scorer: Scorer, termsOf: (paper: number) => readonly QueryTerm[]) {
    this.#postings = postings;
    this.#scorer = scorer;
    this.#termsOf = termsOf;
  }

  /** Ids of all papers of the engine. */
  get ids(): readonly PaperId[] {
    return this.#postings.ids;
  }

  /** Chooses the papers among which neighbours are sought, in slices; ids that the engine does not have are no one's neighbour. */
  async among(ids: readonly PaperId[], clock: Clock, { signal }: ProgressOptions = {}): Promise<void> {
    const postings = this.#postings;
    const numbers = ids.map(id => postings.paperNumber(id) ?? -1);
    const starts = new Uint32Array(postings.stemCount + 1);
    await forEachInSlices(
      numbers,
      clock,
      paper => {
        postings.forEachStem(paper, stem => {
          starts[stem + 1] = (starts[stem + 1] ?? 0) + 1;
        });
      },
      { signal },
    );
    for (let stem = 0; stem < postings.stemCount; stem++)
      starts[stem + 1] = (starts[stem + 1] ?? 0) + (starts[stem] ?? 0);
    const total = starts.at(-1) ?? 0;
    const [places, frequencies, next] = [new Uint32Array(total), new Float32Array(total), starts.slice()];
    await forEachInSlices(
      [...numbers.entries()],
      clock,
      ([place, paper]) => {
        postings.forEachStem(paper, (stem, times) => {
          const at = next[stem] ?? 0;
          places[at] = place;
          frequencies[at] = this.#scorer.saturated(times, paper);
          next[stem] = at + 1;
        });
      },
      { signal },
    );
    [this.#starts, this.#places, this.#frequencies] = [starts, places, frequencies];
    this.#scores = new Float32Array(ids.length);
  }

  /** Returns the nearest papers of the set, nearest first, without the paper itself. Synchronous: a fraction of a ms. */
  nearest(id: PaperId, count: number, except?: number): readonly Neighbour[] {
    const paper = this.#postings.paperNumber(id);
    if (paper === undefined) return [];
    const scores = this.#scores.fill(0);
    for (const { number, weight } of this.#termsOf(paper)) {
      const end = this.#starts[number + 1] ?? 0;
      for (let at = this.#starts[number] ?? 0; at < end; at++) {
        const place = this.#places[at] ?? 0;
        scores[place] = (scores[place] ?? 0) + weight * (this.#frequencies[at] ?? 0);
      }
    }
    const best = new TopK<number>(count);
    for (let place = 0; place < scores.length; place++) {
      const score = scores[place] ?? 0;
      if (score > 0 && place !== except) best.add(place, score);
    }
    return best.items.map(place => ({ place, score: scores[place] ?? 0 }));
  }
}
