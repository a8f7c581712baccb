// The citation keys in the workspace's files, and the entries of its bibliographies that they mean.
import type { AbortSignalLike, Clock } from '../base/ports.ts';
import type { LocatedEntry } from '../citations/fileEntries.ts';
import type { WorkspaceBibliographies } from '../citations/workspaceBibliographies.ts';
import type { CitationKeyMatch } from './citationKeyMatch.ts';
import { citationSyntax } from './citationSyntax.ts';
import { forEachPiece, placeIn, type Place } from './filePieces.ts';
import { CitationKeyFinder } from './findCitationKeys.ts';

export interface CitedKey extends Place, Pick<CitationKeyMatch, 'key' | 'form' | 'isExplicit'> {}

export type KeyResolver = Pick<WorkspaceBibliographies, 'entriesFor'>;

/** Finds the citation keys in a file, in slices. Rejects when the signal is aborted. */
export async function findCitedKeys(
  file: string,
  text: string,
  clock: Clock,
  signal?: AbortSignalLike,
  languageId?: string,
): Promise<CitedKey[]> {
  const syntax = citationSyntax(file, languageId);
  if (syntax === undefined) return [];
  const finder = new CitationKeyFinder(syntax);
  const cited: CitedKey[] = [];
  await forEachPiece(text, clock, signal, (piece, line) => {
    for (const match of finder.find(piece)) {
      const { key, form, isExplicit } = match;
      cited.push({ ...placeIn(file, piece, line, match), key, form, isExplicit });
    }
  });
  return cited;
}

/** What a prefix of `:keyprefix:` looks like, as in `a-` (sphinxcontrib-bibtex). */
const prefix = /^[A-Za-z]{1,3}[-:._](?=.)/;

interface Cited {
  /** The entry that counts first; empty for a key that no bibliography has. */
  readonly entries: readonly LocatedEntry[];
  /** Number of characters before the entry's own key. */
  readonly prefixLength: number;
}

/** Returns the entries that a key means in this file. */
export function entriesCited(
  bibliographies: KeyResolver,
  { key, form }: Pick<CitedKey, 'key' | 'form'>,
  file: string,
): Cited {
  const entries = bibliographies.entriesFor(key, file);
  const prefixLength = form === 'role' && entries.length === 0 ? (prefix.exec(key)?.[0].length ?? 0) : 0;
  return prefixLength === 0
    ? { entries, prefixLength }
    : { entries: bibliographies.entriesFor(key.slice(prefixLength), file), prefixLength };
}
