// Decides whether the key of an entry can be renamed, so that every citation of it still means it, and no other does.
import { byNearness } from './nearness.ts';
import type { LocatedEntry } from './fileEntries.ts';
import type { WorkspaceBibliographies } from './workspaceBibliographies.ts';

/** What BibTeX, Pandoc, Sphinx and Org take for a key: letters and digits, with single marks between them. */
const wellFormed = /^[\p{L}\p{N}_](?:[:.+/-]?[\p{L}\p{N}_])*$/u;

export function isWellFormedKey(key: string): boolean {
  return wellFormed.test(key);
}

/**
 * Returns an entry that has the new key already: in the same file, or where a citation would then mean another entry than
 * before. `citing` are the files that cite the old or the new key.
 */
export function takenBy(
  bibliographies: Pick<WorkspaceBibliographies, 'entriesFor' | 'entriesIn'>,
  target: LocatedEntry,
  key: string,
  citing: { readonly oldKey: Iterable<string>; readonly newKey: Iterable<string> },
): LocatedEntry | undefined {
  const isOther = (entry: LocatedEntry): boolean =>
    entry.file !== target.file || entry.line !== target.line || entry.start !== target.start;
  // BibTeX allows no two keys that differ in case alone.
  const folded = key.toLowerCase();
  const inFile = bibliographies
    .entriesIn(target.file)
    .find(entry => isOther(entry) && entry.key.toLowerCase() === folded);
  if (inFile !== undefined) return inFile;
  const rivalIn = (file: string, targetWins: boolean): LocatedEntry | undefined => {
    const [rival] = bibliographies.entriesFor(key, file).filter(entry => isOther(entry) && entry.key === key);
    const [first] = rival === undefined ? [] : [target, rival].sort(byNearness(file));
    return (first === target) === targetWins ? rival : undefined;
  };
  for (const file of citing.oldKey) {
    const rival = rivalIn(file, false);
    if (rival !== undefined) return rival;
  }
  for (const file of citing.newKey) {
    const rival = rivalIn(file, true);
    if (rival !== undefined) return rival;
  }
  return undefined;
}
