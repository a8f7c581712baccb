// Strings numbered from 0 in the order they turn up.

/** One Map of 300,000 strings would hold the host for milliseconds each time it doubles; these double one at a time. */
const shardCount = 64;

export class OrdinalMap {
  readonly #shards = Array.from({ length: shardCount }, () => new Map<string, number>());
  #size = 0;

  get(text: string): number | undefined {
    return this.#shards[shardOf(text)]?.get(text);
  }

  /** The text's number, a new one the first time. */
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

/** Spread by the first and last letter and the length: cheap, and even enough. */
function shardOf(text: string): number {
  if (text === '') return 0;
  return (text.charCodeAt(0) * 31 + text.charCodeAt(text.length - 1) * 7 + text.length) % shardCount;
}
