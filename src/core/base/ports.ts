// The ports of core: small interfaces for everything it needs from its host. src/platform implements them.

export interface Files {
  /** Resolves with the file's content, decoded as UTF-8. Rejects if the file cannot be read. */
  readText(path: string): Promise<string>;
}

export interface Log {
  info(message: string): void;
  warn(message: string): void;
  error(message: string): void;
}

export interface Clock {
  /** Returns monotonic time in milliseconds, with fractions, since an arbitrary start. */
  now(): number;
  /** Resolves after the host has processed pending work: input, rendering, timers. */
  yieldToHost(): Promise<void>;
}

/** The part of `AbortSignal` that core uses. Core compiles without the types of any host, and so without that type. */
export interface AbortSignalLike {
  readonly aborted: boolean;
  /** Throws the abort reason if the signal is aborted. */
  throwIfAborted(): void;
  addEventListener(type: 'abort', listener: () => void): void;
  removeEventListener(type: 'abort', listener: () => void): void;
}

/** Wall-clock time and delays. Separate from `Clock`, whose times are only valid within one process. */
export interface Timer {
  /** Milliseconds since 1970. */
  now(): number;
  /** Resolves after `ms` milliseconds; rejects with the signal's reason when aborted. */
  wait(ms: number, signal: AbortSignalLike): Promise<void>;
}

/** The text files in one flat folder of Paperside. All methods reject if the disk operation fails. */
export interface Folder {
  /** Resolves with the files; none if the folder does not exist yet. `modified` is in milliseconds since 1970. */
  list(): Promise<readonly { readonly name: string; readonly bytes: number; readonly modified: number }[]>;
  read(name: string): Promise<string>;
  /** Writes a file; creates the folder if necessary. */
  write(name: string, text: string): Promise<void>;
  /** Renames a file; replaces any file with the new name. */
  rename(from: string, to: string): Promise<void>;
  /** Deletes a file; does nothing if it does not exist. */
  delete(name: string): Promise<void>;
}

/** The same, of files that are not text. */
export interface BinaryFolder extends Pick<Folder, 'list' | 'rename' | 'delete'> {
  read(name: string): Promise<Uint8Array>;
  write(name: string, bytes: Uint8Array): Promise<void>;
}

/** UTF-8. A lone surrogate becomes U+FFFD. */
export interface Utf8 {
  encode(text: string): Uint8Array;
  decode(bytes: Uint8Array): string;
}

/** An HTTP request as it is sent. */
export interface HttpRequest {
  readonly url: string;
  readonly method: 'GET' | 'POST';
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | undefined;
}

export interface FetchLimits {
  readonly signal: AbortSignalLike;
  /** Maximum duration of the whole request in milliseconds, including redirects and body. */
  readonly timeoutMs: number;
  /** Maximum time between two chunks of the body in milliseconds. */
  readonly stallMs: number;
  /** Maximum size of the decompressed body in bytes. */
  readonly maxBytes: number;
  /** Milliseconds to wait before a redirect is followed, as before any other request to the service; 0 by default. */
  readonly gapMs?: number;
}

export interface HttpResponse {
  readonly status: number;
  readonly text: string;
  /** Returns a header; undefined if it is missing or hidden from this host. */
  header(name: string): string | undefined;
}

/**
 * Sends a request once, without retries. Resolves for any status. Rejects with the signal's reason, or with a
 * `FailureError`: `offline`, `timedOut`, `tooLarge`, or `refused` for an address or redirect that is not allowed.
 */
export type Fetch = (request: HttpRequest, limits: FetchLimits) => Promise<HttpResponse>;
