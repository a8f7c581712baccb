// A map split into shards. When a single Map of 65,536 keys grows, it moves all of them, which blocks the host for 5 to 10 ms, and
// for longer if they are objects.

const shardCount = 64;

export class ShardedMap<K, V> {
  readonly #shards: readonly Map<K, V>[] = Array.from({ length: shardCount }, () => new Map<K, V>());
  readonly #hash: (key: K) => number;

  /** `hash` returns an integer from 0, which should differ between keys in its lowest six bits. */
  constructor(hash: (key: K) => number) {
    this.#hash = hash;
  }

  get size(): number {
    return this.#shards.reduce((sum, { size }) => sum + size, 0);
  }

  get(key: K): V | undefined {
    return this.#shardOf(key)?.get(key);
  }

  has(key: K): boolean {
    return this.#shardOf(key)?.has(key) === true;
  }

  set(key: K, value: V): void {
    this.#shardOf(key)?.set(key, value);
  }

  delete(key: K): void {
    this.#shardOf(key)?.delete(key);
  }

  #shardOf(key: K): Map<K, V> | undefined {
    // Also for NaN, as of an empty text.
    return this.#shards[(this.#hash(key) >>> 0) % shardCount];
  }
}

/** The hash of ids, whose last characters vary most. */
export function hashOfEnd(id: string): number {
  return id.charCodeAt(id.length - 1) * 7 + id.charCodeAt(id.length - 2);
}
