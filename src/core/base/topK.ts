// Keeps the k heaviest items of many, without sorting the rest. Used by the related-papers engine.

interface Scored<T> {
  readonly item: T;
  readonly weight: number;
}

export class TopK<T> {
  readonly #k: number;
  readonly #best: Scored<T>[] = [];

  constructor(most: number) {
    this.#k = most;
  }

  add(item: T, weight: number): void {
    const kept = this.#best;
    const full = kept.length === this.#k;
    if (full && weight <= (kept.at(-1)?.weight ?? Infinity)) return;
    let at = kept.length;
    while (at > 0 && (kept[at - 1]?.weight ?? 0) < weight) at--;
    kept.splice(at, 0, { item, weight });
    if (full) kept.pop();
  }

  /** The kept items, heaviest first; items of equal weight in the order in which they were added. */
  get items(): T[] {
    return this.#best.map(({ item }) => item);
  }
}
