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
export interface AbortSignalLike {
  readonly aborted: boolean;
  /** Throws the reason once the work is no longer wanted. */
  throwIfAborted(): void;
  addEventListener(type: 'abort', listener: () => void): void;
  removeEventListener(type: 'abort', listener: () => void): void;
}

/** The time of day, and waiting. Apart from `Clock`, whose moments mean nothing outside their process. */
export interface Timer {
  /** Milliseconds since 1970. */
  now(): number;
  /** Resolves after that long; rejects with the signal's reason as soon as it is aborted. */
  wait(ms: number, signal: AbortSignalLike): Promise<void>;
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

/** A request as it goes over the wire. */
export interface HttpRequest {
  readonly url: string;
  readonly method: 'GET' | 'POST';
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | undefined;
}

export interface FetchLimits {
  readonly signal: AbortSignalLike;
  /** For the whole request, redirects and body included. */
  readonly timeoutMs: number;
  /** Between two pieces of the body. */
  readonly stallMs: number;
  /** Of the body, after decompression. */
  readonly maxBytes: number;
}

export interface HttpResponse {
  readonly status: number;
  readonly text: string;
  /** Undefined when there is none, or when this host may not see it. */
  header(name: string): string | undefined;
}

/**
 * One request, tried once. Resolves whatever the status. Rejects with the signal's reason, or with a `FailureError`:
 * `offline`, `timedOut`, `tooLarge`, or `refused` for an address or a redirect that we do not follow.
 */
export type Fetch = (request: HttpRequest, limits: FetchLimits) => Promise<HttpResponse>;
