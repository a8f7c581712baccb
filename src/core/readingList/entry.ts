// What the user says of one paper, as it is stored: each part with the time of its last change, so that what two windows
// say at once can be joined without loss.
import * as z from 'zod/mini';
import type { JsonLinesFormat } from '../base/jsonLines.ts';
import { Paper, PaperId } from '../papers/paper.ts';

export const Status = z.enum(['toRead', 'reading', 'read', 'dismissed']);
export type Status = z.infer<typeof Status>;

/** Characters a note may have: far more than anyone writes by hand, and still read in a moment. */
export const maxNoteLength = 4 * 1024 * 1024;

/** A value and when it was said, in milliseconds since 1970; `null` takes back what was said before. */
const timestamped = <T>(value: z.ZodMiniType<T>): z.ZodMiniType<Timestamped<T>> =>
  z.object({ is: z.nullable(value), at: z.number() });
interface Timestamped<T> {
  readonly is: T | null;
  readonly at: number;
}

/** Enough of a paper to show it when no source knows it any more. */
const { title, authors, published } = Paper.shape;
const KnownPaper = z.object({ title, authors, published });
type KnownPaper = Readonly<z.infer<typeof KnownPaper>>;

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

/** What the user says of a paper. Never all empty. */
export interface ReadingListEntry {
  readonly id: PaperId;
  readonly paper: KnownPaper;
  readonly status?: Status;
  readonly starred?: true;
  /** Markdown. */
  readonly note?: string;
  /** When the note was last written; only with a note. */
  readonly noteChanged?: number;
  /** When the last of it was said, in milliseconds since 1970. */
  readonly changed: number;
}

/** What to say of a paper; what is left out stays. `null`, `false` and the empty note take back. */
export interface EntryChange {
  readonly status?: Status | null;
  readonly starred?: boolean;
  readonly note?: string;
}

export const entryFields = ['status', 'starred', 'note'] as const;
export type EntryField = (typeof entryFields)[number];

/**
 * Joins what two records say of one paper, part by part: the later word stands, and of two at the same moment the same
 * one whichever comes first. Commutative, associative and idempotent; gives `a` itself when `b` adds nothing.
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

/** The stored entry after a change said at a moment; a clock that went back does not make it lose to what it changes. */
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

/** Undefined when all was taken back. */
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
