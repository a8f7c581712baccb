// Hashes texts to 32 bits, for hash tables. Good in its high and its low bits alike.

/** Returns FNV-1a over the UTF-16 units of a text, or of its part, with the finaliser of MurmurHash3; unsigned. */
export function hash32(text: string, from = 0, to = text.length): number {
  let hash = 0x811c9dc5;
  for (let at = from; at < to; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return finalised(hash);
}

function finalised(hash: number): number {
  const mixed = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  const again = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return (again ^ (again >>> 16)) >>> 0;
}
