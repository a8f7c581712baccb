// Ranks papers by their similarity to code or to other papers, with terms that are rare in papers and in code.
import type { Clock } from '../base/ports.ts';
import type { ProgressOptions } from '../base/progress.ts';
import { forEachInSlices } from '../base/slices.ts';
import { TopK } from '../base/topK.ts';
import type { Paper, PaperId, Theme } from '../papers/paper.ts';
import { splitToken, tokenize } from '../text/tokenizer.ts';
import type { BackgroundFrequency } from './backgroundFrequency.ts';
import type { CodeTerm, CodeTerms } from './code.ts';
import type { Evidence, RelatedPaper } from './evidence.ts';
import { PaperPostings, plainStem } from './paperPostings.ts';
import { defaultParameters, type RelatedParameters } from './relatedParameters.ts';
import { Scorer, type QueryTerm } from './scorer.ts';
import { surfaceForm } from './termSnippet.ts';
import { TermWeights, type CodeContext } from './termWeights.ts';
import { wordStems } from './wordStems.ts';

interface RelatedOptions extends CodeContext {
  /** Also returns papers below the threshold; for benchmarks. */
  readonly ignoreThreshold?: boolean;
}

/** Maximum number of query terms when papers are compared; lighter terms reflect the style of a paper. */
const maxPaperTerms = 80;

export class RelatedEngine {
  readonly #clock: Clock;
  readonly #frequency: BackgroundFrequency;
  readonly #weights: RelatedParameters;
  #postings = new PaperPostings();
  /** Indexed by paper number. */
  #papers: readonly Paper[] = [];
  #scorer: Scorer;
  #termWeights: TermWeights;
  #themeOf = new Map<PaperId, string>();
  /** The stems of the terms of each theme, by theme id. */
  #themes = new Map<string, readonly string[]>();

  constructor(clock: Clock, frequency: BackgroundFrequency, weights: RelatedParameters = defaultParameters) {
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
    { signal, onProgress }: ProgressOptions = {},
  ): Promise<void> {
    const postings = new PaperPostings();
    const total = papers.length;
    const afterSlice = (done: number): void => onProgress?.({ done, total });
    await forEachInSlices(
      papers,
      this.#clock,
      paper => {
        postings.add(paper);
      },
      { signal, afterSlice },
    );
    const { steps, step } = postings.buildPostings();
    await forEachInSlices(
      Array.from({ length: steps }, (_, at) => at),
      this.#clock,
      step,
      { signal },
    );
    this.#postings = postings;
    this.#papers = papers;
    this.#scorer = new Scorer(postings, this.#weights);
    this.#termWeights = new TermWeights(postings, this.#frequency, this.#weights);
    this.#themeOf = new Map(papers.map(({ id, theme }) => [id, theme]));
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

  /** Returns the words that tell most about the code, for a search engine: lower case, each once, the most telling first. */
  queryWords({ terms }: CodeTerms, limit: number, options: RelatedOptions = {}): string[] {
    const best = new TopK<CodeTerm>(this.#weights.maxTerms);
    for (const term of terms) {
      const weight = this.#termWeights.weightInCode(term, options);
      if (weight > 0) best.add(term, weight);
    }
    const words = new Set<string>();
    for (const term of best.items)
      for (const word of tokenize(term.label).flatMap(wholeWords)) if (words.size < limit) words.add(word);
    return [...words];
  }

  /**
   * Returns the papers most similar to the chosen ones, without those; each chosen paper has the same weight. The query
   * also has the terms of their themes, because themes reflect how the reader groups papers.
   */
  relatedToPapers(ids: readonly PaperId[], limit: number): readonly RelatedPaper[] {
    const chosen = ids.flatMap(id => this.#postings.paperNumber(id) ?? []);
    const terms = new Map<number, number>();
    for (const paper of chosen)
      for (const [stem, count] of this.#postings.stemsIn(paper))
        terms.set(stem, (terms.get(stem) ?? 0) + Math.sqrt(count) / chosen.length);
    for (const stem of new Set(ids.flatMap(id => this.#themes.get(this.#themeOf.get(id) ?? '') ?? []))) {
      const number = this.#postings.stemNumber(stem);
      if (number !== undefined) terms.set(number, (terms.get(number) ?? 0) + this.#weights.themeWeight);
    }
    const best = new TopK<QueryTerm>(maxPaperTerms);
    for (const [number, weight] of terms) {
      const stem = this.#postings.stems[number] ?? '';
      // A stem that only the chosen papers have cannot lead to another paper.
      const leads =
        this.#postings.documentFrequency(number) > chosen.length && !this.#termWeights.isOrdinary(number);
      if (!leads || stem !== plainStem(stem)) continue;
      this.#addQueryTerms({ stem, label: stem, weight, lines: [] }, best);
    }
    const found = this.#scorer.best(best.items, { limit, exclude: new Set(chosen) });
    return found.map(related => ({ ...related, evidence: this.#withSurfaceForms(related) }));
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

/** `MaskedAutoencoder` is two words, and `LoRA` one. */
function wholeWords(token: string): string[] {
  const parts = splitToken(token);
  const words = parts.filter(({ from, to }) => to - from === 1).map(({ text }) => text);
  return words.some(word => word.length < 3) ? [token.toLowerCase()] : words;
}

function stemsInText(text: string): string[] {
  return tokenize(text).flatMap(token => wordStems(token).stems.map(({ stem }) => stem));
}
