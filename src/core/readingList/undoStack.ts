// Undo stack of this window's changes: each step holds the entries before and after.
import type { PaperId } from '../papers/paper.ts';
import { applyChange, entryFields, type EntryField, type StoredEntry } from './entry.ts';

interface Step {
  readonly before: StoredEntry;
  readonly after: StoredEntry;
}

const maxSteps = 100;

export class UndoStack {
  readonly #steps: (readonly Step[])[] = [];

  get size(): number {
    return this.#steps.length;
  }

  push(step: readonly Step[]): void {
    this.#steps.push(step);
    if (this.#steps.length > maxSteps) this.#steps.shift();
  }

  /**
   * Removes the last step, and returns entries that undo it. Fields changed since then, in this window or another,
   * are left as they are.
   */
  pop(currentEntry: (id: PaperId) => StoredEntry | undefined, time: number): readonly StoredEntry[] {
    return (this.#steps.pop() ?? []).flatMap(({ before, after }) => {
      const current = currentEntry(after.id);
      if (current === undefined) return [];
      const fieldValue = (entry: StoredEntry, part: EntryField): unknown => entry[part]?.is ?? null;
      const [status, starred, note] = entryFields.map(
        part =>
          fieldValue(before, part) !== fieldValue(after, part) &&
          fieldValue(current, part) === fieldValue(after, part),
      );
      return applyChange(
        current,
        {
          ...(status === true && { status: before.status?.is ?? null }),
          ...(starred === true && { starred: before.starred?.is ?? false }),
          ...(note === true && { note: before.note?.is ?? '' }),
        },
        time,
      );
    });
  }
}
