// Reads and writes the reading list as one readable file, for a backup, another computer, or a repository.
import * as z from 'zod/mini';
import { withFallback } from '../base/schemaFallback.ts';
import { Paper, PaperId } from '../papers/paper.ts';
import { maxNoteLength, Status, toKnownPaper, type ReadingListEntry, type StoredEntry } from './entry.ts';

const { title, authors, moreAuthors, published } = Paper.shape;
const version = 1;
const Header = z.object({
  paperside: z.literal('reading list'),
  version: z.int(),
  papers: z.array(z.unknown()),
});
const ListedPaper = z.object({
  id: PaperId,
  title,
  authors: withFallback(authors, []),
  moreAuthors: withFallback(moreAuthors, undefined),
  published: withFallback(published, ''),
  status: z.optional(Status),
  starred: z.optional(z.boolean()),
  note: z.optional(z.string().check(z.maxLength(maxNoteLength))),
  changed: z.optional(z.iso.datetime()),
});

export interface ReadingListFile {
  readonly entries: readonly StoredEntry[];
  /** Number of papers that do not parse. */
  readonly malformedCount: number;
}

/** Writes papers in the order of their ids, so that versions of the file can be compared line by line. */
export function formatReadingListFile(entries: readonly ReadingListEntry[]): string {
  const papers = [...entries]
    .sort((a, b) => (a.id < b.id ? -1 : 1))
    .map(({ id, paper, status, starred, note, changed }) => ({
      id,
      ...paper,
      ...(status && { status }),
      ...(starred && { starred }),
      ...(note !== undefined && { note }),
      changed: new Date(changed).toISOString(),
    }));
  return `${JSON.stringify({ paperside: 'reading list', version, papers }, undefined, 2)}\n`;
}

/**
 * Parses the file; undefined when it is not a reading list, or of a newer version. Entries without a date get
 * `defaultTime`.
 */
export function parseReadingListFile(text: string, defaultTime: number): ReadingListFile | undefined {
  const file = Header.safeParse(parseOrUndefined(text));
  if (!file.success || file.data.version > version) return undefined;
  const papers = file.data.papers.map(each => ListedPaper.safeParse(each));
  const entries = papers.flatMap(({ data }) => (data === undefined ? [] : storedEntry(data, defaultTime)));
  return { entries, malformedCount: papers.length - entries.length };
}

function storedEntry(listed: z.infer<typeof ListedPaper>, defaultTime: number): StoredEntry {
  const at = listed.changed === undefined ? defaultTime : Date.parse(listed.changed);
  const { id, status, starred, note } = listed;
  return {
    id,
    paper: { is: toKnownPaper(listed), at },
    ...(status && { status: { is: status, at } }),
    ...(starred === true && { starred: { is: true, at } }),
    ...(note !== undefined && note !== '' && { note: { is: note, at } }),
  };
}

function parseOrUndefined(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
