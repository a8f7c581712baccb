// The heaviest few of many, without sorting the rest.

interface Weighed<T> {
  readonly item: T;
  readonly weight: number;
}

export class Heaviest<T> {
  readonly #most: number;
  readonly #kept: Weighed<T>[] = [];

  constructor(most: number) {
    this.#most = most;
  }

  add(item: T, weight: number): void {
    const kept = this.#kept;
    const full = kept.length === this.#most;
    if (full && weight <= (kept.at(-1)?.weight ?? Infinity)) return;
    let at = kept.length;
    while (at > 0 && (kept[at - 1]?.weight ?? 0) < weight) at--;
    kept.splice(at, 0, { item, weight });
    if (full) kept.pop();
  }

  /** Heaviest first; those that weigh the same in the order in which they came. */
  get items(): T[] {
    return this.#kept.map(({ item }) => item);
  }
}
