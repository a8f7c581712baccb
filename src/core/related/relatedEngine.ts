// Ranks papers against code, or against papers, by terms that are rare in papers and telling in code.
import type { Paper, PaperId, Theme } from '../paper.ts';
import type { Clock, StopSignal } from '../ports.ts';
import type { Progress } from '../search/searchEngine.ts';
import { inSlices } from '../slices.ts';
import type { Background } from './background.ts';
import type { CodeTerm, CodeTerms } from './code.ts';
import type { Evidence, RelatedPaper } from './evidence.ts';
import { Heaviest } from './heaviest.ts';
import { nameMark, PaperPostings } from './paperPostings.ts';
import { writtenIn } from './passage.ts';
import { Scorer, type QueryTerm } from './scoring.ts';
import { tokens } from '../text/words.ts';
import { stemsOf } from './stemsOf.ts';
import { usualWeights, type RelatedWeights } from './weights.ts';
import type { WorkspaceBackground } from './workspaceBackground.ts';

interface RelatedOptions {
  /** The file that the code is of: it does not count as one of the workspace's others. */
  readonly uri?: string;
  readonly workspace?: WorkspaceBackground;
  /** For measuring a ranking: keep what is under the threshold, too. */
  readonly everything?: boolean;
}

/** Terms of a paper that speak for another: more would be its style. */
const paperTerms = 80;
/** Halvings of the share of documents that a stem is counted in at least: one of 65,000. */
const rarestBits = 16;

/** What a stem is worth whatever the code: found out once. */
interface KnownStem {
  readonly rarityInPapers: number;
  /** Share of code files that have it. */
  readonly inCode: number;
  /** The number of the name that some paper introduces with it. */
  readonly name: number | undefined;
}

export class RelatedEngine {
  readonly #clock: Clock;
  readonly #background: Background;
  readonly #weights: RelatedWeights;
  #postings = new PaperPostings();
  /** By their numbers. */
  #papers: readonly Paper[] = [];
  #scorer: Scorer;
  /** By the stems' numbers, as they are asked for. */
  #known: (KnownStem | undefined)[] = [];
  #themeOf = new Map<PaperId, string>();
  /** The stems of each theme's terms. */
  #themes = new Map<string, readonly string[]>();

  constructor(clock: Clock, background: Background, weights: RelatedWeights = usualWeights) {
    this.#clock = clock;
    this.#background = background;
    this.#weights = weights;
    this.#scorer = new Scorer(this.#postings, weights);
  }

  get count(): number {
    return this.#postings.ids.length;
  }

  /** Ranks exactly these papers from now on; until it is done, those before. Rejects with the signal's reason. */
  async hold(
    papers: readonly Paper[],
    themes: readonly Theme[] = [],
    { signal, onProgress }: { signal?: StopSignal; onProgress?: (progress: Progress) => void } = {},
  ): Promise<void> {
    const postings = new PaperPostings();
    const total = papers.length;
    const afterSlice = (done: number): void => onProgress?.({ done, total });
    await inSlices(
      papers,
      this.#clock,
      paper => {
        postings.add(paper);
      },
      { signal, afterSlice },
    );
    const { steps, step } = postings.layOut();
    await inSlices(
      Array.from({ length: steps }, (_, at) => at),
      this.#clock,
      step,
      { signal },
    );
    this.#postings = postings;
    this.#papers = papers;
    this.#scorer = new Scorer(postings, this.#weights);
    this.#known = new Array<KnownStem | undefined>(postings.stems.length);
    this.#themeOf = new Map(papers.map(({ id, theme }) => [id, theme]));
    this.#themes = new Map(themes.map(({ id, terms }) => [id, terms.flatMap(wordStems)]));
  }

