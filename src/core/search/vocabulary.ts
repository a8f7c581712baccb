// The vocabulary of the index: every word of the papers with its term. A term is the number of a stem, assigned from 0.
// To find words by prefix, MiniSearch's radix tree (`SearchableMap`) holds their first three letters, and each leaf the
// numbers of its words. With whole words the tree took 60 MB of small Maps at 73,209 papers, which every garbage
// collection had to walk. The prefix search uses words and not stems, because people type words: "studie" is a prefix
// of "studies" but not of its stem "studi".
import SearchableMap from 'minisearch/SearchableMap';
import type { NumberArray, NumberArrays } from '../base/binaryFile.ts';
import { ensureCapacity } from '../base/ensureCapacity.ts';
import type { Clock } from '../base/ports.ts';
import { countInSlices } from '../base/slices.ts';
import { StringTable } from '../base/stringTable.ts';
import { stem } from '../text/stem.ts';
import { isStopWord } from '../text/stopWords.ts';
import { splitToken } from '../text/tokenizer.ts';

/** The indexed terms of a token. */
interface TokenTerms {
  /** The terms without stop words, but for those of a name; only the first `count` elements are valid. */
  readonly terms: readonly number[];
  readonly count: number;
  /** Number of words that the token adds to the length of a text. */
  readonly length: number;
}

/** Maximum number of cached tokens. The cache keeps the first ones, because frequent words turn up early (Zipf). */
const maxCachedTokens = 32_768;
/** Number of letters stored in the tree. With three, a leaf has a few hundred words, read in microseconds. */
const prefixLength = 3;

export class Vocabulary {
  #stems = new StringTable();
  #words = new StringTable();
  /** Indexed by word number. */
  #terms: Uint32Array = new Uint32Array(1024);
  readonly #prefixes = new SearchableMap<number[]>();
  /**
   * The result for the last token that was not cached, in one reused object. Because the first thousands of results are
   * cached, V8 allocates objects made at that line among the long-lived ones; new objects for the millions of uncached
   * tokens would leave hundreds of megabytes of garbage there.
   */
  readonly #scratch = { terms: new Array<number>(), count: 0, length: 0 };
  readonly #tokenCache = new Map<string, TokenTerms>();
  readonly #nameCache = new Map<string, TokenTerms>();

  /**
   * Adds the words of the token and returns its terms. The result is valid until the next call. In a name every word
   * counts: He, An and Will are no stop words there.
   */
  addToken(token: string, isName = false): TokenTerms {
    const cache = isName ? this.#nameCache : this.#tokenCache;
    const known = cache.get(token);
    if (known !== undefined) return known;
    this.#readToken(token, isName);
    const { terms, count, length } = this.#scratch;
    if (this.#tokenCache.size + this.#nameCache.size < maxCachedTokens)
      cache.set(token, { terms: terms.slice(0, count), count, length });
    return this.#scratch;
  }

  /** Returns the term of a lower-case word, or undefined if it was never added. */
  termOf(word: string): number | undefined {
    return this.#stems.get(stem(word));
  }

  /** Returns the word with this number. */
  text(word: number): string {
    return this.#words.text(word);
  }

  /** Returns the term of the word with this number. */
  term(word: number): number {
    return this.#terms[word] ?? 0;
  }

  /** Returns the numbers of all words with this prefix of at least one letter. */
  wordsWithPrefix(prefix: string): readonly number[] {
    if (prefix.length < prefixLength) return [...this.#prefixes.atPrefix(prefix).values()].flat();
    const words = this.#prefixes.get(prefix.slice(0, prefixLength)) ?? [];
    return prefix.length === prefixLength ? words : words.filter(word => this.text(word).startsWith(prefix));
  }

  #readToken(token: string, isName: boolean): void {
    const passing = this.#scratch;
    passing.count = 0;
    passing.length = 0;
    for (const { text, from, to, isLoose } of splitToken(token)) {
      if (!isName && isStopWord(text)) continue;
      passing.terms[passing.count++] = this.#term(text);
      if (to === from + 1 && isLoose !== true) passing.length++;
    }
  }

  #term(text: string): number {
    const next = this.#words.size;
    const word = this.#words.getOrAdd(text);
    if (word === next) {
      this.#terms = ensureCapacity(this.#terms, word);
      this.#terms[word] = this.#stems.getOrAdd(stem(text));
      this.#addPrefix(text, word);
    }
    return this.term(word);
  }

  #addPrefix(text: string, word: number): void {
    const head = text.slice(0, prefixLength);
    const alike = this.#prefixes.get(head);
    if (alike === undefined) this.#prefixes.set(head, [word]);
    else alike.push(word);
  }

  /** Returns views of all that a file keeps; valid until a word is added. */
  stored(): readonly NumberArray[] {
    const [words, stems] = [this.#words.contents(), this.#stems.contents()];
    const terms = this.#terms.subarray(0, this.#words.size);
    return [words.characters, words.ends, stems.characters, stems.ends, terms];
  }

  /** Makes it of what a file kept, in slices. */
  static async restore(arrays: NumberArrays, clock: Clock): Promise<Vocabulary> {
    const vocabulary = new Vocabulary();
    const table = (): Promise<StringTable> =>
      StringTable.of({ characters: arrays.uint16().slice(), ends: arrays.uint32().slice() }, clock);
    vocabulary.#words = await table();
    vocabulary.#stems = await table();
    vocabulary.#terms = arrays.uint32().slice();
    await countInSlices(vocabulary.#terms.length, clock, word => {
      vocabulary.#addPrefix(vocabulary.text(word), word);
    });
    return vocabulary;
  }
}
