// The entry that a citation key at a position means, or the entry that stands there.
import * as vscode from 'vscode';
import type { LocatedEntry } from '../../core/citations/fileEntries.ts';
import type { WorkspaceBibliographies } from '../../core/citations/workspaceBibliographies.ts';
import { entriesCited } from '../../core/mentions/citedKeys.ts';
import { isBibliography } from '../../platform/bibliographyFiles.ts';
import { fileOf, keyAt } from '../../platform/documentKeys.ts';

interface KeyTarget {
  /** The key at the position. */
  readonly range: vscode.Range;
  readonly key: string;
  /** The entry that counts first; empty for a key that no bibliography has. */
  readonly entries: readonly LocatedEntry[];
}

export async function keyTargetAt(
  bibliographies: Pick<WorkspaceBibliographies, 'current' | 'entriesFor' | 'entriesIn'>,
  document: vscode.TextDocument,
  position: vscode.Position,
): Promise<KeyTarget | undefined> {
  const match = keyAt(document, position);
  const file = fileOf(document);
  if (match !== undefined) {
    await bibliographies.current();
    const { entries, prefixLength } = entriesCited(bibliographies, match, file);
    const range = match.range.with(match.range.start.translate(0, prefixLength));
    return { range, key: match.key.slice(prefixLength), entries };
  }
  if (!isBibliography(document)) return undefined;
  await bibliographies.current();
  const entry = bibliographies.entriesIn(file).find(each => rangeOfEntry(each).contains(position));
  if (entry === undefined) return undefined;
  const others = bibliographies.entriesFor(entry.key, file).filter(each => each !== entry);
  return { range: rangeOfEntry(entry), key: entry.key, entries: [entry, ...others] };
}

/** Returns the range of the entry's key. */
export function rangeOfEntry({ line, start, key }: LocatedEntry): vscode.Range {
  return new vscode.Range(line, start, line, start + key.length);
}
