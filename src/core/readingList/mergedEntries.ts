// The entries of all files and of this window, merged: as they are stored, and as they are shown.
import type { Paper, PaperId } from '../papers/paper.ts';
import {
  lastChanged,
  mergeEntries,
  toReadingListEntry,
  type ReadingListEntry,
  type StoredEntry,
} from './entry.ts';

export class MergedEntries {
  readonly #stored = new Map<PaperId, StoredEntry>();
  readonly #shown = new Map<PaperId, ReadingListEntry>();

  /** Returns the ids of the entries that changed. */
  merge(entries: readonly StoredEntry[]): ReadonlySet<PaperId> {
    const ids = new Set<PaperId>();
    for (const entry of entries) {
      const before = this.#stored.get(entry.id);
      const after = before === undefined ? entry : mergeEntries(before, entry);
      if (after === before) continue;
      this.#stored.set(after.id, after);
      const shown = toReadingListEntry(after);
      if (shown === undefined) this.#shown.delete(after.id);
      else this.#shown.set(after.id, shown);
      ids.add(after.id);
    }
    return ids;
  }

  stored(id: PaperId): StoredEntry | undefined {
    return this.#stored.get(id);
  }

  /** Undefined for an entry that is empty. */
  shown(id: PaperId): ReadingListEntry | undefined {
    return this.#shown.get(id);
  }

  /** Returns the entry of a paper, by any of its ids. */
  of({ id, aliases = [] }: Pick<Paper, 'id' | 'aliases'>): ReadingListEntry | undefined {
    const entry = this.#shown.get(id);
    if (entry !== undefined || aliases.length === 0) return entry;
    const alias = aliases.find(other => this.#shown.has(other));
    return alias === undefined ? undefined : this.#shown.get(alias);
  }

  /** Returns all entries that are not empty, unordered. */
  all(): readonly ReadingListEntry[] {
    return [...this.#shown.values()];
  }

  /** Returns all entries that are not empty, and those that became so after this time, in milliseconds since 1970. */
  storedSince(time: number): readonly StoredEntry[] {
    return [...this.#stored.values()].filter(entry => this.#shown.has(entry.id) || lastChanged(entry) > time);
  }
}
