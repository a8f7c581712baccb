// Numbers distinct strings from 0, in the order in which they are added. Used for the words and stems of the index.

/**
 * Number of Maps that share the strings. A single Map of 300,000 strings blocks the host for milliseconds whenever it
 * doubles; 64 small Maps double one at a time.
 */
const shardCount = 64;

export class OrdinalMap {
  readonly #shards = Array.from({ length: shardCount }, () => new Map<string, number>());
  #size = 0;

  get(text: string): number | undefined {
    return this.#shards[shardOf(text)]?.get(text);
  }

  /** Returns the number of the string, assigning the next one if it is new. */
  getOrAdd(text: string): number {
    const shard = this.#shards[shardOf(text)];
    let number = shard?.get(text);
    if (number === undefined) {
      number = this.#size++;
      shard?.set(text, number);
    }
    return number;
  }
}

/** A cheap hash of the first and last letter and the length; it distributes words evenly enough. */
function shardOf(text: string): number {
  if (text === '') return 0;
  return (text.charCodeAt(0) * 31 + text.charCodeAt(text.length - 1) * 7 + text.length) % shardCount;
}
