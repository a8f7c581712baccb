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
