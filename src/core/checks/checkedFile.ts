// Reads what a file cites, with the findings that need no service.
import type { AbortSignalLike, Clock } from '../base/ports.ts';
import { readCheckedEntries, type CheckedEntry } from './checkedEntries.ts';
import { citedMentions, wrongMentions, type CitedMention } from './citedMentions.ts';
import { wrongForms } from './entryFindings.ts';
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

interface ReadOptions {
  readonly clock: Clock;
  readonly signal: AbortSignalLike;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** Rejects only with the signal's reason. */
export async function readCheckedFile(
  given: FileText,
  { clock, signal, now }: ReadOptions,
): Promise<CheckedFile> {
  const { text, isBibliography, isProse, keyFindings = () => [] } = given;
  const lines = lineStarts(text);
  if (!isBibliography) {
    const mentions = citedMentions(text, isProse, now);
    return {
      ...given,
      entries: [],
      mentions,
      local: [...wrongMentions(text, now), ...keyFindings([], lines)],
      lines,
    };
  }
  const { entries, findings } = await readCheckedEntries(text, { clock, signal });
  const local = [
    ...findings,
    ...entries.flatMap(entry => wrongForms(entry, now)),
    ...keyFindings(entries, lines),
  ];
  return { ...given, entries, mentions: [], local, lines };
}
