// An event emitter with the shape of VS Code's, for core, which may not import VS Code.

interface Subscription {
  /** Removes the listener. */
  dispose(): void;
}

/** Adds a listener. */
export type Event<T> = (listener: (value: T) => void) => Subscription;

export class Emitter<T> {
  readonly #listeners = new Set<(value: T) => void>();

  /** The public side of the emitter; only its owner calls `fire`. */
  readonly event: Event<T> = listener => {
    // Wraps the listener, so that a listener added twice is called twice.
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
