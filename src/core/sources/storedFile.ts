// One file of stored papers as text: a header with the version, then one paper a line.
import * as z from 'zod/mini';
import { LineSplitter, type RecordText } from '../formats/records.ts';
import { Paper, type PaperId } from '../paper.ts';
import type { Clock } from '../ports.ts';
import { inSlices } from '../slices.ts';
import { grown } from '../works.ts';

const version = 1;
const Header = z.object({ paperside: z.literal('papers'), version: z.int() });
const StoredPaper = z.object({
  paper: Paper,
  /** When it was last added, in milliseconds since 1970. */
  added: z.number(),
  /** Stays whatever else comes: it was opened or starred. */
  kept: z.optional(z.literal(true)),
});
export type StoredPaper = Readonly<z.infer<typeof StoredPaper>>;

export interface FileContents {
  readonly entries: readonly StoredPaper[];
  /** Lines that do not parse, the header included. */
  readonly wrong: number;
  /** The version of a Paperside newer than this one, whose lines are not ours to read. */
  readonly newer?: number;
}

/** Characters looked at in one go, some 40 papers. */
const pieceLength = 1 << 16;

export async function readStored(text: string, clock: Clock): Promise<FileContents> {
  const [header = ''] = text.split('\n', 1);
  const head = Header.safeParse(parsed(header));
  if (head.success && head.data.version > version) return { entries: [], wrong: 0, newer: head.data.version };
  const splitter = new LineSplitter(/\S/);
  const starts = Array.from({ length: Math.ceil(text.length / pieceLength) }, (_, at) => at * pieceLength);
  const entries: StoredPaper[] = [];
  let wrong = head.success ? 0 : 1;
  const read = (lines: readonly RecordText[]): void => {
    for (const line of lines) {
      if (line.line === 1) continue;
      const entry = StoredPaper.safeParse(parsed(line.text));
      if (entry.success) entries.push(entry.data);
      else wrong++;
    }
  };
  await inSlices(starts, clock, start => {
    read(splitter.add(text.slice(start, start + pieceLength)));
  });
  read(splitter.end());
  return { entries, wrong };
}

export async function writeStored(entries: readonly StoredPaper[], clock: Clock): Promise<string> {
  const lines = [JSON.stringify({ paperside: 'papers', version })];
  await inSlices(entries, clock, entry => {
    lines.push(JSON.stringify(entry));
  });
  return `${lines.join('\n')}\n`;
}

/** Adds what the entry says to what is known of its paper; the entry that stands there now, the same one if nothing is new. */
export function shelve(entries: Map<PaperId, StoredPaper>, entry: StoredPaper): StoredPaper {
  const before = entries.get(entry.paper.id);
  if (before === undefined) {
    entries.set(entry.paper.id, entry);
    return entry;
  }
  const paper = grown(before.paper, entry.paper);
  const kept = before.kept ?? entry.kept;
  if (paper === before.paper && kept === before.kept) return before;
  const after = {
    paper,
    added: Math.max(before.added, entry.added),
    ...(kept === undefined ? {} : { kept }),
  };
  // A better id may be among what joining found.
  entries.delete(before.paper.id);
  entries.set(paper.id, after);
  return after;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
