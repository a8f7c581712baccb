// Caches responses on disk, one file each: a line of JSON metadata, then the response text.
// Windows share the folder; a file is always replaced as a whole, so a reader sees either the old or the new
// response.
// Request headers are never written, hence no API keys. A disk error loses only the caching, never the request.
import * as z from 'zod/mini';
import type { Folder, Log } from '../base/ports.ts';
import { writeWhole } from '../base/wholeFile.ts';

const ResponseMetadata = z.object({
  version: z.literal(1),
  key: z.string(),
  at: z.number(),
  length: z.number(),
  etag: z.optional(z.string()),
  lastModified: z.optional(z.string()),
});

export interface CachedResponse {
  /** The request's address and body. */
  readonly key: string;
  readonly text: string;
  /** When the service sent or last confirmed the response, in milliseconds since 1970. */
  readonly confirmedAt: number;
  /** Validators for conditional requests. */
  readonly etag?: string | undefined;
  readonly lastModified?: string | undefined;
}

interface CacheLimits {
  readonly entries: number;
  readonly bytes: number;
}

const defaultLimits: CacheLimits = { entries: 300, bytes: 60_000_000 };
/** Longest response that is cached, in characters: writing a longer one would block the host for more than 16 ms. */
const maxResponseLength = 4_000_000;
const extension = '.answer';

export class ResponseCache {
  readonly #folder: Folder;
  readonly #log: Log;
  readonly #random: () => number;
  readonly #limits: CacheLimits;
  #hasWarned = false;

  /** `random` returns a number from 0 up to, but not including, 1. */
  constructor(folder: Folder, log: Log, random: () => number, bounds = defaultLimits) {
    this.#folder = folder;
    this.#log = log;
    this.#random = random;
    this.#limits = bounds;
  }

  /** Returns the cached response; undefined when there is none or its file is damaged. Deletes a damaged file. */
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

  /** Caches a response unless it is too long, and evicts the least recently used ones. Never rejects. */
  async put(answer: CachedResponse): Promise<void> {
    if (answer.text.length > maxResponseLength) return;
    const name = fileName(answer.key);
    const temporary = `${name}.${Math.floor(this.#random() * 2 ** 32).toString(36)}.tmp`;
    try {
      await writeWhole(this.#folder, name, format(answer), temporary);
      await this.#evict(name);
    } catch (error) {
      if (!this.#hasWarned) this.#log.warn(`Answers cannot be kept: ${String(error)}`);
      this.#hasWarned = true;
    }
  }

  async drop(key: string): Promise<void> {
    await this.#folder.delete(fileName(key)).catch(() => undefined);
  }

  /**
   * Evicts by modification time, which approximates the last use: a response is rewritten whenever the service
   * confirms it, which happens every few minutes. Temporary files of killed windows are evicted in the same way. A file
   * from the future was written before the clock was set back, so it is as old as it is far away.
   */
  async #evict(latest: string): Promise<void> {
    let { entries, bytes } = this.#limits;
    const files = await this.#folder.list();
    const now = files.find(({ name }) => name === latest)?.modified;
    // Another window has replaced it, and evicts.
    if (now === undefined) return;
    const age = ({ modified }: { readonly modified: number }): number => Math.abs(now - modified);
    for (const file of [...files].sort((a, b) => age(a) - age(b))) {
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

/** Two keys may share a file name and then replace each other; `get` compares the whole key. */
function fileName(key: string): string {
  return `${fnv1a(key, 0x811c9dc5)}${fnv1a(key, 0x9747b28c)}${extension}`;
}

/** Returns the FNV-1a hash (Fowler, Noll, Vo) of the UTF-16 code units as eight hexadecimal digits. */
function fnv1a(text: string, start: number): string {
  let hash = start;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return (hash >>> 0).toString(16).padStart(8, '0');
}
