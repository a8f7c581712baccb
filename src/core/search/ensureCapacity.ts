// Growable typed arrays, for what is held per paper or per term: at a million entries one copy takes about a millisecond.

type Numbers = Uint8Array | Uint16Array | Uint32Array | Float32Array;

/** The same numbers in an array with a place for `index`, at least doubled when it has none. */
export function ensureCapacity<T extends Numbers>(numbers: T, index: number): T;
export function ensureCapacity(numbers: Numbers, index: number): Numbers {
  if (index < numbers.length) return numbers;
  const length = Math.max(numbers.length * 2, index + 1);
  if (numbers instanceof Uint8Array) return copyInto(numbers, new Uint8Array(length));
  if (numbers instanceof Uint16Array) return copyInto(numbers, new Uint16Array(length));
  if (numbers instanceof Uint32Array) return copyInto(numbers, new Uint32Array(length));
  return copyInto(numbers, new Float32Array(length));
}

function copyInto(from: Numbers, to: Numbers): Numbers {
  to.set(from);
  return to;
}
