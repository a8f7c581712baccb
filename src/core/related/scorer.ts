// Scores papers against weighted query terms with BM25, and explains each score by its terms. Used by the
// related-papers engine.
import { TopK } from '../base/topK.ts';
import { centralTermShare } from './centralTerms.ts';
import type { CodeTerm } from './code.ts';
import type { Evidence, RelatedPaper } from './evidence.ts';
import type { PaperPostings } from './paperPostings.ts';
import type { RelatedParameters } from './relatedParameters.ts';

export interface QueryTerm {
  readonly term: CodeTerm;
  /** Number of the stem in the postings. */
  readonly number: number;
  /** The weight of the term in every paper, without its term frequency. */
  readonly weight: number;
}

interface RankingOptions {
  readonly limit: number;
  /** Of a stem's number: whether it suffices to recognise a paper in code. Without it, papers need not be recognised. */
  readonly isTelling?: (stem: number) => boolean;
  readonly threshold?: number;
  /** Minimum score from terms other than the strongest. */
  readonly minOtherReasons?: number;
  /** Effect of the share of central terms on the score; 0 ignores it. */
  readonly centralWeight?: number;
  /** Whether the stem with this number says nothing about a subject, and so cannot be a central term. */
  readonly isOrdinary?: (stem: number) => boolean;
  /** Numbers of the papers to leave out. */
  readonly exclude?: ReadonlySet<number>;
}

interface Reason {
  readonly term: CodeTerm;
  /** Share of the paper's score. */
  readonly weight: number;
}

const maxEvidence = 8;
/** Minimum share of the score of a term listed as evidence. */
const minShare = 0.03;
/** Minimum number of best papers by BM25 that are ranked again with their central terms. */
const maxCandidates = 50;
/** The share of central terms that leaves a score unchanged. */
const neutralShare = 0.3;

/** BM25 over weighted terms: Σ weight · tf·(k1+1) / (tf + k1·(1 − b + b·length/average)). Robertson & Zaragoza 2009. */
export class Scorer {
  readonly #postings: PaperPostings;
  readonly #k1: number;
  readonly #tablePapers: number;
  /** k1·(1 − b + b·length/average) of each paper. */
  readonly #norms: Float64Array;
  /** The scores of the current query; reused by every query. */
  readonly #scores: Float64Array;

  constructor(postings: PaperPostings, { k1, b, backgroundPapers }: RelatedParameters) {
    const { lengths } = postings;
    const average = lengths.reduce((sum, length) => sum + length, 0) / Math.max(1, lengths.length);
    this.#postings = postings;
    this.#k1 = k1;
    this.#tablePapers = backgroundPapers;
    // `Float64Array.from` takes several times as long, 5 to 10 ms for 73,000.
    this.#norms = new Float64Array(lengths.map(length => k1 * (1 - b + (b * length) / average)));
    this.#scores = new Float64Array(lengths.length);
  }

  /** Returns the best papers, best first; papers with equal scores in catalogue order. */
  best(terms: readonly QueryTerm[], { limit, exclude, ...options }: RankingOptions): RelatedPaper[] {
    const { threshold = 0, minOtherReasons = 0, centralWeight = 0, isOrdinary, isTelling } = options;
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
      .filter(({ paper }) => isTelling === undefined || this.#isRecognised(paper, places, isTelling))
      .sort((a, b) => b.score - a.score);
    const related: RelatedPaper[] = [];
    for (const { paper, score } of best) {
      if (related.length === limit) break;
      const reasons = withoutDuplicates(asShares(this.#reasons(paper, terms, places), sums[paper] ?? 0));
      if (!isCoincidence(reasons, score, minOtherReasons))
        related.push({ paper: this.#postings.ids[paper] ?? '', score, evidence: reasons.map(evidenceOf) });
    }
    return related;
  }

  /** Returns the terms that make the score of one paper, heaviest first. */
  evidenceOf(paper: number, terms: readonly QueryTerm[]): readonly Evidence[] {
    const places = new Map(terms.map(({ number }, place) => [number, place]));
    const reasons = this.#reasons(paper, terms, places);
    const sum = reasons.reduce((total, { weight }) => total + weight, 0);
    return withoutDuplicates(asShares(reasons, sum)).map(evidenceOf);
  }

  /** Whether the terms have a key of the paper that is telling in code. */
  #isRecognised(
    paper: number,
    places: ReadonlyMap<number, number>,
    isTelling: (stem: number) => boolean,
  ): boolean {
    const keys = this.#postings.keysOf(paper);
    return keys === undefined || keys.some(key => places.has(key) && isTelling(key));
  }

  #score(number: number, weight: number, scores: Float64Array): void {
    const { papers, counts } = this.#postings;
    const end = this.#postings.postingsStart(number + 1);
    for (let at = this.#postings.postingsStart(number); at < end; at++) {
      const paper = papers[at] ?? 0;
      scores[paper] = (scores[paper] ?? 0) + weight * this.saturated(counts[at] ?? 0, paper);
    }
  }

  /** Returns the part of a term's score that depends on the paper, which has the term so many times. */
  saturated(times: number, paper: number): number {
    return (times * (this.#k1 + 1)) / (times + (this.#norms[paper] ?? 0));
  }

  /** Returns the terms that made the score with their parts of it, heaviest first. `places` maps stem numbers to positions in `terms`. */
  #reasons(paper: number, terms: readonly QueryTerm[], places: ReadonlyMap<number, number>): Reason[] {
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
        return { term: found.term, weight: found.weight * this.saturated(times, paper) };
      })
      .sort((a, b) => b.weight - a.weight);
  }
}

function asShares(reasons: readonly Reason[], sum: number): Reason[] {
  return reasons.map(({ term, weight }) => ({ term, weight: Math.min(1, weight / sum) }));
}

/** Whether the score rests on one shared term. A bigram in the name of the file or folder is never a coincidence. */
function isCoincidence([strongest]: readonly Reason[], score: number, otherReasons: number): boolean {
  if (strongest === undefined) return true;
  return strongest.term.isName !== true && score * (1 - strongest.weight) < otherReasons;
}

/** Returns the reasons to show. Of a name and its parts, keeps only the heaviest. */
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
