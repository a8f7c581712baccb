// Notes that were written while the files of the reading list could not be read. Whoever wrote them did not see the notes in
// those files, so they must not replace them: once the files are read, both are kept.
import type { PaperId } from '../papers/paper.ts';
import type { StoredEntry } from './entry.ts';

type StoredNote = NonNullable<StoredEntry['note']>;

export class UnseenNotes {
  readonly #written = new Set<PaperId>();
  readonly #found = new Map<PaperId, StoredNote>();

  /** Takes entries whose notes were written before the files could be read. */
  write(entries: readonly StoredEntry[]): void {
    for (const { id, note } of entries) if (note?.is) this.#written.add(id);
  }

  /** Takes the entries of a file. */
  find(entries: readonly StoredEntry[]): void {
    for (const { id, note } of entries)
      if (note?.is && this.#written.has(id) && note.at > (this.#found.get(id)?.at ?? -Infinity))
        this.#found.set(id, note);
  }

  /** Called when all files are read: returns the notes that have both texts, by paper. */
  join(current: (id: PaperId) => StoredEntry | undefined): ReadonlyMap<PaperId, string> {
    const joined = new Map<PaperId, string>();
    for (const [id, { is: found }] of this.#found) {
      const written = current(id)?.note?.is ?? '';
      if (found !== null && !written.includes(found))
        joined.set(id, `${found.trimEnd()}\n\n---\n\n${written}`);
    }
    this.#written.clear();
    this.#found.clear();
    return joined;
  }
}
