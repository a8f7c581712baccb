// One small value that VS Code keeps for us between sessions, parsed on the way in.
import type * as vscode from 'vscode';
import type * as z from 'zod/mini';

export interface KeptValue<T> {
  get(): T;
  set(value: T): Promise<void>;
}

/** A kept value that no longer parses counts as absent. */
export function keptValue<T>(
  memento: vscode.Memento,
  key: string,
  schema: z.ZodMiniType<T>,
  initial: T,
): KeptValue<T> {
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
