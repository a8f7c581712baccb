// Scores every paper in the index against the terms of a query with BM25F: BM25 over title, authors and abstract as
// one weighted text (Robertson & Zaragoza, "The Probabilistic Relevance Framework: BM25 and Beyond", 2009, formulas
// 3.15 and 3.19 to 3.21):
//
//   score = Σ weight · idf · tf (k1 + 1) / (tf + k1 (1 − b + b · length / average length))
//   tf    = titleBoost · count in title + authorBoost · (1 if in authors) + count in abstract
//   idf   = ln(1 + (papers − frequency + ½) / (frequency + ½)), the variant that is never negative
import type { InvertedIndex } from './invertedIndex.ts';
import { inAbstract, inAuthors, inTitle, slotShift, titleShift } from './paperTerms.ts';
import type { QueryTerm, QueryTerms, TermExpansion } from './queryTerms.ts';
import type { RankingParameters } from './rankingParameters.ts';

/** The scores and matched query parts of all papers, as arrays indexed by slot. */
export interface Scores {
  readonly score: Float32Array;
  /** Bits of the query parts found in any field, as in `QueryTerm.parts`. */
  readonly anywhere: Uint32Array;
  /** Bits of the query parts found in the title. */
  readonly inTitle: Uint32Array;
}

/** Returns the BM25F scores of all slots. A word with several expansions adds only the score of its best one. */
export function scoreBm25f(
  { terms }: QueryTerms,
  index: InvertedIndex,
  parameters: RankingParameters,
): Scores {
  const slots = index.papers.length;
  const scores = {
    score: new Float32Array(slots),
    anywhere: new Uint32Array(slots),
    inTitle: new Uint32Array(slots),
  };
  for (const word of terms) {
    const [first, ...others] = word.expansions;
    if (first === undefined) continue;
    if (others.length === 0) {
      addBest(scores, scores.score, word, first, index, parameters, false);
      continue;
    }
    const best = new Float32Array(slots);
    for (const expansion of word.expansions) addBest(scores, best, word, expansion, index, parameters, true);
    for (let slot = 0; slot < slots; slot++)
      scores.score[slot] = (scores.score[slot] ?? 0) + (best[slot] ?? 0);
  }
  return scores;
}

/** Adds the score of one expansion to `sums`; with `best`, raises `sums` to that score where it is higher. */
function addBest(
  { anywhere, inTitle: titles }: Scores,
  sums: Float32Array,
  word: QueryTerm,
  { term, weight, frequency }: TermExpansion,
  index: InvertedIndex,
  { k1, b, titleBoost, authorBoost }: RankingParameters,
  best: boolean,
): void {
  const idf = Math.log(1 + (index.count - frequency + 0.5) / (frequency + 0.5));
  const most = word.weight * weight * idf * (k1 + 1);
  const flat = k1 * (1 - b);
  const perWord = (k1 * b) / Math.max(1, index.averageLength);
  const { lengths } = index;
  for (const posting of index.postings.read(term)) {
    const slot = posting >>> slotShift;
    const tf =
      titleBoost * ((posting & inTitle) >>> titleShift) +
      ((posting & inAuthors) === 0 ? 0 : authorBoost) +
      (posting & inAbstract);
    const share = (most * tf) / (tf + flat + perWord * (lengths[slot] ?? 0));
    const before = sums[slot] ?? 0;
    sums[slot] = best ? Math.max(before, share) : before + share;
    anywhere[slot] = (anywhere[slot] ?? 0) | word.parts;
    if ((posting & inTitle) !== 0) titles[slot] = (titles[slot] ?? 0) | word.parts;
  }
}
