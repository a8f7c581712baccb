// Ranks papers by their similarity to code or to other papers, with terms that are rare in papers and in code.
import type { Clock } from '../base/ports.ts';
import type { ProgressOptions } from '../base/progress.ts';
import { forEachInSlices } from '../base/slices.ts';
import { TopK } from '../base/topK.ts';
import type { Paper, PaperId, Theme } from '../papers/paper.ts';
import { tokenize } from '../text/tokenizer.ts';
import type { BackgroundFrequency } from './backgroundFrequency.ts';
import type { CodeTerm, CodeTerms } from './code.ts';
import type { Evidence, RelatedPaper } from './evidence.ts';
import { initialismPrefix, namePrefix, PaperPostings } from './paperPostings.ts';
import { defaultParameters, type RelatedParameters } from './relatedParameters.ts';
import { Scorer, type QueryTerm } from './scorer.ts';
import { surfaceForm } from './termSnippet.ts';
import { wordStems } from './wordStems.ts';
import type { WorkspaceFrequency } from './workspaceFrequency.ts';

interface RelatedOptions {
  /** URI of the file with the code, which is excluded from the workspace frequencies. */
  readonly uri?: string;
  readonly workspace?: WorkspaceFrequency;
  /** Also returns papers below the threshold; for benchmarks. */
  readonly ignoreThreshold?: boolean;
}

/** Maximum number of query terms when papers are compared; lighter terms reflect the style of a paper. */
const maxPaperTerms = 80;
/** Maximum rarity in code, in bits: a share of one file in 65,000 (2^16). */
const rarestBits = 16;

/** The statistics of a stem that do not depend on the code; cached. */
interface StemStatistics {
  readonly rarityInPapers: number;
  /** Share of code files with the stem. */
  readonly inCode: number;
  /** Number of the term for the stem as an introduced name, if some paper introduces it. */
  readonly name: number | undefined;
}

export class RelatedEngine {
  readonly #clock: Clock;
  readonly #frequency: BackgroundFrequency;
  readonly #weights: RelatedParameters;
  #postings = new PaperPostings();
  /** Indexed by paper number. */
  #papers: readonly Paper[] = [];
  #scorer: Scorer;
  /** Indexed by stem number; filled on demand. */
  #statistics: (StemStatistics | undefined)[] = [];
  #themeOf = new Map<PaperId, string>();
  /** The stems of the terms of each theme, by theme id. */
  #themes = new Map<string, readonly string[]>();

  constructor(clock: Clock, frequency: BackgroundFrequency, weights: RelatedParameters = defaultParameters) {
    this.#clock = clock;
    this.#frequency = frequency;
    this.#weights = weights;
    this.#scorer = new Scorer(this.#postings, weights);
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
    this.#statistics = new Array<StemStatistics | undefined>(postings.stems.length);
    this.#themeOf = new Map(papers.map(({ id, theme }) => [id, theme]));
    this.#themes = new Map(themes.map(({ id, terms }) => [id, terms.flatMap(stemsInText)]));
  }

  /** Returns the papers at or above the threshold, best first. Synchronous: a few ms among 73,000 papers. */
  relatedToCode({ terms }: CodeTerms, limit: number, options: RelatedOptions = {}): readonly RelatedPaper[] {
    const best = new TopK<QueryTerm>(this.#weights.maxTerms);
    for (const term of terms) this.#addQueryTerm(term, best, options);
    const { threshold, minOtherReasons, centralWeight } = this.#weights;
    return this.#scorer.best(best.items, {
      limit,
      centralWeight,
      isOrdinary: this.#isOrdinary,
      ...(options.ignoreThreshold === true ? {} : { threshold, minOtherReasons }),
    });
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
      const leads = this.#postings.documentFrequency(number) > chosen.length && !this.#isOrdinary(number);
      if (!leads || stem.startsWith(namePrefix) || stem.startsWith(initialismPrefix)) continue;
      this.#addQueryTerm({ stem, label: stem, weight, lines: [] }, best);
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

