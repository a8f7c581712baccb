// The best papers of all scored ones, in order, without sorting the rest.
import type { Paper } from '../papers/paper.ts';
import type { Scores } from './bm25f.ts';
import type { InvertedIndex } from './invertedIndex.ts';
import type { QueryTerms } from './queryTerms.ts';
import type { RankingParameters } from './rankingParameters.ts';

/** A paper above another in this list stays above it whatever their scores. */
export const tiers = { someWords: 0, allWords: 1, allInTitle: 2, named: 3 } as const;

interface Candidate {
  readonly paper: Paper;
  readonly tier: number;
  readonly score: number;
}

/** In one kept order; `accepts` is asked only of papers that would be among the best, so it may cost something. */
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
 * Of a run of signs most pairs must be there: one alone is in many words that have nothing to do with it. `found`:
 * the bits of the parts that a paper has.
 */
export function hasEnoughBigrams(found: number, { runs }: QueryTerms): boolean {
  const inRuns = runs.reduce((all, run) => all | run, 0);
  return (found & ~inRuns) !== 0 || runs.some(run => 2 * bitCount(found & run) > bitCount(run));
}

/** The tier and final score of a paper that has some of the words. */
export function rank(
  slot: number,
  scores: Scores,
  { allParts }: QueryTerms,
  index: InvertedIndex,
  newest: number,
  parameters: RankingParameters,
): { tier: number; score: number } {
  const age = newest - (index.dates[slot] ?? 0);
  const score = (scores.score[slot] ?? 0) * (1 + parameters.recencyBoost * 2 ** -age);
  const inTitle = scores.inTitle[slot] ?? 0;
  if (allParts === 0) return { tier: tiers.someWords, score };
  if (inTitle === allParts) {
    // Of titles with every word, the one with least beside them: a title typed whole comes first.
    const named = bitCount(inTitle) / Math.max(1, index.titleLengths[slot] ?? 1);
    return { tier: tiers.allInTitle, score: score * (1 + Math.min(1, named)) };
  }
  return { tier: scores.anywhere[slot] === allParts ? tiers.allWords : tiers.someWords, score };
}

/** Negative when `a` goes before `b`. Later papers first, then by id, where nothing else tells them apart. */
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

function bitCount(bits: number): number {
  let count = 0;
  for (let rest = bits; rest !== 0; rest &= rest - 1) count++;
  return count;
}
