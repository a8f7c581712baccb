// Random numbers that are the same in every session, so that a map is computed twice as the same map.

/** Returns a generator of numbers from 0 to 1, 1 excluded: xorshift with 32 bits, G. Marsaglia, 2003. */
export function seededRandom(seed: number): () => number {
  let state = seed | 0 || 1;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 2 ** 32;
  };
}
