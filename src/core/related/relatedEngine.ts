// Ranks papers against code, or against papers, by terms that are rare in papers and telling in code.
import type { Clock } from '../base/ports.ts';
import type { ProgressOptions } from '../base/progress.ts';
import { forEachInSlices } from '../base/slices.ts';
import { TopK } from '../base/topK.ts';
import type { Paper, PaperId, Theme } from '../papers/paper.ts';
import { tokenize } from '../text/tokenizer.ts';
import type { BackgroundFrequency } from './backgroundFrequency.ts';
import type { CodeTerm, CodeTerms } from './code.ts';
import type { Evidence, RelatedPaper } from './evidence.ts';
import { namePrefix, PaperPostings } from './paperPostings.ts';
import { defaultParameters, type RelatedParameters } from './relatedParameters.ts';
import { Scorer, type QueryTerm } from './scorer.ts';
import { surfaceForm } from './termSnippet.ts';
import { wordStems } from './wordStems.ts';
import type { WorkspaceFrequency } from './workspaceFrequency.ts';

interface RelatedOptions {
  /** The file that the code is of: it does not count as one of the workspace's others. */
  readonly uri?: string;
  readonly workspace?: WorkspaceFrequency;
  /** For measuring a ranking: keep what is under the threshold, too. */
  readonly ignoreThreshold?: boolean;
}

/** Terms of a paper that speak for another: more would be its style. */
const maxPaperTerms = 80;
/** Halvings of the share of documents that a stem is counted in at least: one of 65,000. */
const rarestBits = 16;

/** What a stem is worth whatever the code: found out once. */
interface StemStatistics {
  readonly rarityInPapers: number;
  /** Share of code files that have it. */
  readonly inCode: number;
  /** The number of the name that some paper introduces with it. */
  readonly name: number | undefined;
}

export class RelatedEngine {
  readonly #clock: Clock;
  readonly #frequency: BackgroundFrequency;
  readonly #weights: RelatedParameters;
  #postings = new PaperPostings();
  /** By their numbers. */
  #papers: readonly Paper[] = [];
  #scorer: Scorer;
  /** By the stems' numbers, as they are asked for. */
  #statistics: (StemStatistics | undefined)[] = [];
  #themeOf = new Map<PaperId, string>();
  /** The stems of each theme's terms. */
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

  /** Ranks exactly these papers from now on; until it is done, those before. Rejects with the signal's reason. */
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

  /** Best first, those at or over the threshold. Synchronous: a few ms among 73,000 papers. */
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
   * The papers most like the chosen ones, which are not among them; each chosen one counts the same. The terms of
   * their themes join their own words: they say by what the reader groups them.
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
      // What no other paper has cannot lead to one.
      const leads = this.#postings.documentFrequency(number) > chosen.length && !this.#isOrdinary(number);
      if (!leads || stem.startsWith(namePrefix)) continue;
      this.#addQueryTerm({ stem, label: stem, weight, lines: [] }, best);
    }
    const found = this.#scorer.best(best.items, { limit, exclude: new Set(chosen) });
    return found.map(related => ({ ...related, evidence: this.#withSurfaceForms(related) }));
  }

  /** People read words, not stems: those of the paper that was found. */
  #withSurfaceForms({ paper: id, evidence }: RelatedPaper): readonly Evidence[] {
    const paper = this.#papers[this.#postings.paperNumber(id) ?? -1];
    return evidence.map(reason => ({
      ...reason,
      label: (paper && surfaceForm(paper, reason.stem)) ?? reason.label,
    }));
  }

  /** Not one for what no paper has, which is most of a file; two for a name that some paper introduces. */
  #addQueryTerm(term: CodeTerm, best: TopK<QueryTerm>, inCode?: RelatedOptions): void {
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

  #knownStem(number: number): StemStatistics {
    const stem = this.#postings.stems[number] ?? '';
    return (this.#statistics[number] ??= {
      rarityInPapers: this.#rarityInPapers(stem, number),
      inCode: this.#shareInCode(stem),
      name: this.#postings.stemNumber(namePrefix + stem),
    });
  }

  /** Says nothing of the subject, in code as in papers. */
  readonly #isOrdinary = (number: number): boolean => this.#knownStem(number).inCode === 1;

  /** BM25's inverse document frequency in bits, over the catalogue and the shipped table together. */
  #rarityInPapers(stem: string, number: number): number {
    const { paperRarity, backgroundPapers } = this.#weights;
    const share = this.#frequency.inPapers(stem);
    const table = share === undefined ? 0 : backgroundPapers;
    const withStem = this.#postings.documentFrequency(number) + (share ?? 0) * table;
    const papers = this.count + backgroundPapers;
    return Math.max(0, Math.log2((papers - withStem + 0.5) / (withStem + 0.5))) ** paperRarity;
  }

  /** The table has no pairs: of two words that have nothing to do with each other, one file in so many has both. */
  #shareInCode(stem: string): number {
    return stem.split(' ').reduce((share, word) => share * this.#frequency.inCode(word), 1);
  }

  /** 0 for what every file has, 1 for what next to none has. */
  #codeRarity({ stem }: CodeTerm, share: number, { uri, workspace }: RelatedOptions): number {
    const { codeRarity, bigramWeight, workspaceFiles } = this.#weights;
    const factor = stem.includes(' ') ? bigramWeight : 1;
    const { files, withStem } = workspace?.documentFrequency(stem, uri) ?? { files: 0, withStem: 0 };
    // The workspace's own share counts the more, the more files have been seen.
    const mixed = Math.max(share, (withStem + share * workspaceFiles) / (files + workspaceFiles));
    return factor * Math.min(1, -Math.log2(Math.max(mixed, 2 ** -rarestBits)) / rarestBits) ** codeRarity;
  }
}

function stemsInText(text: string): string[] {
  return tokenize(text).flatMap(token => wordStems(token).stems.map(({ stem }) => stem));
}
