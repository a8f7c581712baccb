// Tells whoever listens, without VS Code's types.

interface Subscription {
  /** Stops it. */
  dispose(): void;
}

export type Event<T> = (listener: (value: T) => void) => Subscription;

export class Emitter<T> {
  readonly #listeners = new Set<(value: T) => void>();

  /** To hand out; `fire` stays with the owner. */
  readonly event: Event<T> = listener => {
    // A function of its own, so that one that listens twice is told twice.
    const own = (value: T): void => {
      listener(value);
    };
    this.#listeners.add(own);
    return { dispose: () => this.#listeners.delete(own) };
  };

  fire(value: T): void {
    for (const listener of [...this.#listeners]) listener(value);
  }
}
