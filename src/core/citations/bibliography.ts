// A .bib file as it is: which works it has, under which keys, and how papers are appended to it.
import * as z from 'zod/mini';
import type { Failure } from '../failures.ts';
import { BibtexReader, entryKey, entryStart, type BibtexEntry } from '../formats/bibtex.ts';
import { LineSplitter } from '../formats/records.ts';
import { namesOf } from '../merging.ts';
import type { Paper } from '../paper.ts';
import type { Clock, StopSignal } from '../ports.ts';
import { inSlices } from '../slices.ts';
import { bibtexEntry } from './bibtexEntry.ts';
import { citationOf } from './citation.ts';
import { citationKeys } from './citationKey.ts';

/** The address of the workspace's bibliography; empty until one is chosen. */
export const BibliographyAddress = z.string();

interface Slicing {
  readonly clock: Clock;
  readonly signal?: StopSignal | undefined;
}

export interface BibliographyEntry extends BibtexEntry {
  /** Where it begins; the first is 1. */
  readonly line: number;
}

export interface Bibliography {
  readonly text: string;
  readonly entries: readonly BibliographyEntry[];
  /** Entries that could not be read, as `references.bib, line 31, smith2020`. */
  readonly failures: readonly Failure[];
  /** In lower case, those of entries that could not be read too. */
  readonly keys: ReadonlySet<string>;
  /** The key under which it has the paper's work, whatever id, DOI, or title and first author tell. */
  keyOf(paper: Paper): string | undefined;
}

/** Any text, in slices. `name` is the file's, for failures. Rejects with the signal's reason only. */
export async function readBibliography(
  name: string,
  text: string,
  { clock, signal }: Slicing,
): Promise<Bibliography> {
  const splitter = new LineSplitter(entryStart);
  const reader = new BibtexReader('bibliography');
  const entries: BibliographyEntry[] = [];
  const failures: Failure[] = [];
  const byName = new Map<string, string>();
  await inSlices(
    [...splitter.add(text), ...splitter.end()],
    clock,
    record => {
      try {
        for (const entry of reader.readEntries(record.text)) {
          entries.push({ ...entry, line: record.line });
          // Of two entries of a work the first is what people cite.
          for (const known of namesOf(entry.paper)) if (!byName.has(known)) byName.set(known, entry.key);
        }
      } catch (error) {
        const subject = [name, `line ${record.line}`, entryKey(record.text)].filter(Boolean).join(', ');
        failures.push({
          code: 'malformed',
          subject,
          detail: error instanceof Error ? error.message : String(error),
        });
      }
    },
    { signal },
  );
  return {
    text,
    entries,
    failures,
    keys: new Set(Array.from(text.matchAll(anyKey), ([, key = '']) => key.toLowerCase())),
    keyOf: paper => {
      for (const known of namesOf(paper)) {
        const key = byName.get(known);
        if (key !== undefined) return key;
      }
      return undefined;
    },
  };
}

const anyKey = /@\s*[A-Za-z]+\s*[({]\s*([^,\s}=]+)\s*,/g;

export interface Addition {
  /** Where `insert` goes: the end of the text. */
  readonly offset: number;
  /** Empty when every work is there already. */
  readonly insert: string;
  /** For each paper in its order, old or new. */
  readonly keys: readonly string[];
  /** How many of the papers are new. */
  readonly added: number;
}

/** What to insert so that the bibliography has each of the papers once, in the file's own line endings and indentation. */
export async function addToBibliography(
  bibliography: Bibliography,
  papers: readonly Paper[],
  { pattern, clock, signal }: Slicing & { readonly pattern: string },
): Promise<Addition> {
  const { text } = bibliography;
  const fresh: Paper[] = [];
  const seen = new Map<string, Paper>();
  /** Of papers that are one work, the first. */
  const same = new Map<Paper, Paper>();
  await inSlices(
    papers,
    clock,
    paper => {
      if (bibliography.keyOf(paper) !== undefined) return;
      const names = [...namesOf(paper)];
      const twin = names.map(name => seen.get(name)).find(other => other !== undefined);
      if (twin === undefined) fresh.push(paper);
      else same.set(paper, twin);
      for (const name of names) seen.set(name, twin ?? paper);
    },
    { signal },
  );
  const made = await citationKeys(fresh, pattern, { clock, signal, taken: bibliography.keys });

  const end = /\r?\n/.exec(text)?.[0] ?? '\n';
  const indent = /^([ \t]+)\w+\s*=/m.exec(text)?.[1];
  const written: string[] = [];
  await inSlices(
    fresh,
    clock,
    paper => {
      written.push(bibtexEntry(citationOf(paper), made.get(paper) ?? '', indent).replaceAll('\n', end) + end);
    },
    { signal },
  );
  return {
    offset: text.length,
    insert: written.length === 0 ? '' : gapAfter(text, end) + written.join(end),
    keys: papers.map(paper => bibliography.keyOf(paper) ?? made.get(same.get(paper) ?? paper) ?? ''),
    added: fresh.length,
  };
}

/** An entry begins a line, after an empty one where anything stands before it. */
function gapAfter(text: string, end: string): string {
  if (/^\uFEFF?\s*$/.test(text)) return '';
  if (!text.endsWith('\n')) return end + end;
  return /\n\s*\n$/.test(text) ? '' : end;
}
