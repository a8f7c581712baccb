// The vocabulary of the index: every word of the papers with its term. A term is the number of a stem, assigned from 0.
// To find words by prefix, MiniSearch's radix tree (`SearchableMap`) holds their first three letters, and each leaf the
// numbers of its words. With whole words the tree took 60 MB of small Maps at 73,209 papers, which every garbage
// collection had to walk. The prefix search uses words and not stems, because people type words: "studie" is a prefix
// of "studies" but not of its stem "studi".
import SearchableMap from 'minisearch/SearchableMap';
import { textArray, textOf, type NumberArray, type NumberArrays } from '../base/binaryFile.ts';
import { ensureCapacity } from '../base/ensureCapacity.ts';
import type { Clock } from '../base/ports.ts';
import { countInSlices, forEachInSlices } from '../base/slices.ts';
import { arraysOf, contentsFrom, StringTable } from '../base/stringTable.ts';
import { stem } from '../text/stem.ts';
import { isStopWord } from '../text/stopWords.ts';
import { splitToken } from '../text/tokenizer.ts';

/** Number of letters stored in the tree. With three, a leaf has a few hundred words, read in microseconds. */
const prefixLength = 3;

export class Vocabulary {
  #stems = new StringTable();
  #words = new StringTable();
  /** Indexed by word number. */
  #terms: Uint32Array = new Uint32Array(1024);
  readonly #prefixes = new SearchableMap<number[]>();
  /** What is in the tree: it takes longer to look up one key, and makes each anew. */
  readonly #heads = new Map<string, number[]>();

  /**
   * Adds the words of a token. Passes their terms to `add`, and returns the number of words that a text has more by the token.
   * In a name every word counts: He, An and Will are no stop words there.
   */
  addToken(token: string, isName: boolean, add: (term: number) => void): number {
    let length = 0;
    for (const { text, from, to, isLoose } of splitToken(token)) {
      if (!isName && isStopWord(text)) continue;
      add(this.#term(text));
      if (to === from + 1 && isLoose !== true) length++;
    }
    return length;
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
    const words = this.#heads.get(prefix.slice(0, prefixLength)) ?? [];
    return prefix.length === prefixLength ? words : words.filter(word => this.text(word).startsWith(prefix));
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
    const alike = this.#heads.get(head);
    if (alike === undefined) this.#setPrefix(head, [word]);
    else alike.push(word);
  }

  #setPrefix(head: string, words: number[]): void {
    this.#heads.set(head, words);
    this.#prefixes.set(head, words);
  }

  /** Resolves with all that a file keeps, views for the most part, in slices; valid until a word is added. */
  async stored(clock: Clock): Promise<readonly NumberArray[]> {
    const ends = new Uint32Array(this.#heads.size);
    const byPrefix = new Uint32Array(this.#words.size);
    let [nth, end] = [0, 0];
    await forEachInSlices([...this.#heads.values()], clock, words => {
      byPrefix.set(words, end);
      ends[nth++] = end += words.length;
    });
    return [
      ...arraysOf(this.#words.contents()),
      ...arraysOf(this.#stems.contents()),
      this.#terms.subarray(0, this.#words.size),
      ...[textArray([...this.#heads.keys()].join('\n')), ends, byPrefix],
    ];
  }

  /** Makes it of what a file kept, in slices. Uses the arrays: the file is in memory for this alone. */
  static async restore(arrays: NumberArrays, clock: Clock): Promise<Vocabulary> {
    const vocabulary = new Vocabulary();
    vocabulary.#words = StringTable.of(contentsFrom(arrays));
    vocabulary.#stems = StringTable.of(contentsFrom(arrays));
    vocabulary.#terms = arrays.uint32();
    const [heads, ends, byPrefix] = [textOf(arrays.uint16()).split('\n'), arrays.uint32(), arrays.uint32()];
    await countInSlices(ends.length, clock, at => {
      const words = byPrefix.subarray(at === 0 ? 0 : ends[at - 1], ends[at]);
      vocabulary.#setPrefix(heads[at] ?? '', Array.from(words));
    });
    return vocabulary;
  }
}
