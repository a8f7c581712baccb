// Scores papers over the postings of a query's terms, and says which terms made each score.
import type { Evidence, RelatedPaper } from './evidence.ts';
import type { CodeTerm } from './code.ts';
import type { PaperPostings } from './paperPostings.ts';
import type { RelatedWeights } from './weights.ts';

export interface QueryTerm {
  readonly term: CodeTerm;
  /** The stem's number in the postings. */
  readonly number: number;
  /** All that is known of the term but how often a paper has it. */
  readonly weight: number;
}

export interface Wanted {
  readonly limit: number;
  readonly threshold?: number;
  /** What the reasons beside the strongest bring at least. */
  readonly otherReasons?: number;
  /** Papers that are not wanted, by number. */
  readonly except?: ReadonlySet<number>;
}

const mostEvidence = 8;
/** A reason with a smaller share of the score explains nothing. */
const leastShare = 0.02;

/** BM25 over weighted terms: Σ weight · tf·(k1+1) / (tf + k1·(1 − b + b·length/average)). Robertson & Zaragoza 2009. */
export function scorePapers(
  postings: PaperPostings,
  terms: readonly QueryTerm[],
  weights: RelatedWeights,
  { limit, threshold = 0, otherReasons = 0, except }: Wanted,
): RelatedPaper[] {
  const count = postings.ids.length;
  const average = postings.lengths.reduce((sum, length) => sum + length, 0) / Math.max(1, count);
  const scores = new Float64Array(count);
  for (const { number, weight } of terms)
    postings.forEach(number, (paper, times) => {
      scores[paper] =
        (scores[paper] ?? 0) + weight * saturated(times, postings.lengths[paper] ?? 0, average, weights);
    });
  const related: RelatedPaper[] = [];
  for (const paper of best(scores, limit * 2, threshold, except)) {
    const stems = postings.stemsIn(paper);
    const score = scores[paper] ?? 0;
    const evidence = terms.flatMap(({ term, number, weight }): Evidence | [] => {
      const times = stems.get(number);
      if (times === undefined || weight <= 0) return [];
      const { stem, shown, lines } = term;
      const part = weight * saturated(times, postings.lengths[paper] ?? 0, average, weights);
      return { stem, shown, lines, weight: Math.min(1, part / score) };
    });
    const reasons = distinct(evidence.sort((a, b) => b.weight - a.weight));
    const [strongest] = reasons;
    if (strongest !== undefined && score * (1 - strongest.weight) >= otherReasons)
      related.push({ paper: postings.ids[paper] ?? '', score, evidence: reasons });
    if (related.length === limit) break;
  }
  return related;
}

function saturated(times: number, length: number, average: number, { k1, b }: RelatedWeights): number {
  return (times * (k1 + 1)) / (times + k1 * (1 - b + (b * length) / average));
}

/** Numbers of the best papers, best first; the catalogue's order where scores are equal. */
function best(
  scores: Float64Array,
  limit: number,
  threshold: number,
  except: ReadonlySet<number> | undefined,
): number[] {
  const found: number[] = [];
  let worst = threshold;
  for (let paper = 0; paper < scores.length; paper++) {
    const score = scores[paper] ?? 0;
    if (score <= 0 || score < worst || except?.has(paper) === true) continue;
    if (found.length === limit && score <= worst) continue;
    let at = found.length;
    while (at > 0 && (scores[found[at - 1] ?? 0] ?? 0) < score) at--;
    found.splice(at, 0, paper);
    if (found.length > limit) found.pop();
    if (found.length === limit) worst = Math.max(threshold, scores[found.at(-1) ?? 0] ?? 0);
  }
  return found;
}

/** A name and its parts are one reason: the heaviest of them is shown. */
function distinct(evidence: readonly Evidence[]): Evidence[] {
  const kept: Evidence[] = [];
  for (const reason of evidence) {
    const name = reason.shown.toLowerCase();
    const known = kept.some(
      ({ shown }) => shown.toLowerCase().includes(name) || name.includes(shown.toLowerCase()),
    );
    if (!known && (reason.weight >= leastShare || kept.length === 0)) kept.push(reason);
    if (kept.length === mostEvidence) break;
  }
  return kept;
}
