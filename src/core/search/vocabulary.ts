// Every word the papers use, as a radix tree from word to term: a term is a stem's number, given out from 0.
// The tree is MiniSearch's own (`SearchableMap`): exact, by prefix and by edit distance. It holds words as written,
// not stems, because people type words: "studie" is the start of "studies" but not of its stem "studi".
import SearchableMap from 'minisearch/SearchableMap';
import { isStopWord } from '../text/stopWords.ts';
import { stem } from '../text/stem.ts';
import { wordsOf } from '../text/words.ts';

/** A token's terms, stop words left out, and how many words it counts for in a text's length. */
export interface TokenTerms {
  readonly terms: readonly number[];
  readonly length: number;
}

interface Branch {
  readonly prefix: string;
  /** Of the vocabulary when the branch was listed. */
  readonly size: number;
  readonly words: readonly (readonly [string, number])[];
}

/** Half of the most tokens remembered; natural text asks again for 99 in 100 of its tokens. */
const cacheHalf = 16_384;
/** One Map of every stem would hold the host for milliseconds each time it doubles; these double one at a time. */
const shardCount = 64;

export class Vocabulary {
  readonly #words = new SearchableMap<number>();
  readonly #stems = Array.from({ length: shardCount }, () => new Map<string, number>());
  #size = 0;
  #branch: Branch = { prefix: '', size: 0, words: [] };
  #recent = new Map<string, TokenTerms>();
  #older = new Map<string, TokenTerms>();

  /** Learns the token's words. */
  learn(token: string): TokenTerms {
    let known = this.#recent.get(token);
    if (known !== undefined) return known;
    known = this.#older.get(token) ?? this.#learn(token);
    if (this.#recent.size >= cacheHalf) {
      this.#older = this.#recent;
      this.#recent = new Map();
    }
    this.#recent.set(token, known);
    return known;
  }

  /** The term of a word in lower case; undefined when no paper has it. */
  termOf(word: string): number | undefined {
    const text = stem(word);
    return this.#stems[shardOf(text)]?.get(text);
  }

  /** The terms of the words that start so, in no order and with repeats. */
  termsFrom(prefix: string): Iterable<number> {
    return this.#words.atPrefix(prefix).values();
  }

  /** The words that start so, each with its term. Asked for the same start again, as while one types on, it is quick. */
  wordsFrom(prefix: string): readonly (readonly [string, number])[] {
    if (this.#branch.prefix !== prefix || this.#branch.size !== this.#words.size)
      this.#branch = { prefix, size: this.#words.size, words: [...this.#words.atPrefix(prefix)] };
    return this.#branch.words;
  }

  /** The terms of the words at most `distance` insertions, deletions and substitutions away. */
  termsNear(word: string, distance: number): number[] {
    return [...this.#words.fuzzyGet(word, distance).values()].map(([term]) => term);
  }

  #learn(token: string): TokenTerms {
    const terms: number[] = [];
    let length = 0;
    for (const { text, from, to } of wordsOf(token)) {
      if (isStopWord(text)) continue;
      terms.push(this.#words.get(text) ?? this.#addWord(text));
      if (to === from + 1) length++;
    }
    return { terms, length };
  }

  #addWord(word: string): number {
    const text = stem(word);
    const shard = this.#stems[shardOf(text)];
    let term = shard?.get(text);
    if (term === undefined) {
      term = this.#size++;
      shard?.set(text, term);
    }
    this.#words.set(word, term);
    return term;
  }
}

/** Spread by the first, last and number of letters: cheap, and even enough. */
function shardOf(text: string): number {
  return (text.charCodeAt(0) * 31 + text.charCodeAt(text.length - 1) * 7 + text.length) % shardCount;
}
