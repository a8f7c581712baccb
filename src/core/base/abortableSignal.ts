// An abort signal that its owner aborts directly. Used in core, which cannot use the host's `AbortController`.
import type { AbortSignalLike } from './ports.ts';

export class AbortableSignal implements AbortSignalLike {
  readonly #listeners = new Set<() => void>();
  #aborted = false;

  get aborted(): boolean {
    return this.#aborted;
  }

  abort(): void {
    if (this.#aborted) return;
    this.#aborted = true;
    for (const listener of [...this.#listeners]) listener();
  }

  throwIfAborted(): void {
    if (this.#aborted) throw new Error('Nobody wants this any more.');
  }

  addEventListener(_type: 'abort', listener: () => void): void {
    this.#listeners.add(listener);
  }

  removeEventListener(_type: 'abort', listener: () => void): void {
    this.#listeners.delete(listener);
  }
}
