// A small value stored in a VS Code memento between sessions and parsed when read.
import type * as z from 'zod/mini';

/** The part of VS Code's `Memento` used here. */
export interface Memento {
  get(key: string): unknown;
  update(key: string, value: unknown): Thenable<void>;
}

export interface MementoValue<T> {
  get(): T;
  set(value: T): Promise<void>;
}

/** Returns accessors for the value. A stored value that does not parse counts as absent. */
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

/** Keys in VS Code's global state or, where noted, workspace state. */
export const mementoKeys = {
  /** Hashes of the shared reading lists that the user added or ignored. */
  seenLists: 'paperside.seenLists',
  arrangement: 'paperside.arrangement',
  recents: 'paperside.recents',
  /** Ids of papers that arrived and were not looked at yet. */
  newPapers: 'paperside.newPapers',
  /** Time of the last answer for everything that is followed. */
  asked: 'paperside.asked',
  /** Addresses of linked files. The workspace state holds the files inside the workspace. */
  files: 'paperside.files',
  /** The last used citation format. */
  citationFormat: 'paperside.citationFormat',
  /** Address of the workspace's bibliography, in the workspace state. */
  bibliography: 'paperside.bibliography',
} as const;
