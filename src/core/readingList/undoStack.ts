// Undo stack of this window's changes: each step holds the entries before and after.
import type { PaperId } from '../papers/paper.ts';
import { applyChange, entryFields, type EntryField, type StoredEntry } from './entry.ts';

interface Step {
  readonly before: StoredEntry;
  readonly after: StoredEntry;
}

const maxSteps = 100;
/** Maximum number of milliseconds between two saves of a note that is being written. */
const writingPause = 5000;

export class UndoStack {
  readonly #steps: (readonly Step[])[] = [];

  get size(): number {
    return this.#steps.length;
  }

  /** With `isWriting`, a note that is saved again and again while it is written is one step. */
  push(step: readonly Step[], isWriting = false): void {
    const whole = isWriting ? continued(this.#steps.at(-1), step) : undefined;
    if (whole !== undefined) this.#steps.pop();
    this.#steps.push(whole ?? step);
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

/** Returns both steps as one if the second goes on writing the note that the first wrote. */
function continued(
  [first, ...others]: readonly Step[] = [],
  [second, ...more]: readonly Step[],
): readonly Step[] | undefined {
  if (first === undefined || second === undefined || others.length + more.length > 0) return undefined;
  const isSame = first.after.id === second.before.id && first.after.note?.at === second.before.note?.at;
  if (!isSame || !isNoteAlone(first) || !isNoteAlone(second)) return undefined;
  const pause = (second.after.note?.at ?? 0) - (first.after.note?.at ?? 0);
  return pause < writingPause ? [{ before: first.before, after: second.after }] : undefined;
}

function isNoteAlone({ before, after }: Step): boolean {
  return before.status === after.status && before.starred === after.starred && before.note !== after.note;
}
