// Reads a .bib file with its works and keys, and computes the text that adds papers to it.
import type { Failure } from '../base/failures.ts';
import type { AbortSignalLike, Clock } from '../base/ports.ts';
import { LineRecordSplitter, type RecordText } from '../base/recordSplitter.ts';
import { forEachInSlices } from '../base/slices.ts';
import { BibtexReader, type BibtexEntry } from '../formats/bibtex.ts';
import { entryKey, entryStart } from '../formats/bibtexParser.ts';
import { identityKeys } from '../papers/merging.ts';
import type { Paper } from '../papers/paper.ts';
import { bibtexEntry } from './bibtexEntry.ts';
import { toCitation } from './citation.ts';
import { citationKeys } from './citationKey.ts';
import { definitionAt, definitionsIn, type KeyDefinition, type MutableDefinition } from './keyDefinition.ts';

interface SliceOptions {
  readonly clock: Clock;
  readonly signal?: AbortSignalLike | undefined;
}

interface BibliographyEntry extends BibtexEntry {
  /** Line on which the entry starts, from 1. */
  readonly line: number;
}

export interface Bibliography {
  readonly text: string;
  readonly entries: readonly BibliographyEntry[];
  /** In file order, with those of entries that could not be read. */
  readonly definitions: readonly KeyDefinition[];
  /** Entries that could not be read, as `references.bib, line 31, smith2020`. */
  readonly failures: readonly Failure[];
  /** All keys in lower case, including those of entries that could not be read. */
  readonly keys: ReadonlySet<string>;
  /** Returns the key of the paper's work, found by any id, DOI, or title and first author. */
  keyOf(paper: Paper): string | undefined;
}

/** Reads any text, in slices. `name` is the file name, used in failures. Rejects only with the signal's reason. */
export async function readBibliography(
  name: string,
  text: string,
  { clock, signal }: SliceOptions,
): Promise<Bibliography> {
  const entries: BibliographyEntry[] = [];
  const failures: Failure[] = [];
  const keys = new Set<string>();
  const byRecord = new Map<RecordText, MutableDefinition[]>();
  const reader = new BibtexReader('bibliography');
  const read = (record: RecordText): void => {
    const defined = byRecord.get(record) ?? definitionsIn(record);
    byRecord.set(record, defined);
    for (const { key } of defined) keys.add(key.toLowerCase());
    try {
      for (const entry of reader.read(record)) {
        entries.push({ ...entry, line: record.line });
        if (entry.key === '') continue;
        const known = defined.find(({ key, paper }) => key === entry.key && paper === undefined);
        if (known === undefined) defined.push({ ...definitionAt(record, entry.key), paper: entry.paper });
        else known.paper = entry.paper;
        for (const other of defined) if (other.alsoKeyOf === entry.key) other.paper ??= entry.paper;
      }
    } catch (error) {
      const subject = [name, `line ${record.line}`, entryKey(record.text)].filter(Boolean).join(', ');
      const detail = error instanceof Error ? error.message : String(error);
      failures.push({ code: 'malformed', subject, detail });
      for (const definition of defined) definition.failure = detail;
    }
  };
  await forEachInSlices(await recordsOf(text, { clock, signal }), clock, read, { signal });
  await forEachInSlices(reader.postponed(), clock, read, { signal });
  entries.sort((a, b) => a.line - b.line);
  const byName = new Map<string, string>();
  const addNames = ({ key, paper }: BibliographyEntry): void => {
    // An entry without a key cannot be cited. Of two entries of a work, the first is the one to cite.
    if (key !== '') for (const known of identityKeys(paper)) if (!byName.has(known)) byName.set(known, key);
  };
  await forEachInSlices(entries, clock, addNames, { signal });
  const keyOf = (paper: Paper): string | undefined => {
    for (const known of identityKeys(paper)) {
      const key = byName.get(known);
      if (key !== undefined) return key;
    }
    return undefined;
  };
  const definitions = [...byRecord.values()].flat();
  return { text, entries, definitions, failures, keys, keyOf };
}

/** Splits the text into entries, in slices. */
export async function recordsOf(text: string, { clock, signal }: SliceOptions): Promise<RecordText[]> {
  const splitter = new LineRecordSplitter(entryStart);
  const records: RecordText[] = [];
  const starts = Array.from({ length: Math.ceil(text.length / chunkLength) }, (_, at) => at * chunkLength);
  const split = (start: number): void => {
    for (const record of splitter.add(text.slice(start, start + chunkLength))) records.push(record);
  };
  await forEachInSlices(starts, clock, split, { signal });
  return [...records, ...splitter.end()];
}

/** Number of characters that are split into entries at a time. */
const chunkLength = 1 << 16;

export interface BibliographyAddition {
  /** Where to insert the text: at the end of the file. */
  readonly offset: number;
  /** Text to insert; empty when all works are in the file already. */
  readonly insert: string;
  /** Key of each paper, in the order of the papers. */
  readonly keys: readonly string[];
  /** Number of papers that are new to the file. */
  readonly added: number;
}

/**
 * Returns the text to insert so that the bibliography contains each paper once, in the file's line endings and
 * indentation.
 */
export async function addToBibliography(
  bibliography: Bibliography,
  papers: readonly Paper[],
  { pattern, clock, signal }: SliceOptions & { readonly pattern: string },
): Promise<BibliographyAddition> {
  const { text } = bibliography;
  const fresh: Paper[] = [];
  /**
   * For each paper its existing key, or the paper whose new key it shares: the first of the papers that are the same
   * work.
   */
  const places: (string | Paper)[] = [];
  const seen = new Map<string, Paper>();
  const place = (paper: Paper): void => {
    const key = bibliography.keyOf(paper);
    const names = key === undefined ? [...identityKeys(paper)] : [];
    const twin = names.map(name => seen.get(name)).find(other => other !== undefined);
    if (key === undefined && twin === undefined) fresh.push(paper);
    for (const name of names) seen.set(name, twin ?? paper);
    places.push(key ?? twin ?? paper);
  };
  await forEachInSlices(papers, clock, place, { signal });
  const made = await citationKeys(fresh, pattern, { clock, signal, taken: bibliography.keys });

  const end = /\r?\n/.exec(text)?.[0] ?? '\n';
  const indent = /^([ \t]+)\w+\s*=/m.exec(text)?.[1];
  const written: string[] = [];
  await forEachInSlices(
    fresh,
    clock,
    paper => {
      written.push(bibtexEntry(toCitation(paper), made.get(paper) ?? '', indent).replaceAll('\n', end) + end);
    },
    { signal },
  );
  return {
    offset: text.length,
    insert: written.length === 0 ? '' : gapAfter(text, end) + written.join(end),
    keys: places.map(known => (typeof known === 'string' ? known : (made.get(known) ?? ''))),
    added: fresh.length,
  };
}

/** Number of characters at the end of the file that are searched for a blank line. */
const maxGapLength = 100;

/** Returns the line breaks that put a blank line before the new entry, unless the file is empty. */
function gapAfter(text: string, end: string): string {
  if (/^\uFEFF?\s*$/.test(text)) return '';
  if (!text.endsWith('\n')) return end + end;
  return /\n\s*\n$/.test(text.slice(-maxGapLength)) ? '' : end;
}
