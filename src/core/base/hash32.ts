// Hashes texts to 32 bits, for hash tables. Good in its high and its low bits alike.

/** Returns FNV-1a over the UTF-16 units of a text, with the finaliser of MurmurHash3; unsigned. */
export function hash32(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return finalised(hash);
}

function finalised(hash: number): number {
  const mixed = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  const again = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return (again ^ (again >>> 16)) >>> 0;
}
