// The constants of the ranking. None is fitted to a test collection; README.md shows that nearby values do as well.

export interface RankingParameters {
  /** Saturation of term frequency; the middle of BM25's usual range, 1.2 to 2. */
  readonly k1: number;
  /** Strength of length normalisation; the middle of BM25's usual range, 0.5 to 0.8. */
  readonly b: number;
  /** Factor of an occurrence in the title; an occurrence in the abstract counts 1. */
  readonly titleBoost: number;
  /** Factor of an occurrence in an author's name; an occurrence in the abstract counts 1. */
  readonly authorBoost: number;
  /** Weight of a compound as a whole (`fewshot`), in addition to its parts, which count 1 each. */
  readonly compoundWeight: number;
  /** Weight of a word that starts with the typed word; the typed word itself counts 1. */
  readonly prefixWeight: number;
  /** Weight of a word with a similar spelling. */
  readonly fuzzyWeight: number;
  /** Maximum share that a paper's score gains by being new; smaller than the gain of any matching word. */
  readonly recencyBoost: number;
}

export const defaultRankingParameters: RankingParameters = {
  k1: 1.6,
  b: 0.65,
  titleBoost: 2,
  authorBoost: 2,
  compoundWeight: 0.5,
  prefixWeight: 0.75,
  fuzzyWeight: 0.5,
  recencyBoost: 0.03,
};
