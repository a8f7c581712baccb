// The stems of single words, for themes and groups: what a paper's title and abstract say, in order and counted.
import type { Paper } from '../paper.ts';
import { isStopWord } from '../text/stopWords.ts';
import { stem } from '../text/stem.ts';
import { tokens, wordsOf } from '../text/words.ts';

/** A title says in ten words what an abstract says in two hundred. */
const titleWeight = 3;
/** Tokens remembered before starting afresh: most of what 50,000 abstracts use, a few MB. */
const mostRemembered = 100_000;

/** Remembers the stems of the tokens it has seen: finding them is most of the work. */
export class Stems {
  readonly #known = new Map<string, readonly string[]>();

  /** In order, without stop words. Compounds by their parts only, so `self-supervised` and `self supervised` are one. */
  of(text: string): string[] {
    return tokens(text).flatMap(token => this.#ofToken(token));
  }

  /** How often each stem is in the paper; one in the title counts as several in the abstract. */
  counts({ title, abstract }: Pick<Paper, 'title' | 'abstract'>): Map<string, number> {
    const counts = new Map<string, number>();
    for (const word of this.of(title)) counts.set(word, (counts.get(word) ?? 0) + titleWeight);
    for (const word of this.of(abstract)) counts.set(word, (counts.get(word) ?? 0) + 1);
    return counts;
  }

  #ofToken(token: string): readonly string[] {
    const known = this.#known.get(token);
    if (known !== undefined) return known;
    const stems = wordsOf(token)
      .filter(({ text, from, to }) => to - from === 1 && !isStopWord(text))
      .map(({ text }) => stem(text));
    if (this.#known.size >= mostRemembered) this.#known.clear();
    this.#known.set(token, stems);
    return stems;
  }
}
