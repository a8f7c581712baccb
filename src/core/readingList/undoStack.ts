// The changes of this window, to take back: of each its paper's record before and after.
import type { PaperId } from '../paper.ts';
import { changed, parts, type Part, type StoredEntry } from './entry.ts';

interface Step {
  readonly before: StoredEntry;
  readonly after: StoredEntry;
}

const mostSteps = 100;

export class UndoStack {
  readonly #steps: (readonly Step[])[] = [];

  get size(): number {
    return this.#steps.length;
  }

  push(step: readonly Step[]): void {
    this.#steps.push(step);
    if (this.#steps.length > mostSteps) this.#steps.shift();
  }

  /** Records that take the last step back; what was said after it, here or in another window, stands. */
  pop(now: (id: PaperId) => StoredEntry | undefined, time: number): readonly StoredEntry[] {
    return (this.#steps.pop() ?? []).flatMap(({ before, after }) => {
      const current = now(after.id);
      if (current === undefined) return [];
      const is = (entry: StoredEntry, part: Part): unknown => entry[part]?.is ?? null;
      const [status, starred, note] = parts.map(
        part => is(before, part) !== is(after, part) && is(current, part) === is(after, part),
      );
      return changed(
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
