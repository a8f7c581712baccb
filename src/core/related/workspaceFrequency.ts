// How common a stem is in the workspace's other open files: what all of them share says nothing about one of them.
import type { CodeTerms } from './code.ts';

export class WorkspaceFrequency {
  readonly #files = new Map<string, ReadonlySet<string>>();
  readonly #counts = new Map<string, number>();

  /** Takes a file's terms in place of those it had. */
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

  /** Files noted, the one at `except` left out, and how many of them have the stem. */
  documentFrequency(stem: string, except: string | undefined): { files: number; withStem: number } {
    const own = except === undefined ? undefined : this.#files.get(except);
    const all = this.#counts.get(stem) ?? 0;
    const withStem = all > 0 && own?.has(stem) === true ? all - 1 : all;
    return { files: this.#files.size - (own === undefined ? 0 : 1), withStem };
  }
}
