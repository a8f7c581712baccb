// Grows the typed arrays that hold a number per paper or per term. Copying a million entries takes about 1 ms.

type Numbers = Uint8Array | Uint16Array | Int32Array | Uint32Array | Float32Array | Float64Array;

/** Returns `numbers` if it has an element at `index`; otherwise a copy that has one and is at least twice as long. */
export function ensureCapacity<T extends Numbers>(numbers: T, index: number): T;
export function ensureCapacity(numbers: Numbers, index: number): Numbers {
  if (index < numbers.length) return numbers;
  const length = Math.max(numbers.length * 2, index + 1);
  if (numbers instanceof Uint8Array) return copyInto(numbers, new Uint8Array(length));
  if (numbers instanceof Uint16Array) return copyInto(numbers, new Uint16Array(length));
  if (numbers instanceof Int32Array) return copyInto(numbers, new Int32Array(length));
  if (numbers instanceof Uint32Array) return copyInto(numbers, new Uint32Array(length));
  if (numbers instanceof Float64Array) return copyInto(numbers, new Float64Array(length));
  return copyInto(numbers, new Float32Array(length));
}

function copyInto(from: Numbers, to: Numbers): Numbers {
  to.set(from);
  return to;
}
