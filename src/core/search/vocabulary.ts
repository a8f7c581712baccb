// Every word the papers use, each with its term: a term is a stem's number, given out from 0 as stems turn up.
// Words are found by what they start with: MiniSearch's radix tree (`SearchableMap`) has their first letters, and each
// leaf the numbers of its words. The whole words in the tree were 60 MB of small Maps at 73,209 papers, which every
// collection of garbage had to walk. Words are kept as written, not as stems, because people type words: "studie" is
// the start of "studies" but not of its stem "studi".
import SearchableMap from 'minisearch/SearchableMap';
import { stem } from '../text/stem.ts';
import { isStopWord } from '../text/stopWords.ts';
import { splitToken } from '../text/tokenizer.ts';
import { ensureCapacity } from './ensureCapacity.ts';
import { OrdinalMap } from './ordinalMap.ts';

/** What a token says. */
interface TokenTerms {
  /** Its terms, stop words left out: the first `count` of these. */
  readonly terms: readonly number[];
  readonly count: number;
  /** How many words it counts for in a text's length. */
  readonly length: number;
}

/** The first so many tokens are remembered: frequent words turn up first (Zipf), and are asked for again and again. */
const maxCachedTokens = 32_768;
/** Letters of a word that the tree has; a leaf then has a few hundred words, read in microseconds. */
const prefixLength = 3;

export class Vocabulary {
  readonly #stems = new OrdinalMap();
  readonly #words = new OrdinalMap();
  // By the word's number.
  readonly #texts: string[] = [];
  #terms = new Uint32Array(1024);
  readonly #prefixes = new SearchableMap<number[]>();
  /**
   * The token learnt last, in one object for all: the engine puts what such a line makes among the long-lived, as the
   * first thousands are remembered, and the millions that are not would leave hundreds of megabytes to collect.
   */
  readonly #scratch = { terms: new Array<number>(), count: 0, length: 0 };
  readonly #tokenCache = new Map<string, TokenTerms>();

  /** Learns the token's words. What it gives is good until the next call. */
  addToken(token: string): TokenTerms {
    const known = this.#tokenCache.get(token);
    if (known !== undefined) return known;
    this.#readToken(token);
    const { terms, count, length } = this.#scratch;
    if (this.#tokenCache.size < maxCachedTokens)
      this.#tokenCache.set(token, { terms: terms.slice(0, count), count, length });
    return this.#scratch;
  }

  /** The term of a word in lower case; undefined when no paper ever had it. */
  termOf(word: string): number | undefined {
    return this.#stems.get(stem(word));
  }

  /** A word by its number. */
  text(word: number): string {
    return this.#texts[word] ?? '';
  }

  /** The term of a word by its number. */
  term(word: number): number {
    return this.#terms[word] ?? 0;
  }

  /** The numbers of the words that start so, which is one letter at least. */
  wordsWithPrefix(prefix: string): readonly number[] {
    if (prefix.length < prefixLength) return [...this.#prefixes.atPrefix(prefix).values()].flat();
    const words = this.#prefixes.get(prefix.slice(0, prefixLength)) ?? [];
    return prefix.length === prefixLength ? words : words.filter(word => this.text(word).startsWith(prefix));
  }

  #readToken(token: string): void {
    const passing = this.#scratch;
    passing.count = 0;
    passing.length = 0;
    for (const { text, from, to, isLoose } of splitToken(token)) {
      if (isStopWord(text)) continue;
      passing.terms[passing.count++] = this.#term(text);
      if (to === from + 1 && isLoose !== true) passing.length++;
    }
  }

  #term(text: string): number {
    const word = this.#words.getOrAdd(text);
    if (word === this.#texts.length) {
      const stemmed = stem(text);
      this.#texts.push(text);
      this.#terms = ensureCapacity(this.#terms, word);
      // One string for both where they are the same, as for names they are.
      this.#terms[word] = this.#stems.getOrAdd(stemmed === text ? text : stemmed);
      const head = text.slice(0, prefixLength);
      const alike = this.#prefixes.get(head);
      if (alike === undefined) this.#prefixes.set(head, [word]);
      else alike.push(word);
    }
    return this.term(word);
  }
}
