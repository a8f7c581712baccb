// Terms with weights, which say what code or a paper is about. Used by the online search for related papers.

export interface WeightedTerm {
  /** One word, or a phrase of a few words. */
  readonly text: string;
  /** How much it says about the subject, over 0; the heaviest term of a query has 1. */
  readonly weight: number;
}

/** Returns the terms, and those of the others that are not among them. */
export function mergeWeightedTerms(
  terms: readonly WeightedTerm[],
  others: readonly WeightedTerm[],
): readonly WeightedTerm[] {
  const texts = new Set(terms.map(({ text }) => text.toLowerCase()));
  return [...terms, ...others.filter(({ text }) => !texts.has(text.toLowerCase()))];
}

/**
 * Parses terms as a user edits them: separated by commas, or single words when there is no comma. A term keeps the
 * weight that it has in `proposed`; one that the user added has 1.
 */
export function parseWeightedTerms(text: string, proposed: readonly WeightedTerm[]): WeightedTerm[] {
  const weights = new Map(proposed.map(term => [term.text.toLowerCase(), term.weight]));
  const terms = new Map<string, WeightedTerm>();
  for (const piece of text.split(/[,;]/.test(text) ? /[,;]/ : /\s/)) {
    const term = piece.replace(/\s+/g, ' ').trim();
    const key = term.toLowerCase();
    if (/[\p{L}\p{N}]/u.test(term) && !terms.has(key))
      terms.set(key, { text: term, weight: weights.get(key) ?? 1 });
  }
  return [...terms.values()].sort((a, b) => b.weight - a.weight);
}
