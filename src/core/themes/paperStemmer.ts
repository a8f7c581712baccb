// Stems the title and abstract of a paper, in order or counted. Used by themes and clusters.
import type { Paper } from '../papers/paper.ts';
import { stem } from '../text/stem.ts';
import { isStopWord } from '../text/stopWords.ts';
import { queryWords, tokenize } from '../text/tokenizer.ts';

/** An occurrence in the title counts as much as this many in the abstract. */
export const titleWeight = 3;
/** Number of cached tokens at which the cache is cleared; covers most tokens of 50,000 abstracts in a few MB. */
const maxCachedTokens = 100_000;

/** The stems of a paper in order, without stop words. */
export interface PaperStems {
  readonly title: readonly string[];
  readonly abstract: readonly string[];
}

/** Stems papers with a cache of tokens, because stemming is most of the work. */
export class PaperStemmer {
  readonly #cache = new Map<string, readonly string[]>();

  ofPaper({ title, abstract }: Pick<Paper, 'title' | 'abstract'>): PaperStems {
    return { title: this.stems(title), abstract: this.stems(abstract) };
  }

  /** Returns the stems of a text. Splits compounds into parts, so that `self-supervised` equals `self supervised`. */
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

/** Returns the weighted count of each stem in the paper; an occurrence in the title counts `titleWeight`. */
export function countStems({ title, abstract }: PaperStems): Map<string, number> {
  const counts = new Map<string, number>();
  for (const stem of title) counts.set(stem, (counts.get(stem) ?? 0) + titleWeight);
  for (const stem of abstract) counts.set(stem, (counts.get(stem) ?? 0) + 1);
  return counts;
}
