// Reads and writes JSON Lines files: a header with kind and version, then one entry per line. Used by the record store
// and the reading list.
import * as z from 'zod/mini';
import type { Clock } from './ports.ts';
import { LineRecordSplitter, type RecordText } from './recordSplitter.ts';
import { forEachInSlices } from './slices.ts';

export interface JsonLinesFormat<T> {
  /** The kind of file that the header must have. */
  readonly kind: string;
  readonly version: number;
  readonly entry: z.ZodMiniType<T>;
}

interface JsonLinesContents<T> {
  readonly entries: readonly T[];
  /** Number of lines that do not parse, including the header. */
  readonly malformedCount: number;
  /** The version of a file written by a newer Paperside, whose lines are not read. */
  readonly newerVersion?: number;
}

const Header = z.object({ paperside: z.string(), version: z.int() });

/** Number of characters parsed in one step; about 40 papers. */
const pieceLength = 1 << 16;

/** Parses the text in slices. Never rejects because of malformed lines: counts and skips them. */
export async function parseJsonLines<T>(
  text: string,
  { kind, version, entry }: JsonLinesFormat<T>,
  clock: Clock,
): Promise<JsonLinesContents<T>> {
  const [header = ''] = text.split('\n', 1);
  const head = Header.safeParse(parseOrUndefined(header));
  const isOurs = head.success && head.data.paperside === kind;
  if (isOurs && head.data.version > version)
    return { entries: [], malformedCount: 0, newerVersion: head.data.version };
  const splitter = new LineRecordSplitter(/\S/);
  const starts = Array.from({ length: Math.ceil(text.length / pieceLength) }, (_, at) => at * pieceLength);
  const entries: T[] = [];
  let malformedCount = isOurs ? 0 : 1;
  const read = (lines: readonly RecordText[]): void => {
    for (const line of lines) {
      if (line.line === 1) continue;
      const result = entry.safeParse(parseOrUndefined(line.text));
      if (result.success) entries.push(result.data);
      else malformedCount++;
    }
  };
  await forEachInSlices(starts, clock, start => {
    read(splitter.add(text.slice(start, start + pieceLength)));
  });
  read(splitter.end());
  return { entries, malformedCount };
}

/** Resolves with the text of a file with these entries; works in slices. */
export async function formatJsonLines<T>(
  entries: readonly T[],
  { kind, version }: JsonLinesFormat<T>,
  clock: Clock,
): Promise<string> {
  const lines = [JSON.stringify({ paperside: kind, version })];
  await forEachInSlices(entries, clock, entry => {
    lines.push(JSON.stringify(entry));
  });
  return `${lines.join('\n')}\n`;
}

function parseOrUndefined(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
