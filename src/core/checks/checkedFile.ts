// Reads what a file cites, with the findings that need no service.
import { readCheckedEntries, type CheckedEntry, type ReadOptions } from './checkedEntries.ts';
import { citedMentions, wrongMentions, type CitedMention } from './citedMentions.ts';
import type { Finding } from './finding.ts';
import { lineStarts } from './textPositions.ts';

export interface FileText {
  /** URI of the file. */
  readonly file: string;
  readonly text: string;
  readonly isBibliography: boolean;
  /** Tells whether an offset is in prose, as opposed to code. */
  readonly isProse: (offset: number) => boolean;
  /** Returns findings about citation keys. `lines` are the starts of the text's lines. */
  readonly keyFindings?: (entries: readonly CheckedEntry[], lines: readonly number[]) => readonly Finding[];
}

export interface CheckedFile extends FileText {
  readonly entries: readonly CheckedEntry[];
  /** Empty for a bibliography: its ids are those of its entries. */
  readonly mentions: readonly CitedMention[];
  /** Findings that need no service. */
  readonly local: readonly Finding[];
  /** Offsets of the first characters of the lines. */
  readonly lines: readonly number[];
}

/** Rejects only with the signal's reason. */
export async function readCheckedFile(given: FileText, options: ReadOptions): Promise<CheckedFile> {
  const { text, isBibliography, isProse, keyFindings = () => [] } = given;
  const lines = lineStarts(text);
  if (!isBibliography) {
    const mentions = citedMentions(text, isProse, options.now);
    return {
      ...given,
      entries: [],
      mentions,
      local: [...wrongMentions(text, options.now), ...keyFindings([], lines)],
      lines,
    };
  }
  const { entries, findings } = await readCheckedEntries(text, options);
  const local = [...findings, ...keyFindings(entries, lines)];
  return { ...given, entries, mentions: [], local, lines };
}
