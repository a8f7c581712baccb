// The constants of the ranking, in one place; README.md says what each is for and what it adds.

export interface RelatedParameters {
  /** How many of the code's terms are scored: the heaviest. */
  readonly maxTerms: number;
  /** BM25's saturation of repeated words and its share of length normalisation. Robertson & Zaragoza 2009. */
  readonly k1: number;
  readonly b: number;
  /** Exponent of the rarity in papers: BM25 has 1. */
  readonly paperRarity: number;
  /** Exponent of the rarity in code; 0 leaves it out. */
  readonly codeRarity: number;
  /** Exponent of a term's whole weight: under 1, several terms say more than one that is very rare. */
  readonly weightExponent: number;
  /** What a pair of neighbouring words weighs beside a word. */
  readonly bigramWeight: number;
  /** What the name that a paper introduces weighs beside the same word in another paper. */
  readonly nameWeight: number;
  /** How much a paper gains when the code has the words that it is most about: at 1.5 all of them nearly double it, and none nearly halve it. */
  readonly centralWeight: number;
  /** What each term of a chosen paper's theme weighs beside a word of its abstract, when papers are compared. */
  readonly themeWeight: number;
  /** How many documents the shipped table weighs against the catalogue and the workspace. */
  readonly backgroundPapers: number;
  readonly workspaceFiles: number;
  /** A score under this is not shown. Independent of the catalogue's size: rarities are shares. */
  readonly threshold: number;
  /** What the reasons beside the strongest bring at least: one rare word in common is a coincidence. */
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
  centralWeight: 1.5,
  themeWeight: 6,
  backgroundPapers: 8000,
  workspaceFiles: 20,
  threshold: 18,
  minOtherReasons: 7,
};
