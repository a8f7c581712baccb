// The changes of this window, to take back: of each its paper's record before and after.
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

  /** Records that take the last step back; what was said after it, here or in another window, stands. */
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
