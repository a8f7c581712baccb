// Reads a file of papers while it arrives: BibTeX, RIS, CSL-JSON, Paperside's JSON, or JSON lines.
import { FailureError, type Failure, type FailureCode } from '../base/failures.ts';
import type { AbortSignalLike, Clock } from '../base/ports.ts';
import {
  JsonObjectSplitter,
  LineRecordSplitter,
  type RecordSplitter,
  type RecordText,
} from '../base/recordSplitter.ts';
import { forEachInSlices } from '../base/slices.ts';
import type { Paper } from '../papers/paper.ts';
import { parseJson } from '../text/json.ts';
import { BibtexReader } from './bibtex.ts';
import { entryKey, entryStart } from './bibtexParser.ts';
import { readJsonRecord } from './jsonRecord.ts';
import { readRis, risRecordStart } from './ris.ts';

export interface ReadPapersOptions {
  /** Id of the source to store in the papers. */
  readonly source: string;
  readonly clock: Clock;
  readonly signal?: AbortSignalLike | undefined;
  /** Called after every slice with the number of papers so far. */
  readonly onProgress?: (papers: number) => void;
  /** Resolves with the papers that take the place of these. Called with those of each piece. */
  readonly keep?: ((papers: readonly Paper[]) => Promise<readonly Paper[]>) | undefined;
}

export interface PapersFile {
  readonly papers: readonly Paper[];
  /** Records that did not parse, as `library.bib, line 31, smith2020`; or the file itself when reading it failed. */
  readonly failures: readonly Failure[];
  /** Number of records that did not parse. `failures` holds at most the first hundred. */
  readonly malformedCount: number;
}

/** The first failures show what is wrong with a file; thousands more would only fill the log. */
const maxFailures = 100;
/** Supported version of Paperside's own JSON, `{"version": 1, "papers": […]}`. Files of later versions are refused. */
const ownVersion = 1;
/** Number of characters that suffice to detect the format. */
const headLength = 4096;

/**
 * Reads a file piece by piece, in slices. Detects the format from the file extension and the first characters. A
 * record that does not parse is skipped, and what was read before an error of the file is kept. Rejects only with the
 * signal's reason.
 */
export async function readPapersFile(
  name: string,
  pieces: AsyncIterable<string>,
  { source, clock, signal, onProgress, keep }: ReadPapersOptions,
): Promise<PapersFile> {
  const found: FoundPaper[] = [];
  const failures: Failure[] = [];
  let malformedCount = 0;
  let format: Format | undefined;
  let head = '';

  const fail = (code: FailureCode, subject: string, error: unknown): void => {
    failures.push({ code, subject, detail: messageOf(error) });
  };
  const read = (record: RecordText, { readRecord, nameOf }: Format): void => {
    try {
      for (const paper of readRecord(record)) found.push({ paper, line: record.line });
    } catch (error) {
      if (++malformedCount > maxFailures) return;
      fail('malformed', [name, `line ${record.line}`, nameOf(record.text)].filter(Boolean).join(', '), error);
    }
  };
  const readAll = async (records: readonly RecordText[], by: Format): Promise<void> => {
    const each = (record: RecordText): void => {
      read(record, by);
    };
    const start = found.length;
    await forEachInSlices(records, clock, each, { signal });
    if (keep !== undefined) {
      const added = found.slice(start);
      const kept = await keep(added.map(({ paper }) => paper));
      for (const [at, each] of added.entries()) each.paper = kept[at] ?? each.paper;
    }
    onProgress?.(found.length);
    await clock.yieldToHost();
  };

  try {
    for await (const piece of pieces) {
      signal?.throwIfAborted();
      head += piece;
      if (format === undefined && head.length < headLength) continue;
      format ??= formatOf(name, head, source);
      const records = format.recordSplitter.add(head);
      head = '';
      await readAll(records, format);
    }
    format ??= formatOf(name, head, source);
    await readAll([...format.recordSplitter.add(head), ...format.recordSplitter.end()], format);
  } catch (error) {
    signal?.throwIfAborted();
    if (error instanceof FailureError) fail(error.failure.code, name, error.failure.detail);
    else fail('missing', name, error);
  }
  const postponed = format?.postponed() ?? [];
  if (format !== undefined && postponed.length > 0) {
    await readAll(postponed, format);
    found.sort((a, b) => a.line - b.line);
  }
  if (failures.length === 0 && found.length === 0) fail('malformed', name, 'No paper is in it.');
  if (malformedCount > maxFailures)
    fail('malformed', name, `${malformedCount - maxFailures} more records did not parse.`);
  return { papers: found.map(({ paper }) => paper), failures, malformedCount };
}

interface FoundPaper {
  paper: Paper;
  readonly line: number;
}

interface Format {
  readonly recordSplitter: RecordSplitter;
  readonly readRecord: (record: RecordText) => readonly Paper[];
  /** Returns records to read again at the end of the file, because they build on later ones. */
  readonly postponed: () => readonly RecordText[];
  /** Returns a name of the record for messages; empty when only its line identifies it. */
  readonly nameOf: (text: string) => string;
}

function formatOf(name: string, text: string, source: string): Format {
  const ending = name.slice(name.lastIndexOf('.') + 1).toLowerCase();
  const head = text.replace(/^\uFEFF/, '').trimStart();
  const plain = { nameOf: () => '', postponed: () => [] };
  if (text.includes('\0')) throw unsupported(name, 'It is binary.');
  if (/^(?:bib|bibtex|biblatex)$/.test(ending) || (!/^[[{]/.test(head) && /^\s*@\w+\s*[({]/m.test(head))) {
    const reader = new BibtexReader(source);
    return {
      recordSplitter: new LineRecordSplitter(entryStart),
      readRecord: record => reader.read(record).map(({ paper }) => paper),
      nameOf: entryKey,
      postponed: () => reader.postponed(),
    };
  }
  if (ending === 'ris' || risRecordStart.test(head))
    return {
      ...plain,
      recordSplitter: new LineRecordSplitter(risRecordStart),
      readRecord: ({ text: record }) => readRis(record, source),
    };
  if (!/^[[{]/.test(head) && !/^(?:json|jsonl|ndjson)$/.test(ending) && head !== '')
    throw unsupported(name, 'It is neither BibTeX, RIS, JSON nor JSON lines.');
  const version = Number(/^\{\s*"version"\s*:\s*(\d+)\s*,[^]*?"papers"\s*:/.exec(head)?.[1] ?? ownVersion);
  if (version > ownVersion) throw unsupported(name, `Written by a newer Paperside, version ${version}.`);
  // A multi-line object or an array cannot be JSON lines, whatever the file extension says.
  const isSpread = /^(?:\[|\{\s*\n\s*")/.test(head);
  const isLines = !isSpread && (/^(?:jsonl|ndjson)$/.test(ending) || isJsonLines(head));
  return {
    ...plain,
    recordSplitter: isLines ? new LineRecordSplitter(/\S/) : new JsonObjectSplitter(),
    readRecord: ({ text: record }) => [readJsonRecord(parseJson(record), source)],
  };
}

function unsupported(subject: string, detail: string): FailureError {
  return new FailureError({ code: 'unsupported', subject, detail });
}

/** Whether the first line is a complete object without a list of papers. */
function isJsonLines(head: string): boolean {
  if (!head.startsWith('{') || /^\{\s*"(?:papers|items)"\s*:\s*\[/.test(head)) return false;
  const [line = ''] = head.split('\n', 1);
  try {
    const value = parseJson(line);
    return typeof value === 'object' && value !== null && !('papers' in value) && !('items' in value);
  } catch {
    return false;
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
