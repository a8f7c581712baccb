// Scores papers over the postings of a query's terms, and says which terms made each score.
import { TopK } from '../base/topK.ts';
import { centralTermShare } from './centralTerms.ts';
import type { CodeTerm } from './code.ts';
import type { Evidence, RelatedPaper } from './evidence.ts';
import type { PaperPostings } from './paperPostings.ts';
import type { RelatedParameters } from './relatedParameters.ts';

export interface QueryTerm {
  readonly term: CodeTerm;
  /** The stem's number in the postings. */
  readonly number: number;
  /** All that is known of the term but how often a paper has it. */
  readonly weight: number;
}

interface RankingOptions {
  readonly limit: number;
  readonly threshold?: number;
  /** What the reasons beside the strongest bring at least. */
  readonly minOtherReasons?: number;
  /** How much a paper gains by the share of its central words that are among the terms. */
  readonly centralWeight?: number;
  /** Of a stem's number: it says nothing, so it is no central word. */
  readonly isOrdinary?: (stem: number) => boolean;
  /** Papers that are not wanted, by number. */
  readonly exclude?: ReadonlySet<number>;
}

interface Reason {
  readonly term: CodeTerm;
  /** Share of the paper's score. */
  readonly weight: number;
}

const maxEvidence = 8;
/** A reason with a smaller share of the score explains nothing. */
const minShare = 0.03;
/** Papers whose central words are looked at: the best without them. */
const maxCandidates = 50;
/** The share of central words at which a score stays as it is. */
const neutralShare = 0.3;

/** BM25 over weighted terms: Σ weight · tf·(k1+1) / (tf + k1·(1 − b + b·length/average)). Robertson & Zaragoza 2009. */
export class Scorer {
  readonly #postings: PaperPostings;
  readonly #k1: number;
  readonly #tablePapers: number;
  /** Of each paper: k1·(1 − b + b·length/average). */
  readonly #norms: Float64Array;
  /** Room for the scores of one query after the other. */
  readonly #scores: Float64Array;

  constructor(postings: PaperPostings, { k1, b, backgroundPapers }: RelatedParameters) {
    const { lengths } = postings;
    const average = lengths.reduce((sum, length) => sum + length, 0) / Math.max(1, lengths.length);
    this.#postings = postings;
    this.#k1 = k1;
    this.#tablePapers = backgroundPapers;
    this.#norms = Float64Array.from(lengths, length => k1 * (1 - b + (b * length) / average));
    this.#scores = new Float64Array(lengths.length);
  }

  /** The best papers, best first; the catalogue's order where scores are equal. */
  best(terms: readonly QueryTerm[], { limit, exclude, ...options }: RankingOptions): RelatedPaper[] {
    const { threshold = 0, minOtherReasons = 0, centralWeight = 0, isOrdinary } = options;
    const sums = this.#scores.fill(0);
    for (const { number, weight } of terms) this.#score(number, weight, sums);
    const candidates = new TopK<number>(Math.max(maxCandidates, limit * 2));
    for (let paper = 0; paper < sums.length; paper++) {
      const sum = sums[paper] ?? 0;
      if (sum > 0 && exclude?.has(paper) !== true) candidates.add(paper, sum);
    }
    const places = new Map(terms.map(({ number }, place) => [number, place]));
    const known = this.#postings.ids.length + this.#tablePapers;
    const best = candidates.items
      .map(paper => {
        const share =
          centralWeight === 0
            ? neutralShare
            : centralTermShare(this.#postings, paper, places, known, isOrdinary);
        return { paper, score: (sums[paper] ?? 0) * (1 + centralWeight * (share - neutralShare)) };
      })
      .filter(({ score }) => score >= threshold)
      .sort((a, b) => b.score - a.score);
    const related: RelatedPaper[] = [];
    for (const { paper, score } of best) {
      if (related.length === limit) break;
      const reasons = withoutDuplicates(this.#reasons(paper, sums[paper] ?? 0, terms, places));
      if (!isCoincidence(reasons, score, minOtherReasons))
        related.push({ paper: this.#postings.ids[paper] ?? '', score, evidence: reasons.map(evidenceOf) });
    }
    return related;
  }

  #score(number: number, weight: number, scores: Float64Array): void {
    const { papers, counts } = this.#postings;
    const end = this.#postings.postingsStart(number + 1);
    for (let at = this.#postings.postingsStart(number); at < end; at++) {
      const paper = papers[at] ?? 0;
      scores[paper] = (scores[paper] ?? 0) + weight * this.#saturated(counts[at] ?? 0, paper);
    }
  }

  #saturated(times: number, paper: number): number {
    return (times * (this.#k1 + 1)) / (times + (this.#norms[paper] ?? 0));
  }

  /** Heaviest first. `places` has where each stem's number is in the terms. */
  #reasons(
    paper: number,
    sum: number,
    terms: readonly QueryTerm[],
    places: ReadonlyMap<number, number>,
  ): Reason[] {
    const shared: { place: number; times: number }[] = [];
    this.#postings.forEachStem(paper, (number, times) => {
      const place = places.get(number);
      if (place !== undefined) shared.push({ place, times });
    });
    return shared
      .sort((a, b) => a.place - b.place)
      .flatMap(({ place, times }): Reason | [] => {
        const found = terms[place];
        if (found === undefined || found.weight <= 0) return [];
        const part = found.weight * this.#saturated(times, paper);
        return { term: found.term, weight: Math.min(1, part / sum) };
      })
      .sort((a, b) => b.weight - a.weight);
  }
}

/** One rare word in common is one; two words in a row that the file is called by are none. */
function isCoincidence([strongest]: readonly Reason[], score: number, otherReasons: number): boolean {
  if (strongest === undefined) return true;
  return strongest.term.isName !== true && score * (1 - strongest.weight) < otherReasons;
}

/** A name and its parts are one reason: the heaviest of them is shown. */
function withoutDuplicates(reasons: readonly Reason[]): Reason[] {
  const kept: Reason[] = [];
  const names: string[] = [];
  for (const reason of reasons) {
    const name = reason.term.label.toLowerCase();
    const known = names.some(other => other.includes(name) || name.includes(other));
    if (known || (reason.weight < minShare && kept.length > 0)) continue;
    kept.push(reason);
    names.push(name);
    if (kept.length === maxEvidence) break;
  }
  return kept;
}

function evidenceOf({ term: { stem, label, lines }, weight }: Reason): Evidence {
  return { stem, label, lines, weight };
}
