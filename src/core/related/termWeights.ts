// Weighs the terms of a query by their rarity in papers and in code. One instance serves one set of postings.
import { initialismPrefix, namePrefix, plainStem } from './paperAnalyser.ts';
import type { BackgroundFrequency } from './backgroundFrequency.ts';
import type { CodeTerm } from './code.ts';
import type { PaperPostings } from './paperPostings.ts';
import type { RelatedParameters } from './relatedParameters.ts';
import type { QueryTerm } from './scorer.ts';
import type { WorkspaceFrequency } from './workspaceFrequency.ts';

/** Halvings of the share of documents below which stems are equally rare: one of 65,000. */
const rarestBits = 16;

/** Where the code is that a term comes from. */
export interface CodeContext {
  /** The file of the code, which does not count as one of the workspace's other files. */
  readonly uri?: string;
  readonly workspace?: WorkspaceFrequency;
}

/** Weight factors of a stem that do not depend on the code; cached. */
interface StemStatistics {
  readonly rarityInPapers: number;
  /** Share of code files that have it. */
  readonly inCode: number;
  /** Number of the term for the stem as an introduced name, if some paper introduces it. */
  readonly name: number | undefined;
}

/** How common a word is. */
export interface WordStatistics {
  /** Share of papers with the word; undefined if no paper is known to have it. */
  readonly inPapers: number | undefined;
  /** Share of code files with the word, those of the workspace included; 1 for a word that says nothing. */
  readonly inCode: number;
  /** Whether the shipped table has the word in papers, and in code. */
  readonly isPaperWord: boolean;
  readonly isCodeWord: boolean;
}

export class TermWeights {
  readonly #postings: PaperPostings;
  readonly #frequency: BackgroundFrequency;
  readonly #parameters: RelatedParameters;
  /** By stem number, filled on demand. */
  readonly #statistics: (StemStatistics | undefined)[];

  constructor(postings: PaperPostings, frequency: BackgroundFrequency, parameters: RelatedParameters) {
    this.#postings = postings;
    this.#frequency = frequency;
    this.#parameters = parameters;
    this.#statistics = new Array<StemStatistics | undefined>(postings.stemCount);
  }

  /**
   * Returns the query terms of a term: none if no paper has the stem, and further ones for papers that introduce it as a
   * name or, in code, spell it out as an initialism. Without `code`, the term comes from a paper.
   */
  queryTerms(term: CodeTerm, code?: CodeContext): QueryTerm[] {
    const { initialismWeight, nameWeight } = this.#parameters;
    const terms: QueryTerm[] = [];
    const number = this.#postings.stemNumber(term.stem);
    if (number !== undefined) {
      const statistics = this.#of(number);
      const weight = this.#weight(term, statistics, code);
      terms.push({ term, number, weight });
      if (statistics.name !== undefined)
        terms.push({ term, number: statistics.name, weight: weight * nameWeight });
    }
    const initialism = code && this.#postings.stemNumber(initialismPrefix + term.stem);
    if (initialism !== undefined) {
      const weight = initialismWeight * this.#weight(term, this.#of(initialism), code);
      terms.push({ term, number: initialism, weight });
    }
    return terms;
  }

  /** Returns how common a word is in papers, those of the catalogue and of the shipped table, and in code. */
  wordStatistics(stem: string, code: CodeContext): WordStatistics {
    const share = this.#frequency.inPapers(stem);
    const number = this.#postings.stemNumber(stem);
    const count = number === undefined ? 0 : this.#postings.wordFrequency(number);
    const inCode = this.#shareInCode(stem);
    return {
      inPapers:
        share === undefined && count === 0 ? undefined : this.#papersWith(count, share) / this.#papers(),
      inCode: this.#shareHere(stem, inCode, code),
      isPaperWord: share !== undefined,
      isCodeWord: inCode > 0,
    };
  }

