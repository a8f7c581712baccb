// Vectors of papers and themes: a paper's stems are weighted by rarity, and a theme is the sum of its papers.
// Used by the theme classifier.
import { NumberMap } from '../base/numberMap.ts';
import type { StemCounts } from './paperStemmer.ts';

/** A sparse vector of unit length, as parallel arrays of stems and weights. */
export interface Vector {
  readonly stems: Uint32Array;
  readonly weights: readonly number[];
}

export class ThemeVectors {
  /** The rarity of each stem that a paper has. */
  readonly #rarities = new NumberMap<number>();
  readonly #papers: number;
  readonly #themes: number;
  /** The weight in each theme, by stem. */
  readonly #sums = new NumberMap<Float64Array>();
  readonly #lengths: Float64Array;

  /** `papers`: the count of each stem in each paper, for document frequencies. `themes`: the number of themes. */
  constructor(papers: readonly StemCounts[], themes: number) {
    this.#papers = papers.length;
    this.#themes = themes;
    this.#lengths = new Float64Array(themes);
    const frequencies = new Map<number, number>();
    for (const { stems } of papers)
      for (const stem of stems) frequencies.set(stem, (frequencies.get(stem) ?? 0) + 1);
    for (const [stem, frequency] of frequencies) this.#rarities.set(stem, this.rarity(frequency));
  }

  /** Returns the inverse document frequency of a word in this number of papers. */
  rarity(papers: number): number {
    return Math.log(1 + (this.#papers + 0.5) / (papers + 0.5));
  }

  /** Returns the unit vector with weights (1 + ln tf) · rarity (Manning, Raghavan, Schütze 2008, 6.4). Uses the stems as they are. */
  vector({ stems, counts }: StemCounts): Vector {
    const unseen = this.rarity(0);
    const weights: number[] = [];
    for (let at = 0; at < stems.length; at += 1) {
      const rarity = this.#rarities.get(stems[at] ?? 0) ?? unseen;
      weights.push((1 + Math.log(counts[at] ?? 0)) * rarity);
    }
    const length = Math.hypot(...weights);
    return { stems, weights: weights.map(weight => weight / length) };
  }

  /** Adds a paper to a theme (`times` 1), or removes it again (−1). */
  add(theme: number, { stems, weights }: Vector, times: 1 | -1): void {
    for (const [at, stem] of stems.entries()) {
      const sums = this.#sums.get(stem) ?? new Float64Array(this.#themes);
      this.#sums.set(stem, sums);
      sums[theme] = (sums[theme] ?? 0) + times * (weights[at] ?? 0);
    }
    let squares = 0;
    for (const sums of this.#sums.values) squares += (sums[theme] ?? 0) ** 2;
    this.#lengths[theme] = Math.sqrt(squares);
  }

  /** Returns the cosine with each theme; 0 for a theme without papers. */
  cosines({ stems, weights }: Vector): Float64Array {
    const products = new Float64Array(this.#themes);
    for (let at = 0; at < stems.length; at += 1) {
      const sums = this.#sums.get(stems[at] ?? 0);
      if (sums === undefined) continue;
      const weight = weights[at] ?? 0;
      for (let theme = 0; theme < products.length; theme += 1)
        products[theme] = (products[theme] ?? 0) + weight * (sums[theme] ?? 0);
    }
    return products.map((product, theme) => {
      const length = this.#lengths[theme] ?? 0;
      // After the only paper of a theme is removed, a rounding error remains.
      return length < 1e-9 ? 0 : product / length;
    });
  }
}
