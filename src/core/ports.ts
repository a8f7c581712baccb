// What core needs from the world, as small interfaces; src/platform has the real ones.

export interface Files {
  /** The file's text as UTF-8. Rejects when it cannot be read. */
  readText(path: string): Promise<string>;
}

export interface Log {
  info(message: string): void;
  warn(message: string): void;
  error(message: string): void;
}

export interface Clock {
  /** Milliseconds since some fixed moment, with fractions; never goes back. */
  now(): number;
  /** Resolves after the host has had a turn for whatever waits: input, drawing, timers. */
  yieldToHost(): Promise<void>;
}

/** The part of an `AbortSignal` that core looks at: its project knows no host, so not that type either. */
export interface StopSignal {
  readonly aborted: boolean;
  /** Throws the reason once the work is no longer wanted. */
  throwIfAborted(): void;
  addEventListener(type: 'abort', listener: () => void): void;
  removeEventListener(type: 'abort', listener: () => void): void;
}

/** Files of text in one flat folder of our own. Everything rejects when the disk says no. */
export interface Folder {
  /** Empty when the folder is not there yet. `modified` in milliseconds since 1970. */
  list(): Promise<readonly { readonly name: string; readonly bytes: number; readonly modified: number }[]>;
  read(name: string): Promise<string>;
  /** Makes the folder too. */
  write(name: string, text: string): Promise<void>;
  /** Replaces what has the new name. */
  rename(from: string, to: string): Promise<void>;
  /** Nothing to delete is no error. */
  delete(name: string): Promise<void>;
}
