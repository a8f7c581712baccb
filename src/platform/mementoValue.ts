// One small value that VS Code keeps for us between sessions, parsed on the way in.
import type * as z from 'zod/mini';

/** The part of VS Code's memento that is needed here. */
export interface Memento {
  get(key: string): unknown;
  update(key: string, value: unknown): Thenable<void>;
}

export interface MementoValue<T> {
  get(): T;
  set(value: T): Promise<void>;
}

/** A kept value that no longer parses counts as absent. */
export function mementoValue<T>(
  memento: Memento,
  key: string,
  schema: z.ZodMiniType<T>,
  initial: T,
): MementoValue<T> {
  return {
    get() {
      const result = schema.safeParse(memento.get(key));
      return result.success ? result.data : initial;
    },
    async set(value) {
      await memento.update(key, value);
    },
  };
}