  /** Best first, those at or over the threshold. Synchronous: a few ms among 73,000 papers. */
  relatedToCode({ terms }: CodeTerms, limit: number, options: RelatedOptions = {}): readonly RelatedPaper[] {
    const best = new Heaviest<QueryTerm>(this.#weights.mostTerms);
    for (const term of terms) this.#weigh(term, best, options);
    const { threshold, otherReasons, centralWeight } = this.#weights;
    return this.#scorer.best(best.items, {
      limit,
      centralWeight,
      isOrdinary: this.#isOrdinary,
      ...(options.everything === true ? {} : { threshold, otherReasons }),
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
    const best = new Heaviest<QueryTerm>(paperTerms);
    for (const [number, weight] of terms) {
      const stem = this.#postings.stems[number] ?? '';
      // What no other paper has cannot lead to one.
      const leads = this.#postings.papersWith(number) > chosen.length && !this.#isOrdinary(number);
      if (!leads || stem.startsWith(nameMark)) continue;
      this.#weigh({ stem, shown: stem, weight, lines: [] }, best);
    }
    const found = this.#scorer.best(best.items, { limit, except: new Set(chosen) });
    return found.map(related => ({ ...related, evidence: this.#inWords(related) }));
  }

  /** People read words, not stems: those of the paper that was found. */
  #inWords({ paper: id, evidence }: RelatedPaper): readonly Evidence[] {
    const paper = this.#papers[this.#postings.paperNumber(id) ?? -1];
    return evidence.map(reason => ({
      ...reason,
      shown: (paper && writtenIn(paper, reason.stem)) ?? reason.shown,
    }));
  }

  /** Not one for what no paper has, which is most of a file; two for a name that some paper introduces. */
  #weigh(term: CodeTerm, best: Heaviest<QueryTerm>, inCode?: RelatedOptions): void {
    const number = this.#postings.stemNumber(term.stem);
    if (number === undefined) return;
    const { breadth, nameWeight } = this.#weights;
    const known = this.#knownStem(number);
    const telling = inCode === undefined ? 1 : this.#telling(term, known.inCode, inCode);
    const weight = (term.weight * telling * known.rarityInPapers) ** breadth;
    best.add({ term, number, weight }, weight);
    if (known.name !== undefined)
      best.add({ term, number: known.name, weight: weight * nameWeight }, weight * nameWeight);
  }

  #knownStem(number: number): KnownStem {
    const stem = this.#postings.stems[number] ?? '';
    return (this.#known[number] ??= {
      rarityInPapers: this.#rarityInPapers(stem, number),
      inCode: this.#shareInCode(stem),
      name: this.#postings.stemNumber(nameMark + stem),
    });
  }

  /** Says nothing of the subject, in code as in papers. */
  readonly #isOrdinary = (number: number): boolean => this.#knownStem(number).inCode === 1;

  /** BM25's inverse document frequency in bits, over the catalogue and the shipped table together. */
  #rarityInPapers(stem: string, number: number): number {
    const { paperRarity, tablePapers } = this.#weights;
    const share = this.#background.inPapers(stem);
    const table = share === undefined ? 0 : tablePapers;
    const withStem = this.#postings.papersWith(number) + (share ?? 0) * table;
    const papers = this.count + tablePapers;
    return Math.max(0, Math.log2((papers - withStem + 0.5) / (withStem + 0.5))) ** paperRarity;
  }

  /** The table has no pairs: of two words that have nothing to do with each other, one file in so many has both. */
  #shareInCode(stem: string): number {
    return stem.split(' ').reduce((share, word) => share * this.#background.inCode(word), 1);
  }

  /** 0 for what every file has, 1 for what next to none has. */
  #telling({ stem }: CodeTerm, share: number, { uri, workspace }: RelatedOptions): number {
    const { codeRarity, pairWeight, workspaceFiles } = this.#weights;
    const factor = stem.includes(' ') ? pairWeight : 1;
    const { files, withStem } = workspace?.seen(stem, uri) ?? { files: 0, withStem: 0 };
    // The workspace's own share counts the more, the more files have been seen.
    const mixed = Math.max(share, (withStem + share * workspaceFiles) / (files + workspaceFiles));
    return factor * Math.min(1, -Math.log2(Math.max(mixed, 2 ** -rarestBits)) / rarestBits) ** codeRarity;
  }
}

function wordStems(text: string): string[] {
  return tokens(text).flatMap(token => stemsOf(token).stems.map(({ stem }) => stem));
}
