// How much of what a paper is most about is in the code: one rare word in common says little when its title has others.
import type { PaperPostings } from './paperPostings.ts';

/** A word stands this often in a paper that is about it; each word of a title counts so. */
const centralTimes = 3;
/** What is not known of a paper: it keeps a short title with one common word from being all there or all missing. */
const unknownBits = 10;
const unknownShare = 0.5;

/**
 * Share of the paper's central words that are among those asked, 0 to 1, each weighed by its rarity in bits,
 * −log₂ of the share of papers that have it. `asked` has numbers of stems; `withoutUndefined` is how many papers stand behind a rarity.
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
