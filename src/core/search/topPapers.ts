// Ranks scored papers and keeps the best few in order, without sorting the rest. Used by the search engine.
import type { Paper } from '../papers/paper.ts';
import type { Scores } from './bm25f.ts';
import type { InvertedIndex } from './invertedIndex.ts';
import type { QueryTerms } from './queryTerms.ts';
import type { RankingParameters } from './rankingParameters.ts';
import type { TypedTitle } from './typedTitle.ts';

/** The tiers of a ranking: a paper of a higher tier ranks above all papers of lower tiers, whatever the scores. */
export const tiers = { someWords: 0, allWords: 1, allInTitle: 2, typedTitle: 3, named: 4 } as const;

interface Candidate {
  readonly paper: Paper;
  readonly tier: number;
  readonly score: number;
}

/** A sorted list of the best candidates. Calls `accepts` only for papers that would be listed, so it may be slow. */
export class TopPapers {
  readonly #limit: number;
  readonly #accepts: (paper: Paper) => boolean;
  readonly #best: Candidate[] = [];

  constructor(limit: number, accepts: (paper: Paper) => boolean) {
    this.#limit = limit;
    this.#accepts = accepts;
  }

  get papers(): readonly Paper[] {
    return this.#best.map(({ paper }) => paper);
  }

  add(candidate: Candidate): void {
    const worst = this.#best.at(-1);
    const full = this.#best.length >= this.#limit;
    if (full && (worst === undefined || inOrder(worst, candidate) < 0)) return;
    if (!this.#accepts(candidate.paper)) return;
    if (full) this.#best.pop();
    let low = 0;
    for (let high = this.#best.length; low < high;) {
      const middle = (low + high) >>> 1;
      const there = this.#best[middle];
      if (there !== undefined && inOrder(there, candidate) < 0) low = middle + 1;
      else high = middle;
    }
    this.#best.splice(low, 0, candidate);
  }
}

/**
 * Whether a paper with the parts `found` has more than half of the bigrams of some run, or any word outside the runs.
 * A single bigram occurs in many unrelated words.
 */
export function hasEnoughBigrams(found: number, { runs }: QueryTerms): boolean {
  const inRuns = runs.reduce((all, run) => all | run, 0);
  return (found & ~inRuns) !== 0 || runs.some(run => 2 * bitCount(found & run) > bitCount(run));
}

/**
 * Returns the tier and final score of a paper that has at least one of the words. `isTyped` tells whether its
 * title begins as the query does.
 */
export function rank(
  slot: number,
  scores: Scores,
  { allParts }: QueryTerms,
  index: InvertedIndex,
  newest: number,
  parameters: RankingParameters,
  isTyped?: TypedTitle,
): { tier: number; score: number } {
  const age = newest - (index.dates[slot] ?? 0);
  const score = (scores.score[slot] ?? 0) * (1 + parameters.recencyBoost * 2 ** -age);
  const inTitle = scores.inTitle[slot] ?? 0;
  if (allParts === 0) return { tier: tiers.someWords, score };
  const isTitle = inTitle !== 0 && isTyped?.(bitCount(inTitle), index.papers[slot]) === true;
  if (isTitle || inTitle === allParts) {
    // Among titles with all words, those with the fewest other words win: a title typed in full ranks first.
    const named = bitCount(inTitle) / Math.max(1, index.titleLengths[slot] ?? 1);
    const tier = isTitle ? tiers.typedTitle : tiers.allInTitle;
    return { tier, score: score * (1 + Math.min(1, named)) };
  }
  return { tier: scores.anywhere[slot] === allParts ? tiers.allWords : tiers.someWords, score };
}

/** Negative if `a` ranks before `b`: by tier, score, date (latest first), then id. */
function inOrder(a: Candidate, b: Candidate): number {
  return (
    b.tier - a.tier ||
    b.score - a.score ||
    compare(b.paper.published, a.paper.published) ||
    compare(a.paper.id, b.paper.id)
  );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

export function bitCount(bits: number): number {
  let count = 0;
  for (let rest = bits; rest !== 0; rest &= rest - 1) count++;
  return count;
}
