// Assigns a paper to the theme whose terms it has and whose papers it resembles, or to none. Used by `PaperThemes`.
import type { AbortSignalLike, Clock } from '../base/ports.ts';
import { forEachInSlices } from '../base/slices.ts';
import type { Paper, Theme } from '../papers/paper.ts';
import { PaperStemmer, type PaperStems, type StemCounts } from './paperStemmer.ts';
import { TermMatcher } from './termMatcher.ts';
import { ThemeVectors, type Vector } from './themeVectors.ts';
import { toTheme, type UserTheme } from './userTheme.ts';

/** Weight of the term score, relative to the cosine with the theme's papers. README.md has the figures. */
const termWeight = 0.05;
/** Saturation of term counts, as k1 in BM25. */
const saturation = 1.5;
/** Share of the examples below the threshold, so that an outlier does not open the themes to every paper. */
const outlierShare = 0.05;

export interface ThemeTrainingData {
  readonly themes: readonly Theme[];
  /**
   * Papers with a theme declared by a source. Those of themes not listed here only count for word frequencies.
   * Classified papers are not examples, because errors would accumulate.
   */
  readonly examples: readonly Paper[];
  /** The user's themes; of two with the same number of terms in a paper, the earlier one wins. */
  readonly userThemes?: readonly UserTheme[];
}

interface Example {
  /** Index of the theme; -1 if it is not listed. */
  readonly theme: number;
  readonly stems: PaperStems;
  readonly counts: StemCounts;
}

interface Nearest {
  readonly theme: number;
  readonly score: number;
}

export class ThemeClassifier {
  readonly #themes: readonly string[];
  readonly #userThemes: readonly string[];
  readonly #stemmer: PaperStemmer;
  readonly #terms: TermMatcher;
  readonly #userTerms: TermMatcher;
  /** Indexed by term number. */
  #termRarity: readonly number[] = [];
  #vectors: ThemeVectors;
  #threshold = Infinity;

  private constructor({ themes, userThemes = [] }: ThemeTrainingData, stemmer: PaperStemmer) {
    this.#stemmer = stemmer;
    const own = userThemes.map(toTheme);
    this.#themes = themes.map(({ id }) => id);
    this.#userThemes = own.map(({ id }) => id);
    this.#terms = new TermMatcher(
      this.#stemmer,
      themes.map(({ terms }) => terms),
    );
    this.#userTerms = new TermMatcher(
      this.#stemmer,
      own.map(({ terms }) => terms),
    );
    this.#vectors = new ThemeVectors([], themes.length);
  }

  /** Trains a classifier on the examples, in slices. Rejects with the signal's reason when aborted. */
  static async train(
    lessons: ThemeTrainingData,
    clock: Clock,
    signal?: AbortSignalLike,
    stemmer = new PaperStemmer(),
  ): Promise<ThemeClassifier> {
    const classifier = new ThemeClassifier(lessons, stemmer);
    await classifier.#learn(lessons.examples, clock, signal);
    return classifier;
  }

  /** Minimum score of a paper that joins a theme. */
  get threshold(): number {
    return this.#threshold;
  }

  /** Returns the id of the paper's theme: the user's theme, else the source's, else the most similar one or ''. */
  themeOf(paper: Paper): string {
    if (paper.theme !== '' && this.#userThemes.length === 0) return paper.theme;
    const stems = this.#stemmer.ofPaper(paper);
    const user = this.#userThemeOf(stems);
    if (user !== undefined || paper.theme !== '') return user ?? paper.theme;
    const { theme, score } = this.#nearest(this.#vectors.vector(this.#stemmer.count(stems)), stems);
    return score > 0 && score >= this.#threshold ? (this.#themes[theme] ?? '') : '';
  }

  async #learn(papers: readonly Paper[], clock: Clock, signal: AbortSignalLike | undefined): Promise<void> {
    const examples: Example[] = [];
    const frequencies = this.#terms.owners.map(() => 0);
    await forEachInSlices(
      papers,
      clock,
      paper => {
        const { stems: reused, titleEnd } = this.#stemmer.ofPaper(paper);
        const stems = { stems: reused.slice(), titleEnd };
        const counts = this.#stemmer.count(stems);
        examples.push({
          ...{ theme: this.#themes.indexOf(paper.theme), stems },
          counts: { stems: counts.stems.slice(), counts: counts.counts.slice() },
        });
        for (const term of this.#terms.counts(stems).keys()) frequencies[term] = (frequencies[term] ?? 0) + 1;
      },
      { signal },
    );
    const vectors = (this.#vectors = new ThemeVectors(
      examples.map(({ counts }) => counts),
      this.#themes.length,
    ));
    this.#termRarity = frequencies.map(papersWithIt => vectors.rarity(papersWithIt));
    const declared = examples.filter(({ theme }) => theme !== -1);
    const read: (Example & { vector: Vector })[] = [];
    await forEachInSlices(
      declared,
      clock,
      example => {
        const vector = vectors.vector(example.counts);
        vectors.add(example.theme, vector, 1);
        read.push({ ...example, vector });
      },
      { signal },
    );
    // The threshold is a low quantile of the scores of the examples, each scored without itself (leave-one-out).
    const scores: number[] = [];
    await forEachInSlices(
      read,
      clock,
      ({ theme, stems, vector }) => {
        vectors.add(theme, vector, -1);
        scores.push(this.#nearest(vector, stems).score);
        vectors.add(theme, vector, 1);
      },
      { signal },
    );
    scores.sort((a, b) => a - b);
    this.#threshold = scores[Math.floor(outlierShare * scores.length)] ?? Infinity;
  }

  #userThemeOf(stems: PaperStems): string | undefined {
    if (this.#userThemes.length === 0) return undefined;
    const found = this.#userThemes.map(() => 0);
    for (const term of this.#userTerms.counts(stems).keys()) {
      const owner = this.#userTerms.owners[term] ?? 0;
      found[owner] = (found[owner] ?? 0) + 1;
    }
    const { theme, score } = best(found);
    return score > 0 ? this.#userThemes[theme] : undefined;
  }

  #nearest(vector: Vector, stems: PaperStems): Nearest {
    const scores = this.#vectors.cosines(vector);
    for (const [term, count] of this.#terms.counts(stems)) {
      const theme = this.#terms.owners[term] ?? 0;
      const termScore = ((this.#termRarity[term] ?? 0) * count) / (count + saturation);
      scores[theme] = (scores[theme] ?? 0) + termWeight * termScore;
    }
    return best(scores);
  }
}

/** Returns the theme with the highest score, the first of equal ones. */
function best(scores: ArrayLike<number>): Nearest {
  let nearest = { theme: 0, score: scores[0] ?? 0 };
  for (let theme = 1; theme < scores.length; theme += 1) {
    const score = scores[theme] ?? 0;
    if (score > nearest.score) nearest = { theme, score };
  }
  return nearest;
}
