// Hashes a text to 53 bits, the largest integer that a number holds exactly. Used for ids and to detect duplicates.

/**
 * Returns a hash of 14 hexadecimal digits. The probability that any two of 100,000 texts collide is below one in a
 * million.
 */
export function hash53(text: string): string {
  return hashNumber(text).toString(16).padStart(14, '0');
}

/**
 * Returns the same hash as an integer: cyrb53 (public domain), two 32-bit multiplicative hashes combined with the
 * finaliser of MurmurHash3.
 */
export function hashNumber(text: string): number {
  let high = 0xdeadbeef;
  let low = 0x41c6ce57;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    high = Math.imul(high ^ unit, 2654435761);
    low = Math.imul(low ^ unit, 1597334677);
  }
  high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909);
  low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909);
  return 2 ** 32 * (0x1fffff & low) + (high >>> 0);
}
