// Ranks papers by their similarity to code or to other papers, with terms that are rare in papers and in code.
import type { AbortSignalLike, Clock } from '../base/ports.ts';
import type { ProgressOptions } from '../base/progress.ts';
import { TopK } from '../base/topK.ts';
import type { Paper, PaperId, Theme } from '../papers/paper.ts';
import type { PieceReader } from '../papers/paperPieces.ts';
import type { WeightedTerm } from '../text/weightedTerms.ts';
import { plainStem } from './paperAnalyser.ts';
import type { BackgroundFrequency } from './backgroundFrequency.ts';
import { selectCandidates } from './candidateFilter.ts';
import type { CodeTerm, CodeTerms } from './code.ts';
import type { Evidence, RelatedPaper } from './evidence.ts';
import { PaperNeighbours } from './paperNeighbours.ts';
import { PaperPostings } from './paperPostings.ts';
import { PaperStems } from './paperStems.ts';
import { defaultParameters, type RelatedParameters } from './relatedParameters.ts';
import { Scorer, type QueryTerm } from './scorer.ts';
import { heaviestTerms, searchTerms } from './searchTerms.ts';
import { surfaceForm } from './termSnippet.ts';
import { TermWeights, type CodeContext } from './termWeights.ts';
import { stemsInText } from './wordStems.ts';

interface RelatedOptions extends CodeContext {
  /** Also returns papers below the threshold; for benchmarks. */
  readonly ignoreThreshold?: boolean;
}

/** Maximum number of query terms when papers are compared; lighter terms reflect the style of a paper. */
const maxPaperTerms = 80;
/** Number of papers that are gone and not worth analysing the others again. */
const spareDocuments = 1000;
/** Maximum number of terms in a query to a server of the user's own. With 80 it takes a third longer and finds no more. */
const maxOwnTerms = 60;

/** Maximum number of papers that are ranked in full after a search, and of the words of code by which they are chosen. */
const maxCandidates = 60;
const candidateWords = 200;

export class RelatedEngine {
  readonly #clock: Clock;
  readonly #frequency: BackgroundFrequency;
  readonly #weights: RelatedParameters;
  /** The papers analysed so far; `index` analyses only those whose text is new. May be set to what a file kept. */
  paperStems: PaperStems;
  #postings = new PaperPostings();
  /** Indexed by paper number. */
  #papers: readonly Paper[] = [];
  #scorer: Scorer;
  #termWeights: TermWeights;
  /** The stems of the terms of each theme, by theme id. */
  #themes = new Map<string, readonly string[]>();

  /** `reader` reads the papers, which it may share with others. */
  constructor(
    clock: Clock,
    frequency: BackgroundFrequency,
    weights: RelatedParameters = defaultParameters,
    reader?: PieceReader,
  ) {
    this.paperStems = new PaperStems(reader);
    this.#clock = clock;
    this.#frequency = frequency;
    this.#weights = weights;
    this.#scorer = new Scorer(this.#postings, weights);
    this.#termWeights = new TermWeights(this.#postings, frequency, weights);
  }

  get count(): number {
    return this.#postings.ids.length;
  }

  /** Replaces the ranked papers once all are indexed. In slices; rejects with the signal's reason when aborted. */
  async index(
    papers: readonly Paper[],
    themes: readonly Theme[] = [],
    options: ProgressOptions = {},
  ): Promise<void> {
    // Papers that are gone keep their place among the stems until they are the larger part.
    if (this.paperStems.count > 2 * papers.length + spareDocuments)
      this.paperStems = new PaperStems(this.paperStems.reader);
    const postings = await PaperPostings.build(papers, this.paperStems, this.#clock, options);
    this.paperStems.reader.done();
    this.#postings = postings;
    this.#papers = papers;
    this.#scorer = new Scorer(postings, this.#weights);
    this.#termWeights = new TermWeights(postings, this.#frequency, this.#weights);
    this.#themes = new Map(themes.map(({ id, terms }) => [id, terms.flatMap(stemsInText)]));
  }

  /** Returns the papers at or above the threshold, best first. Synchronous: a few ms among 73,000 papers. */
  relatedToCode({ terms }: CodeTerms, limit: number, options: RelatedOptions = {}): readonly RelatedPaper[] {
    const best = new TopK<QueryTerm>(this.#weights.maxTerms);
    for (const term of terms) this.#addQueryTerms(term, best, options);
    const { threshold, minOtherReasons, centralWeight } = this.#weights;
    return this.#scorer.best(best.items, {
      limit,
      isTelling: number => this.#termWeights.isTelling(number),
      centralWeight,
      isOrdinary: number => this.#termWeights.isOrdinary(number),
      ...(options.ignoreThreshold === true ? {} : { threshold, minOtherReasons }),
    });
  }

