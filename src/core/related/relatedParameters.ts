// The constants of the related-papers ranking. README.md has the formula and the effect of each constant.

export interface RelatedParameters {
  /** Maximum number of terms of the code in a query; the heaviest are used. */
  readonly maxTerms: number;
  /** `k1` (saturation of term frequency) and `b` (length normalisation) of BM25. Robertson & Zaragoza 2009. */
  readonly k1: number;
  readonly b: number;
  /** Exponent of the rarity in papers; 1 in BM25. */
  readonly paperRarity: number;
  /** Exponent of the rarity in code; 0 ignores it. */
  readonly codeRarity: number;
  /** Exponent of the weight of a term; below 1, several terms count more than a single very rare one. */
  readonly weightExponent: number;
  /** Factor of a bigram's rarity in code; 1 for a single word. */
  readonly bigramWeight: number;
  /** Extra weight of a term in the paper that introduces it as a name, as a share of the weight of the word. */
  readonly nameWeight: number;
  /** Weight of an initialism that the paper spells out, as a share of the weight of the word. */
  readonly initialismWeight: number;
  /** Effect of the central terms on a score: 1.5 nearly doubles it if the code has all, or halves it if none. */
  readonly centralWeight: number;
  /** When papers are compared: weight of a term of their theme; a single word of an abstract has 1. */
  readonly themeWeight: number;
  /** Number of papers that the shipped table counts for, next to the papers of the catalogue. */
  readonly backgroundPapers: number;
  /** Number of files that the shipped table counts for, next to the open files of the workspace. */
  readonly workspaceFiles: number;
  /** Maximum share of code files that have a key of a paper: its name, or a term by which code shows it. */
  readonly maxKeyShare: number;
  /** Minimum score of a paper that is shown. Independent of the size of the catalogue, because rarities use shares. */
  readonly threshold: number;
  /** Minimum score from terms other than the strongest, because a single shared rare word is a coincidence. */
  readonly minOtherReasons: number;
}

export const defaultParameters: RelatedParameters = {
  maxTerms: 80,
  k1: 1.2,
  b: 0.5,
  paperRarity: 1,
  codeRarity: 1.5,
  weightExponent: 0.7,
  bigramWeight: 1.4,
  nameWeight: 0.5,
  initialismWeight: 0.6,
  centralWeight: 1.5,
  themeWeight: 6,
  backgroundPapers: 8000,
  workspaceFiles: 40,
  maxKeyShare: 1 / 32,
  threshold: 18,
  minOtherReasons: 7,
};
