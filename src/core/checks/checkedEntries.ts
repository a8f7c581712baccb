// Reads the entries of a bibliography with their papers and the places of their parts. Used to check citations.
import type { AbortSignalLike, Clock } from '../base/ports.ts';
import type { RecordText } from '../base/recordSplitter.ts';
import { forEachInSlices } from '../base/slices.ts';
import { readBibliography, recordsOf } from '../citations/bibliography.ts';
import { BibtexParser, entryKey, type RawEntry } from '../formats/bibtexParser.ts';
import type { Span } from '../formats/bibtexScanner.ts';
import type { Paper } from '../papers/paper.ts';
import { entryIds, type NamedId } from './entryIds.ts';
import { finding, type Finding } from './finding.ts';
import { wrongArxivId } from './idForms.ts';
import { wrongForms } from './wrongForms.ts';
import { lineStarts, positionAt } from './textPositions.ts';

/** Offsets are of the whole text. */
export interface CheckedEntry extends RawEntry {
  readonly keySpan: Span;
  readonly paper: Paper;
  /** The ids that the entry names and that can exist. */
  readonly ids: readonly NamedId[];
  /** Whether it names an id, also one that cannot exist. */
  readonly namesId: boolean;
  /** Set when the catalogue has the paper by its title and first author, from a service. */
  readonly isKnownTitle?: true;
}

interface CheckedEntries {
  readonly entries: readonly CheckedEntry[];
  /** Entries that cannot be read, have no title, or have the key of an earlier one. */
  readonly findings: readonly Finding[];
}

/** Entry types that need a title in BibTeX's and BibLaTeX's standard styles. */
const titled =
  /^(?:article|book|booklet|conference|inbook|incollection|inproceedings|manual|mastersthesis|phdthesis|thesis|report|techreport|unpublished)$/;

export interface ReadOptions {
  readonly clock: Clock;
  readonly signal: AbortSignalLike;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** Reads any text, in slices. Rejects only with the signal's reason. */
export async function readCheckedEntries(
  text: string,
  { clock, signal, now }: ReadOptions,
): Promise<CheckedEntries> {
  const bibliography = await readBibliography('', text, { clock, signal });
  const papers = new Map<string, Paper[]>();
  for (const { key, line, paper } of bibliography.entries) {
    const place = `${line} ${key}`;
    papers.set(place, [...(papers.get(place) ?? []), paper]);
  }
  const entries: CheckedEntry[] = [];
  const findings: Finding[] = [];
  const parser = new BibtexParser();
  const lines = lineStarts(text);
  const read = (record: RecordText): void => {
    const offset = lines[record.line - 1] ?? 0;
    const placed = placedEntries(parser, record.text);
    if (placed === undefined) findings.push(unreadable(record.text, offset));
    for (const each of placed ?? []) {
      const entry = shifted(each, offset);
      const paper = papers.get(`${record.line} ${entry.key}`)?.shift();
      if (paper !== undefined) {
        const named = entryIds(entry);
        const ids = named.filter(({ id }) => wrongArxivId(id, now) === undefined);
        findings.push(...wrongForms(entry, now));
        entries.push({ ...entry, paper, ids, namesId: named.length > 0 });
      } else if (titled.test(entry.type)) findings.push(malformed(entry, 'title'));
    }
  };
  await forEachInSlices(await recordsOf(text, { clock, signal }), clock, read, { signal });
  return { entries, findings: [...findings, ...repeatedKeys(entries, lines)] };
}

interface PlacedEntry extends RawEntry {
  readonly keySpan: Span;
}

/** Returns undefined for an entry that is never closed. */
function placedEntries(parser: BibtexParser, text: string): RawEntry[] | undefined {
  try {
    return parser.parse(text, true);
  } catch {
    return undefined;
  }
}

function shifted(entry: RawEntry, by: number): PlacedEntry {
  const shift = ({ start, end }: Span): Span => ({ start: start + by, end: end + by });
  const { key, keyStart, places } = entry;
  return {
    ...entry,
    ...shift(entry),
    keyStart: keyStart + by,
    keySpan: shift({ start: keyStart, end: keyStart + key.length }),
    places: new Map([...places].map(([name, place]) => [name, shift(place)])),
  };
}

/** The place is the entry's first line: where the entry ends is not known. */
function unreadable(text: string, offset: number): Finding {
  const start = offset + text.indexOf('@');
  const [first = ''] = text.slice(text.indexOf('@')).split(/\r?\n/, 1);
  return finding(
    'malformed-entry',
    { start, end: start + first.trimEnd().length },
    { key: entryKey(text), reason: 'syntax', line: 0 },
    { extent: { start, end: offset + text.trimEnd().length } },
  );
}

function malformed(entry: PlacedEntry, reason: 'title' | 'key', line = 0): Finding {
  const { key, keySpan, start, end } = entry;
  const span = key === '' ? { start, end: entry.keyStart } : keySpan;
  return finding('malformed-entry', span, { key, reason, line }, { extent: { start, end } });
}

/** Of the entries with one key, BibTeX takes the first and reports an error. */
function repeatedKeys(entries: readonly CheckedEntry[], lines: readonly number[]): Finding[] {
  const first = new Map<string, CheckedEntry>();
  return entries.flatMap(entry => {
    const before = first.get(entry.key);
    if (entry.key !== '' && before === undefined) first.set(entry.key, entry);
    return before === undefined ? [] : [malformed(entry, 'key', positionAt(lines, before.start).line)];
  });
}
