// Which theme a new paper joins: the one whose terms it has and whose papers it resembles, or none.
import type { AbortSignalLike, Clock } from '../base/ports.ts';
import { forEachInSlices } from '../base/slices.ts';
import type { Paper, Theme } from '../papers/paper.ts';
import { countStems, PaperStemmer, type PaperStems } from './paperStemmer.ts';
import { TermMatcher } from './termMatcher.ts';
import { ThemeVectors, type Vector } from './themeVectors.ts';
import { toTheme, type UserTheme } from './userTheme.ts';

/** What all of a theme's terms say beside what its papers say; README.md has the figures. */
const termWeight = 0.05;
/** How quickly more of one term stops saying more: BM25's saturation. */
const saturation = 1.5;
/** The share of the examples that may fall below the threshold: a stray example must not open a theme to everything. */
const outlierShare = 0.05;

export interface ThemeTrainingData {
  readonly themes: readonly Theme[];
  /**
   * Papers whose theme a source has declared; those of no theme here only tell which words are common.
   * Papers that a classifier placed are no examples, or its mistakes would grow.
   */
  readonly examples: readonly Paper[];
  /** Earlier ones win where a paper has as many terms of two. */
  readonly userThemes?: readonly UserTheme[];
}

interface Example {
  /** Its place among the themes; -1 for none of them. */
  readonly theme: number;
  readonly stems: PaperStems;
  readonly counts: ReadonlyMap<string, number>;
}

interface Nearest {
  readonly theme: number;
  readonly score: number;
}

export class ThemeClassifier {
  readonly #themes: readonly string[];
  readonly #userThemes: readonly string[];
  readonly #stemmer = new PaperStemmer();
  readonly #terms: TermMatcher;
  readonly #userTerms: TermMatcher;
  /** By number of term. */
  #termRarity: readonly number[] = [];
  #vectors: ThemeVectors;
  #threshold = Infinity;

  private constructor({ themes, userThemes = [] }: ThemeTrainingData) {
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

  /** Reads the examples in slices. Rejects with the signal's reason as soon as it is aborted. */
  static async train(
    lessons: ThemeTrainingData,
    clock: Clock,
    signal?: AbortSignalLike,
  ): Promise<ThemeClassifier> {
    const classifier = new ThemeClassifier(lessons);
    await classifier.#learn(lessons.examples, clock, signal);
    return classifier;
  }

  /** The score from which a paper belongs. */
  get threshold(): number {
    return this.#threshold;
  }

  /** The id of the paper's theme, or nothing: what the user says wins, then what its source says, then resemblance. */
  themeOf(paper: Paper): string {
    if (paper.theme !== '' && this.#userThemes.length === 0) return paper.theme;
    const stems = this.#stemmer.ofPaper(paper);
    const user = this.#userThemeOf(stems);
    if (user !== undefined || paper.theme !== '') return user ?? paper.theme;
    const { theme, score } = this.#nearest(this.#vectors.vector(countStems(stems)), stems);
    return score > 0 && score >= this.#threshold ? (this.#themes[theme] ?? '') : '';
  }

  async #learn(papers: readonly Paper[], clock: Clock, signal: AbortSignalLike | undefined): Promise<void> {
    const examples: Example[] = [];
    const frequencies = this.#terms.owners.map(() => 0);
    await forEachInSlices(
      papers,
      clock,
      paper => {
        const stems = this.#stemmer.ofPaper(paper);
        examples.push({ theme: this.#themes.indexOf(paper.theme), stems, counts: countStems(stems) });
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
    // The score that all examples but the strays reach, each looked at as if it were not one.
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

/** The first of the highest. */
function best(scores: ArrayLike<number>): Nearest {
  let nearest = { theme: 0, score: scores[0] ?? 0 };
  for (let theme = 1; theme < scores.length; theme += 1) {
    const score = scores[theme] ?? 0;
    if (score > nearest.score) nearest = { theme, score };
  }
  return nearest;
}
