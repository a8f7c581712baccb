// Counts in how many open files of the workspace a stem occurs. Used by the related-papers engine, because a stem that
// all files share says nothing about any of them.
import type { CodeTerms } from './code.ts';

export class WorkspaceFrequency {
  readonly #files = new Map<string, ReadonlySet<string>>();
  readonly #counts = new Map<string, number>();

  /** Adds the terms of a file, or replaces those added before. */
  add(uri: string, { terms }: CodeTerms): void {
    this.delete(uri);
    const stems = new Set(terms.map(({ stem }) => stem));
    this.#files.set(uri, stems);
    for (const stem of stems) this.#counts.set(stem, (this.#counts.get(stem) ?? 0) + 1);
  }

  delete(uri: string): void {
    for (const stem of this.#files.get(uri) ?? []) this.#counts.set(stem, (this.#counts.get(stem) ?? 1) - 1);
    this.#files.delete(uri);
  }

  /** Returns the number of files, and how many of them have the stem, without the file at the URI `except`. */
  documentFrequency(stem: string, except: string | undefined): { files: number; withStem: number } {
    const own = except === undefined ? undefined : this.#files.get(except);
    const all = this.#counts.get(stem) ?? 0;
    const withStem = all > 0 && own?.has(stem) === true ? all - 1 : all;
    return { files: this.#files.size - (own === undefined ? 0 : 1), withStem };
  }
}