  /** Returns the terms that tell most about the code, for an online search, of at most `maxWords` words together. */
  searchTerms({ terms }: CodeTerms, maxWords: number, code: CodeContext = {}): readonly WeightedTerm[] {
    return searchTerms(terms, stem => this.#termWeights.wordStatistics(stem, code), maxWords);
  }

  /** Returns the heaviest terms of the code, names that only it has among them: for a server of the user's own. */
  heaviestTerms({ terms }: CodeTerms, code: CodeContext = {}): readonly WeightedTerm[] {
    return heaviestTerms(terms, term => this.#termWeights.weightElsewhere(term, code), maxOwnTerms);
  }

  /** Returns those of the papers, which need not be indexed here, that are worth a full ranking. In slices. */
  selectCandidates(
    papers: readonly Paper[],
    { terms }: CodeTerms,
    code: CodeContext = {},
    signal?: AbortSignalLike,
  ): Promise<readonly Paper[]> {
    const heaviest = new TopK<CodeTerm>(candidateWords);
    for (const term of terms)
      if (!term.stem.includes(' ')) heaviest.add(term, this.#termWeights.weightElsewhere(term, code));
    const weights = new Map(
      heaviest.items.map(term => [term.stem, this.#termWeights.weightElsewhere(term, code)]),
    );
    return selectCandidates(papers, weights, { limit: maxCandidates, clock: this.#clock, signal });
  }

  /**
   * Returns the papers most similar to the chosen ones, without those; each chosen paper has the same weight. The query
   * also has the terms of their themes, because themes reflect how the reader groups papers.
   */
  relatedToPapers(ids: readonly PaperId[], limit: number): readonly RelatedPaper[] {
    return this.nearestPapers(ids, limit).map(related => ({
      ...related,
      evidence: this.#withSurfaceForms(related),
    }));
  }

  /** The same, with stems for the evidence: a tenth of the time for hundreds of papers. */
  nearestPapers(ids: readonly PaperId[], limit: number): readonly RelatedPaper[] {
    const chosen = ids.flatMap(id => this.#postings.paperNumber(id) ?? []);
    return this.#scorer.best(this.#termsOf(chosen), { limit, exclude: new Set(chosen) });
  }

  /** Returns what finds the nearest papers of many papers, by the scores of `relatedToPapers`. */
  neighbours(): PaperNeighbours {
    const postings = this.#postings;
    return new PaperNeighbours(postings, this.#scorer, paper => this.#termsOf([paper]));
  }

  /** Returns why one paper is similar to the other: the heaviest of the evidence that `relatedToPapers` would give. */
  evidenceBetween(id: PaperId, other: PaperId, most: number): readonly Evidence[] {
    const [chosen, paper] = [this.#postings.paperNumber(id), this.#postings.paperNumber(other)];
    if (chosen === undefined || paper === undefined) return [];
    const related = this.#scorer.evidenceOf(paper, this.#termsOf([chosen]));
    return this.#withSurfaceForms({ paper: other, score: 0, evidence: related.slice(0, most) });
  }

  /** Returns the heaviest terms of the papers with these numbers. */
  #termsOf(chosen: readonly number[]): readonly QueryTerm[] {
    const terms = new Map<number, number>();
    for (const paper of chosen)
      for (const [stem, count] of this.#postings.stemsIn(paper))
        terms.set(stem, (terms.get(stem) ?? 0) + Math.sqrt(count) / chosen.length);
    const themes = chosen.flatMap(paper => this.#themes.get(this.#papers[paper]?.theme ?? '') ?? []);
    for (const stem of new Set(themes)) {
      const number = this.#postings.stemNumber(stem);
      if (number !== undefined) terms.set(number, (terms.get(number) ?? 0) + this.#weights.themeWeight);
    }
    const best = new TopK<QueryTerm>(maxPaperTerms);
    for (const [number, weight] of terms) {
      // A stem that only the chosen papers have cannot lead to another paper.
      const leads =
        this.#postings.documentFrequency(number) > chosen.length && !this.#termWeights.isOrdinary(number);
      if (!leads) continue;
      const stem = this.#postings.stemText(number);
      if (stem !== plainStem(stem)) continue;
      this.#addQueryTerms({ stem, label: stem, weight, lines: [] }, best);
    }
    return best.items;
  }

  /** Labels the evidence with words as written in the found paper, in place of stems. */
  #withSurfaceForms({ paper: id, evidence }: RelatedPaper): readonly Evidence[] {
    const paper = this.#papers[this.#postings.paperNumber(id) ?? -1];
    return evidence.map(reason => ({
      ...reason,
      label: (paper && surfaceForm(paper, reason.stem)) ?? reason.label,
    }));
  }

  #addQueryTerms(term: CodeTerm, best: TopK<QueryTerm>, code?: CodeContext): void {
    for (const queryTerm of this.#termWeights.queryTerms(term, code)) best.add(queryTerm, queryTerm.weight);
  }
}
