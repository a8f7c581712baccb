// Computes the share of a paper's central terms that occur in the code. Used by the scorer, because a single shared
// rare word says little if the code lacks the other words of the title.
import type { PaperPostings } from './paperPostings.ts';

/** Minimum weighted count of a central term; one occurrence in the title is enough. */
const centralTimes = 3;
/** Prior that keeps the share of a short title from being 0 or 1: this many bits, of which half count as found. */
const unknownBits = 10;
const unknownShare = 0.5;

/**
 * Returns the share (0 to 1) of the paper's central terms that are in `queryStems`. Each term is weighted by its rarity
 * in bits: −log₂ of the share of papers with the term, out of `documentCount`. Skips ordinary stems.
 */
export function centralTermShare(
  postings: PaperPostings,
  paper: number,
  queryStems: { has(stem: number): boolean },
  documentCount: number,
  isOrdinary: (stem: number) => boolean = () => false,
): number {
  let all = unknownBits;
  let found = unknownBits * unknownShare;
  postings.forEachStem(paper, (stem, times) => {
    if (times < centralTimes || isOrdinary(stem)) return;
    const bits = Math.log2(documentCount / (postings.documentFrequency(stem) + 0.5));
    all += bits;
    if (queryStems.has(stem)) found += bits;
  });
  return found / all;
}
