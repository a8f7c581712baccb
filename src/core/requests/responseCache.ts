// Answers kept on disk, one file each: a line of JSON about the answer, then the answer itself.
// Windows share the folder; a file is replaced whole, so each reads one answer or the other. No header of a request is
// ever written, so no key is. Whatever the disk refuses costs the keeping and never the request.
import * as z from 'zod/mini';
import type { Folder, Log } from '../base/ports.ts';

const ResponseMetadata = z.object({
  version: z.literal(1),
  key: z.string(),
  at: z.number(),
  length: z.number(),
  etag: z.optional(z.string()),
  lastModified: z.optional(z.string()),
});

export interface CachedResponse {
  /** The request: its address and its body. */
  readonly key: string;
  readonly text: string;
  /** When the service gave it or last confirmed it, in milliseconds since 1970. */
  readonly confirmedAt: number;
  /** What the service knows it by. */
  readonly etag?: string | undefined;
  readonly lastModified?: string | undefined;
}

interface CacheLimits {
  readonly entries: number;
  readonly bytes: number;
}

const defaultLimits: CacheLimits = { entries: 300, bytes: 60_000_000 };
/** Of an answer worth keeping, in characters: writing a longer one would hold the host for more than its 16 ms. */
const maxResponseLength = 4_000_000;
const extension = '.answer';

export class ResponseCache {
  readonly #folder: Folder;
  readonly #log: Log;
  readonly #random: () => number;
  readonly #limits: CacheLimits;
  #hasWarned = false;

  /** `random`: from 0 to below 1. */
  constructor(folder: Folder, log: Log, random: () => number, bounds = defaultLimits) {
    this.#folder = folder;
    this.#log = log;
    this.#random = random;
    this.#limits = bounds;
  }

  /** Undefined when there is none, or when it was damaged; a damaged one is gone then. */
  async get(key: string): Promise<CachedResponse | undefined> {
    const name = fileName(key);
    let file: string;
    try {
      file = await this.#folder.read(name);
    } catch {
      return undefined;
    }
    const kept = parse(file);
    if (kept?.key === key) return kept;
    this.#log.warn(`A kept answer was damaged and is dropped: ${name}`);
    await this.drop(key);
    return undefined;
  }

  /** Keeps an answer that is not too long, and lets those go that were not used for longest. Never rejects. */
  async put(answer: CachedResponse): Promise<void> {
    if (answer.text.length > maxResponseLength) return;
    const name = fileName(answer.key);
    const temporary = `${name}.${Math.floor(this.#random() * 2 ** 32).toString(36)}.tmp`;
    try {
      await this.#folder.write(temporary, format(answer));
      await this.#folder.rename(temporary, name);
      await this.#evict();
    } catch (error) {
      await this.#folder.delete(temporary).catch(() => undefined);
      if (!this.#hasWarned) this.#log.warn(`Answers cannot be kept: ${String(error)}`);
      this.#hasWarned = true;
    }
  }

  async drop(key: string): Promise<void> {
    await this.#folder.delete(fileName(key)).catch(() => undefined);
  }

  /**
   * The time of a file is that of its last use, near enough: an answer is written again whenever the service confirms
   * it, and between two confirmations lie minutes. Temporary files of windows that were killed go the same way.
   */
  async #evict(): Promise<void> {
    let { entries, bytes } = this.#limits;
    for (const file of [...(await this.#folder.list())].sort((a, b) => b.modified - a.modified)) {
      entries--;
      bytes -= file.bytes;
      if (entries < 0 || bytes < 0) await this.#folder.delete(file.name);
    }
  }
}

function format({ text, key, confirmedAt, etag, lastModified }: CachedResponse): string {
  return `${JSON.stringify({ version: 1, key, at: confirmedAt, length: text.length, etag, lastModified })}\n${text}`;
}

function parse(file: string): CachedResponse | undefined {
  const end = file.indexOf('\n');
  const text = file.slice(end + 1);
  try {
    const {
      length,
      key,
      at: confirmedAt,
      etag,
      lastModified,
    } = z.parse(ResponseMetadata, JSON.parse(file.slice(0, end)));
    return length === text.length ? { key, text, confirmedAt, etag, lastModified } : undefined;
  } catch {
    return undefined;
  }
}

/** Two keys that share a name take turns in one file: `get` compares the whole key. */
function fileName(key: string): string {
  return `${fnv1a(key, 0x811c9dc5)}${fnv1a(key, 0x9747b28c)}${extension}`;
}

/** FNV-1a over UTF-16 units, as eight hexadecimal digits (Fowler, Noll, Vo). */
function fnv1a(text: string, start: number): string {
  let hash = start;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return (hash >>> 0).toString(16).padStart(8, '0');
}
