// A map whose keys are small integers, such as the numbers of stems: a look-up takes a few nanoseconds.
import { ensureCapacity } from './ensureCapacity.ts';

export class NumberMap<T> {
  /** By key: the place of its value plus 1, or 0. */
  #places: Uint32Array = new Uint32Array(64);
  readonly #values: T[] = [];

  /** The values, in the order in which their keys were first set. */
  get values(): readonly T[] {
    return this.#values;
  }

  get(key: number): T | undefined {
    const place = key < this.#places.length ? (this.#places[key] ?? 0) : 0;
    return place === 0 ? undefined : this.#values[place - 1];
  }

  set(key: number, value: T): void {
    this.#places = ensureCapacity(this.#places, key);
    const place = this.#places[key] ?? 0;
    if (place === 0) this.#places[key] = this.#values.push(value);
    else this.#values[place - 1] = value;
  }
}