  /** Adds a query term, and a second one if some paper introduces the stem as a name. Skips stems that no paper has. */
  #addQueryTerm(term: CodeTerm, best: TopK<QueryTerm>, inCode?: RelatedOptions): void {
    const initialism = this.#postings.stemNumber(initialismPrefix + term.stem);
    if (initialism !== undefined && inCode !== undefined) this.#addInitialism(term, initialism, best, inCode);
    const number = this.#postings.stemNumber(term.stem);
    if (number === undefined) return;
    const { weightExponent, nameWeight } = this.#weights;
    const known = this.#knownStem(number);
    const codeRarity = inCode === undefined ? 1 : this.#codeRarity(term, known.inCode, inCode);
    const weight = (term.weight * codeRarity * known.rarityInPapers) ** weightExponent;
    best.add({ term, number, weight }, weight);
    if (known.name !== undefined)
      best.add({ term, number: known.name, weight: weight * nameWeight }, weight * nameWeight);
  }

  #addInitialism(term: CodeTerm, number: number, best: TopK<QueryTerm>, inCode: RelatedOptions): void {
    const { initialismWeight, weightExponent } = this.#weights;
    const codeRarity = this.#codeRarity(term, this.#shareInCode(term.stem), inCode);
    const rarity = this.#rarityInPapers('', number);
    const weight = initialismWeight * (term.weight * codeRarity * rarity) ** weightExponent;
    best.add({ term, number, weight }, weight);
  }

  #knownStem(number: number): StemStatistics {
    const stem = this.#postings.stems[number] ?? '';
    return (this.#statistics[number] ??= {
      rarityInPapers: this.#rarityInPapers(stem, number),
      inCode: this.#shareInCode(stem),
      name: this.#postings.stemNumber(namePrefix + stem),
    });
  }

  /** Whether a stem says nothing about the subject; the shipped table marks them as present in every code file. */
  readonly #isOrdinary = (number: number): boolean => this.#knownStem(number).inCode === 1;

  /** Returns the inverse document frequency of BM25 in bits, over the catalogue and the shipped table together. */
  #rarityInPapers(stem: string, number: number): number {
    const { paperRarity, backgroundPapers } = this.#weights;
    const share = this.#frequency.inPapers(stem);
    const table = share === undefined ? 0 : backgroundPapers;
    const withStem = this.#postings.documentFrequency(number) + (share ?? 0) * table;
    const papers = this.count + backgroundPapers;
    return Math.max(0, Math.log2((papers - withStem + 0.5) / (withStem + 0.5))) ** paperRarity;
  }

  /** Returns the share of code files with the stem. The table has no bigrams: their two words count as independent. */
  #shareInCode(stem: string): number {
    return stem.split(' ').reduce((share, word) => share * this.#frequency.inCode(word), 1);
  }

  /** Returns 0 for a stem in every file, up to 1 (times `bigramWeight` for bigrams) for a very rare one. */
  #codeRarity({ stem }: CodeTerm, share: number, { uri, workspace }: RelatedOptions): number {
    const { codeRarity, bigramWeight, workspaceFiles } = this.#weights;
    const factor = stem.includes(' ') ? bigramWeight : 1;
    const { files, withStem } = workspace?.documentFrequency(stem, uri) ?? { files: 0, withStem: 0 };
    // The more workspace files are known, the more their share counts.
    const mixed = Math.max(share, (withStem + share * workspaceFiles) / (files + workspaceFiles));
    return factor * Math.min(1, -Math.log2(Math.max(mixed, 2 ** -rarestBits)) / rarestBits) ** codeRarity;
  }
}

function stemsInText(text: string): string[] {
  return tokenize(text).flatMap(token => wordStems(token).stems.map(({ stem }) => stem));
}