  /** Returns the weight of a word of code in papers that are not indexed here. */
  weightElsewhere(term: CodeTerm, code: CodeContext): number {
    const { inPapers = 0 } = this.wordStatistics(term.stem, code);
    const rarityInPapers = this.#rarityInPapers(inPapers * this.#papers(), undefined);
    return this.#weight(term, { inCode: this.#shareInCode(term.stem), rarityInPapers }, code);
  }

  /** Whether a stem says nothing about the subject; the shipped table marks them as present in every code file. */
  isOrdinary(number: number): boolean {
    return this.#of(number).inCode === 1;
  }

  /** Whether so few code files have the stem that it can recognise a paper. */
  isTelling(number: number): boolean {
    return this.#of(number).inCode <= this.#parameters.maxKeyShare;
  }

  #weight(
    term: CodeTerm,
    { inCode, rarityInPapers }: Omit<StemStatistics, 'name'>,
    code: CodeContext | undefined,
  ): number {
    const codeRarity = code === undefined ? 1 : this.#codeRarity(term, inCode, code);
    return (term.weight * codeRarity * rarityInPapers) ** this.#parameters.weightExponent;
  }

  #of(number: number): StemStatistics {
    return (this.#statistics[number] ??= this.#statisticsOf(number));
  }

  #statisticsOf(number: number): StemStatistics {
    const marked = this.#postings.stemText(number);
    const stem = plainStem(marked);
    // The shipped table counts words, not what they abbreviate.
    const share = marked.startsWith(initialismPrefix) ? undefined : this.#frequency.inPapers(stem);
    return {
      rarityInPapers: this.#rarityInPapers(this.#postings.documentFrequency(number), share),
      inCode: this.#shareInCode(stem),
      name: this.#postings.stemNumber(namePrefix + stem),
    };
  }

  /** Returns the inverse document frequency of BM25 in bits, over the catalogue and the shipped table together. */
  #rarityInPapers(documentFrequency: number, share: number | undefined): number {
    const papers = this.#papersWith(documentFrequency, share);
    return rarityBits(papers, this.#papers()) ** this.#parameters.paperRarity;
  }

  #papersWith(documentFrequency: number, share = 0): number {
    return documentFrequency + share * this.#parameters.backgroundPapers;
  }

  #papers(): number {
    return this.#postings.ids.length + this.#parameters.backgroundPapers;
  }

  /** Returns the share of code files with the stem. The table has no bigrams: their two words count as independent. */
  #shareInCode(stem: string): number {
    return stem.split(' ').reduce((share, word) => share * this.#frequency.inCode(word), 1);
  }

  /** Returns 0 for a stem in every file, up to 1 (times `bigramWeight` for bigrams) for a very rare one. */
  #codeRarity({ stem }: CodeTerm, share: number, code: CodeContext): number {
    const { codeRarity, bigramWeight } = this.#parameters;
    const factor = stem.includes(' ') ? bigramWeight : 1;
    return factor * rarityInCode(this.#shareHere(stem, share, code)) ** codeRarity;
  }

  /** Returns the share of code files with the stem. The more workspace files are known, the more their share counts. */
  #shareHere(stem: string, share: number, { uri, workspace }: CodeContext): number {
    const { workspaceFiles } = this.#parameters;
    const { files, withStem } = workspace?.documentFrequency(stem, uri) ?? { files: 0, withStem: 0 };
    return Math.max(share, (withStem + share * workspaceFiles) / (files + workspaceFiles));
  }
}

/** The inverse document frequency of BM25 in bits; 0 for what more than half of the documents have. */
export function rarityBits(withStem: number, documents: number): number {
  return Math.max(0, Math.log2((documents - withStem + 0.5) / (withStem + 0.5)));
}

/** Returns 0 for a share of 1, up to 1 for that of a very rare stem. */
export function rarityInCode(share: number): number {
  return Math.min(1, -Math.log2(Math.max(share, 2 ** -rarestBits)) / rarestBits);
}
