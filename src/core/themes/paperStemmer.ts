// The stems of single words, for themes and groups: what a paper's title and abstract say, in order and counted.
import type { Paper } from '../papers/paper.ts';
import { stem } from '../text/stem.ts';
import { isStopWord } from '../text/stopWords.ts';
import { queryWords, tokenize } from '../text/tokenizer.ts';

/** A title says in ten words what an abstract says in two hundred. */
export const titleWeight = 3;
/** Tokens remembered before starting afresh: most of what 50,000 abstracts use, a few MB. */
const maxCachedTokens = 100_000;

/** In order, without stop words. */
export interface PaperStems {
  readonly title: readonly string[];
  readonly abstract: readonly string[];
}

/** Remembers the stems of the tokens it has seen: finding them is most of the work. */
export class PaperStemmer {
  readonly #cache = new Map<string, readonly string[]>();

  ofPaper({ title, abstract }: Pick<Paper, 'title' | 'abstract'>): PaperStems {
    return { title: this.stems(title), abstract: this.stems(abstract) };
  }

  /** Compounds by their parts only, so `self-supervised` and `self supervised` are one. */
  stems(text: string): string[] {
    const stems: string[] = [];
    for (const token of tokenize(text)) for (const stem of this.#ofToken(token)) stems.push(stem);
    return stems;
  }

  #ofToken(token: string): readonly string[] {
    const known = this.#cache.get(token);
    if (known !== undefined) return known;
    const stems = queryWords(token)
      .filter(({ text, from, to }) => to - from === 1 && !isStopWord(text))
      .map(({ text }) => stem(text));
    if (this.#cache.size >= maxCachedTokens) this.#cache.clear();
    this.#cache.set(token, stems);
    return stems;
  }
}

/** How often each stem is in the paper; one in the title counts as several in the abstract. */
export function countStems({ title, abstract }: PaperStems): Map<string, number> {
  const counts = new Map<string, number>();
  for (const stem of title) counts.set(stem, (counts.get(stem) ?? 0) + titleWeight);
  for (const stem of abstract) counts.set(stem, (counts.get(stem) ?? 0) + 1);
  return counts;
}
