// Papers and themes as vectors of words: a paper's words weighed by how rare they are, a theme's the sum of its papers'.

/** Stem and weight by turns in two lists; of unit length. */
export interface Vector {
  readonly stems: readonly string[];
  readonly weights: readonly number[];
}

export class ThemeVectors {
  readonly #frequencies = new Map<string, number>();
  readonly #papers: number;
  readonly #themes: number;
  /** By stem: its weight in each theme. */
  readonly #sums = new Map<string, Float64Array>();
  readonly #lengths: Float64Array;

  /** `papers`: how often each stem is in each of the papers that tell which words are common. */
  constructor(papers: readonly ReadonlyMap<string, number>[], themes: number) {
    this.#papers = papers.length;
    this.#themes = themes;
    this.#lengths = new Float64Array(themes);
    for (const counts of papers)
      for (const stem of counts.keys()) this.#frequencies.set(stem, (this.#frequencies.get(stem) ?? 0) + 1);
  }

  /** How much a word says that is in so many of the papers. */
  rarity(papers: number): number {
    return Math.log(1 + (this.#papers + 0.5) / (papers + 0.5));
  }

  /** (1 + ln tf) · rarity (Manning, Raghavan, Schütze 2008, 6.4). */
  vector(counts: ReadonlyMap<string, number>): Vector {
    const weights = Array.from(
      counts,
      ([stem, count]) => (1 + Math.log(count)) * this.rarity(this.#frequencies.get(stem) ?? 0),
    );
    const length = Math.hypot(...weights);
    return { stems: [...counts.keys()], weights: weights.map(weight => weight / length) };
  }

  /** Adds a paper to a theme, or takes it out again. */
  add(theme: number, { stems, weights }: Vector, times: 1 | -1): void {
    for (const [at, stem] of stems.entries()) {
      const sums = this.#sums.get(stem) ?? new Float64Array(this.#themes);
      this.#sums.set(stem, sums);
      sums[theme] = (sums[theme] ?? 0) + times * (weights[at] ?? 0);
    }
    let squares = 0;
    for (const sums of this.#sums.values()) squares += (sums[theme] ?? 0) ** 2;
    this.#lengths[theme] = Math.sqrt(squares);
  }

  /** By theme; 0 for one without papers. */
  cosines({ stems, weights }: Vector): Float64Array {
    const products = new Float64Array(this.#themes);
    for (let at = 0; at < stems.length; at += 1) {
      const sums = this.#sums.get(stems[at] ?? '');
      if (sums === undefined) continue;
      const weight = weights[at] ?? 0;
      for (let theme = 0; theme < products.length; theme += 1)
        products[theme] = (products[theme] ?? 0) + weight * (sums[theme] ?? 0);
    }
    return products.map((product, theme) => {
      const length = this.#lengths[theme] ?? 0;
      // What is left after the only paper is taken out is rounding.
      return length < 1e-9 ? 0 : product / length;
    });
  }
}
