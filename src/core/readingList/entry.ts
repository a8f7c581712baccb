// Schema of a reading-list entry as it is stored, and how entries merge. Each field carries the time of its last
// change, so that
// simultaneous changes in two windows merge without loss.
import * as z from 'zod/mini';
import type { JsonLinesFormat } from '../base/jsonLines.ts';
import { Paper, PaperId } from '../papers/paper.ts';

export const Status = z.enum(['toRead', 'reading', 'read', 'dismissed']);
export type Status = z.infer<typeof Status>;

/** Maximum length of a note in characters: far more than anyone writes by hand, and still quick to read. */
export const maxNoteLength = 4 * 1024 * 1024;

/** A value and the time of its change, in milliseconds since 1970; `null` if the value was removed. */
const timestamped = <T>(value: z.ZodMiniType<T>): z.ZodMiniType<Timestamped<T>> =>
  z.object({ is: z.nullable(value), at: z.number() });
interface Timestamped<T> {
  readonly is: T | null;
  readonly at: number;
}

/** The fields needed to show a paper that no source knows any more. */
const { title, authors, moreAuthors, published, revision } = Paper.shape;
const KnownPaper = z.object({ title, authors, moreAuthors, published, revision });
type KnownPaper = Readonly<z.infer<typeof KnownPaper>>;

/** The revision is the one that the user marked. */
export function toKnownPaper({ title, authors, moreAuthors, published, revision }: KnownPaper): KnownPaper {
  return { title, authors, ...(moreAuthors && { moreAuthors }), published, ...(revision && { revision }) };
}

export const StoredEntry = z.object({
  id: PaperId,
  paper: timestamped(KnownPaper),
  status: z.optional(timestamped(Status)),
  starred: z.optional(timestamped(z.literal(true))),
  note: z.optional(timestamped(z.string())),
});
export type StoredEntry = Readonly<z.infer<typeof StoredEntry>>;

export const storedEntries: JsonLinesFormat<StoredEntry> = {
  kind: 'readingList',
  version: 1,
  entry: StoredEntry,
};

/** The user's annotations of a paper. At least one of status, star and note is set. */
export interface ReadingListEntry {
  readonly id: PaperId;
  readonly paper: KnownPaper;
  readonly status?: Status;
  readonly starred?: true;
  /** Markdown. */
  readonly note?: string;
  /** When the note was last changed, in milliseconds since 1970; only with a note. */
  readonly noteChanged?: number;
  /** When status, star or note last changed, in milliseconds since 1970. */
  readonly changed: number;
}

/** A change of an entry; absent fields stay as they are. `null`, `false` and the empty note remove a value. */
export interface EntryChange {
  readonly status?: Status | null;
  readonly starred?: boolean;
  readonly note?: string;
}

export const entryFields = ['status', 'starred', 'note'] as const;
export type EntryField = (typeof entryFields)[number];

/**
 * Merges two entries of one paper field by field: the later value wins, and of two with the same time, the same one
 * in either order. Commutative, associative and idempotent. Returns `a` itself when `b` adds nothing.
 */
export function mergeEntries(a: StoredEntry, b: StoredEntry): StoredEntry {
  const paper = later(a.paper, b.paper);
  const status = later(a.status, b.status);
  const starred = later(a.starred, b.starred);
  const note = later(a.note, b.note);
  if (paper === a.paper && status === a.status && starred === a.starred && note === a.note) return a;
  return {
    id: a.id,
    paper,
    ...(status && { status }),
    ...(starred && { starred }),
    ...(note && { note }),
  };
}

function later<T extends Timestamped<unknown> | undefined>(a: T, b: T): T {
  if (a === undefined) return b;
  if (b === undefined) return a;
  if (a.at !== b.at) return a.at > b.at ? a : b;
  return JSON.stringify(a.is) >= JSON.stringify(b.is) ? a : b;
}

/**
 * Returns the entry after a change. Gives changed fields a later time than before, even if the clock was set back, so
 * that the change wins.
 */
export function applyChange(before: StoredEntry, change: EntryChange, now: number): StoredEntry {
  const { status, starred, note } = change;
  const timestampedField = <T>(part: EntryField, is: T | null): Timestamped<T> => ({
    is,
    at: Math.max(now, (before[part]?.at ?? 0) + 1),
  });
  return {
    ...before,
    ...(status !== undefined && { status: timestampedField('status', status) }),
    ...(starred !== undefined && { starred: timestampedField('starred', starred || null) }),
    ...(note !== undefined && { note: timestampedField('note', note === '' ? null : note) }),
  };
}

export function lastChanged(entry: StoredEntry): number {
  return Math.max(0, ...entryFields.map(part => entry[part]?.at ?? 0));
}

/** Returns the entry for display; undefined when all its values were removed. */
export function toReadingListEntry(stored: StoredEntry): ReadingListEntry | undefined {
  const { id, paper, status, starred, note } = stored;
  if (paper.is === null || entryFields.every(part => (stored[part]?.is ?? null) === null)) return undefined;
  return {
    id,
    paper: paper.is,
    ...(status?.is && { status: status.is }),
    ...(starred?.is && { starred: true }),
    ...(note?.is && { note: note.is, noteChanged: note.at }),
    changed: lastChanged(stored),
  };
}
