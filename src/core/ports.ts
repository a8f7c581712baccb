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
