// The constants of the ranking. None is fitted to a collection; README.md shows that their neighbours do as well.

export interface RankingParameters {
  /** How soon repeating a term stops counting: the middle of BM25's usual 1.2 to 2. */
  readonly k1: number;
  /** How much a long text is marked down: the middle of BM25's usual 0.5 to 0.8. */
  readonly b: number;
  /** A word in the title counts as so many in the abstract. */
  readonly titleBoost: number;
  /** An author's name counts as so many words of the abstract. */
  readonly authorBoost: number;
  /** A compound as a whole (`fewshot`), beside its parts, which count 1 each. */
  readonly compoundWeight: number;
  /** A word that only starts with what is typed; the word itself counts 1. */
  readonly prefixWeight: number;
  /** A word that is only spelt nearly so. */
  readonly fuzzyWeight: number;
  /** The most that a new paper gains on an old one, as a share of its score: less than any word that matches. */
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
