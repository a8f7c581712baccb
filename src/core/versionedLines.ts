// A file of entries as text: a header with what it is and its version, then one entry a line.
import * as z from 'zod/mini';
import { LineSplitter, type RecordText } from './formats/records.ts';
import type { Clock } from './ports.ts';
import { inSlices } from './slices.ts';

export interface LinesFormat<T> {
  /** What the header says the file is. */
  readonly kind: string;
  readonly version: number;
  readonly entry: z.ZodMiniType<T>;
}

interface FileContents<T> {
  readonly entries: readonly T[];
  /** Lines that do not parse, the header included. */
  readonly wrong: number;
  /** The version of a Paperside newer than this one, whose lines are not ours to read. */
  readonly newer?: number;
}

const Header = z.object({ paperside: z.string(), version: z.int() });

/** Characters looked at in one go, some 40 papers. */
const pieceLength = 1 << 16;

export async function readLines<T>(
  text: string,
  { kind, version, entry }: LinesFormat<T>,
  clock: Clock,
): Promise<FileContents<T>> {
  const [header = ''] = text.split('\n', 1);
  const head = Header.safeParse(parsed(header));
  const isOurs = head.success && head.data.paperside === kind;
  if (isOurs && head.data.version > version) return { entries: [], wrong: 0, newer: head.data.version };
  const splitter = new LineSplitter(/\S/);
  const starts = Array.from({ length: Math.ceil(text.length / pieceLength) }, (_, at) => at * pieceLength);
  const entries: T[] = [];
  let wrong = isOurs ? 0 : 1;
  const read = (lines: readonly RecordText[]): void => {
    for (const line of lines) {
      if (line.line === 1) continue;
      const result = entry.safeParse(parsed(line.text));
      if (result.success) entries.push(result.data);
      else wrong++;
    }
  };
  await inSlices(starts, clock, start => {
    read(splitter.add(text.slice(start, start + pieceLength)));
  });
  read(splitter.end());
  return { entries, wrong };
}

export async function writeLines<T>(
  entries: readonly T[],
  { kind, version }: LinesFormat<T>,
  clock: Clock,
): Promise<string> {
  const lines = [JSON.stringify({ paperside: kind, version })];
  await inSlices(entries, clock, entry => {
    lines.push(JSON.stringify(entry));
  });
  return `${lines.join('\n')}\n`;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
