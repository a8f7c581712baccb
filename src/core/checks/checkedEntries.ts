// Reads the entries of a bibliography with their papers and the places of their parts. Used to check citations.
import type { AbortSignalLike, Clock } from '../base/ports.ts';
import { LineRecordSplitter, type RecordText } from '../base/recordSplitter.ts';
import { forEachInSlices } from '../base/slices.ts';
import { readBibliography } from '../citations/bibliography.ts';
import { BibtexParser, entryKey, entryStart, type RawEntry } from '../formats/bibtexParser.ts';
import type { Span } from '../formats/bibtexScanner.ts';
import type { Paper } from '../papers/paper.ts';
import { finding, type Finding } from './finding.ts';

/** Offsets are of the whole text. */
export interface CheckedEntry extends RawEntry {
  readonly keySpan: Span;
  readonly paper: Paper;
}

export interface CheckedEntries {
  readonly entries: readonly CheckedEntry[];
  /** Entries that cannot be read. */
  readonly findings: readonly Finding[];
}

/** Entry types that need no title, in BibTeX's standard styles. */
const untitled = /^(?:misc|online|electronic|software|dataset|proceedings|xdata|set|periodical)$/;
/** Entry types that are not works. */
const noWork = /^(?:xdata|set|control|settings?|ieeetranbstctl|jabref-meta)$/;

/** Reads any text, in slices. Rejects only with the signal's reason. */
export async function readCheckedEntries(
  text: string,
  { clock, signal }: { readonly clock: Clock; readonly signal?: AbortSignalLike | undefined },
): Promise<CheckedEntries> {
  const bibliography = await readBibliography('', text, { clock, signal });
  const papers = new Map<string, Paper[]>();
  for (const { key, line, paper } of bibliography.entries) listAt(papers, `${line} ${key}`).push(paper);
  const splitter = new LineRecordSplitter(entryStart);
  const records = [...splitter.add(text), ...splitter.end()];
  const entries: CheckedEntry[] = [];
  const findings: Finding[] = [];
  const parser = new BibtexParser();
  const lineStarts = lineStartsOf(text);
  await forEachInSlices(
    records,
    clock,
    record => {
      const offset = lineStarts[record.line - 1] ?? 0;
      for (const entry of placedEntries(parser, record) ?? []) {
        const placed = shifted(entry, offset);
        const paper = papers.get(`${record.line} ${entry.key}`)?.shift();
        if (paper !== undefined) entries.push({ ...placed, paper });
        else if (!untitled.test(entry.type) && !noWork.test(entry.type)) findings.push(withoutTitle(placed));
        return;
      }
    },
    { signal },
  );
  return { entries, findings };
}
