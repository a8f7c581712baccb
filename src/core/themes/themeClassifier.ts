// Which theme a new paper joins: the one whose terms it has and whose papers it resembles, or none.
import type { Paper, Theme } from '../paper.ts';
import { Stems } from './stems.ts';
import { occurrences, paperLines, termLines, type PaperLines, type StemLine } from './themeTerms.ts';
import { themeOfUser, type UserTheme } from './userTheme.ts';

/** What all of a theme's terms say beside what its papers say; README.md has the figures of other weights. */
const termWeight = 0.05;
/** How quickly more of one term stops saying more: BM25's saturation. */
const saturation = 1.5;
/** The share of the examples that may fall below the threshold: a stray example must not open a theme to everything. */
const strays = 0.05;

type Vector = ReadonlyMap<string, number>;

interface Profile {
  readonly id: string;
  readonly terms: readonly { readonly line: StemLine; readonly weight: number }[];
  /** The sum of its examples' vectors, and how long that is. */
  readonly sum: Map<string, number>;
  length: number;
}

interface Resemblance {
  readonly id: string;
  readonly score: number;
}

const none: Resemblance = { id: '', score: 0 };

export class ThemeClassifier {
  readonly #stems = new Stems();
  readonly #userThemes: readonly { readonly id: string; readonly lines: readonly StemLine[] }[];
  readonly #profiles: readonly Profile[];
  readonly #frequencies = new Map<string, number>();
  readonly #examples: number;
  /** The score from which a paper belongs. */
  readonly threshold: number;

  /**
   * `examples`: papers whose theme a source has declared; those of no theme here only tell which words are common.
   * Papers that a classifier placed are no examples, or its mistakes would grow.
   */
  constructor(themes: readonly Theme[], examples: readonly Paper[], userThemes: readonly UserTheme[] = []) {
    this.#examples = examples.length;
    this.#userThemes = userThemes
      .map(themeOfUser)
      .map(({ id, terms }) => ({ id, lines: termLines(this.#stems, terms) }));
    const read = examples.map(paper => ({
      theme: paper.theme,
      counts: this.#stems.counts(paper),
      lines: paperLines(this.#stems, paper),
    }));
    for (const { counts } of read)
      for (const word of counts.keys()) this.#frequencies.set(word, (this.#frequencies.get(word) ?? 0) + 1);
    this.#profiles = themes.map(({ id, terms }) => ({
      id,
      terms: termLines(this.#stems, terms).map(line => ({
        line,
        weight: this.#rarity(read.filter(({ lines }) => occurrences(lines, line) > 0).length),
      })),
      sum: new Map<string, number>(),
      length: 0,
    }));
    const vectors = read.map(({ counts, ...rest }) => ({ ...rest, vector: this.#vector(counts) }));
    for (const { theme, vector } of vectors) addTo(this.#profile(theme), vector, 1);
    this.threshold = this.#calibrate(vectors);
  }

  /** The id of the paper's theme, or nothing: what the user says wins, then what its source says, then resemblance. */
  themeOf(paper: Paper): string {
    const lines = paperLines(this.#stems, paper);
    const user = best(
      this.#userThemes.map(({ id, lines: terms }) => ({ id, score: distinct(lines, terms) })),
    );
    if (user.score > 0) return user.id;
    if (paper.theme !== '') return paper.theme;
    const { id, score } = this.#nearest(this.#vector(this.#stems.counts(paper)), lines);
    return score > 0 && score >= this.threshold ? id : '';
  }

  #nearest(vector: Vector, lines: PaperLines): Resemblance {
    return best(
      this.#profiles.map(profile => ({
        id: profile.id,
        score: cosine(vector, profile) + termWeight * termScore(lines, profile.terms),
      })),
    );
  }

  /** The score that all examples but the strays reach, each looked at as if it were not one. */
  #calibrate(examples: readonly { theme: string; vector: Vector; lines: PaperLines }[]): number {
    const scores = examples
      .flatMap(({ theme, vector, lines }) => {
        const profile = this.#profile(theme);
        if (profile === undefined) return [];
        addTo(profile, vector, -1);
        const { score } = this.#nearest(vector, lines);
        addTo(profile, vector, 1);
        return [score];
      })
      .sort((a, b) => a - b);
    return scores[Math.floor(strays * scores.length)] ?? Infinity;
  }

  #profile(theme: string): Profile | undefined {
    return this.#profiles.find(({ id }) => id === theme);
  }

  /** Unit length; (1 + ln tf) · rarity (Manning, Raghavan, Schütze 2008, 6.4). */
  #vector(counts: ReadonlyMap<string, number>): Vector {
    const vector = new Map<string, number>();
    for (const [word, count] of counts)
      vector.set(word, (1 + Math.log(count)) * this.#rarity(this.#frequencies.get(word) ?? 0));
    const length = lengthOf(vector);
    for (const [word, weight] of vector) vector.set(word, weight / length);
    return vector;
  }

  #rarity(papers: number): number {
    return Math.log(1 + (this.#examples + 0.5) / (papers + 0.5));
  }
}

function best(candidates: readonly Resemblance[]): Resemblance {
  return candidates.reduce((found, other) => (other.score > found.score ? other : found), none);
}

function distinct(lines: PaperLines, terms: readonly StemLine[]): number {
  return terms.filter(term => occurrences(lines, term) > 0).length;
}

function termScore(lines: PaperLines, terms: Profile['terms']): number {
  return terms.reduce((sum, { line, weight }) => {
    const count = occurrences(lines, line);
    return sum + (weight * count) / (count + saturation);
  }, 0);
}

function addTo(profile: Profile | undefined, vector: Vector, times: 1 | -1): void {
  if (profile === undefined) return;
  const { sum } = profile;
  for (const [word, weight] of vector) sum.set(word, (sum.get(word) ?? 0) + times * weight);
  profile.length = lengthOf(sum);
}

/** `vector` has unit length. */
function cosine(vector: Vector, { sum, length }: Profile): number {
  let product = 0;
  for (const [word, weight] of vector) product += weight * (sum.get(word) ?? 0);
  // What is left after the only example is taken out is rounding.
  return length < 1e-9 ? 0 : product / length;
}

function lengthOf(vector: Vector): number {
  let squares = 0;
  for (const weight of vector.values()) squares += weight * weight;
  return Math.sqrt(squares);
}
