// Schema of the entries in a record store's files, and how entries of the same paper merge.
import * as z from 'zod/mini';
import type { JsonLinesFormat } from '../base/jsonLines.ts';
import { mergeUnlessEqual } from '../papers/deduplication.ts';
import { Paper, type PaperId } from '../papers/paper.ts';

const StoredPaper = z.object({
  paper: Paper,
  /** When it was last added, in milliseconds since 1970. */
  added: z.number(),
  /** Protected from eviction, because it was opened or starred. */
  kept: z.optional(z.literal(true)),
});
export type StoredPaper = Readonly<z.infer<typeof StoredPaper>>;

export const storedPapers: JsonLinesFormat<StoredPaper> = { kind: 'papers', version: 1, entry: StoredPaper };

/**
 * Merges the entry into the stored one of the same paper. Returns the stored entry: the same object if nothing
 * changed.
 */
export function upsert(entries: Map<PaperId, StoredPaper>, entry: StoredPaper): StoredPaper {
  const before = entries.get(entry.paper.id);
  if (before === undefined) {
    entries.set(entry.paper.id, entry);
    return entry;
  }
  const paper = mergeUnlessEqual(before.paper, entry.paper);
  const kept = before.kept ?? entry.kept;
  if (paper === before.paper && kept === before.kept) return before;
  const after = {
    paper,
    added: Math.max(before.added, entry.added),
    ...(kept === undefined ? {} : { kept }),
  };
  // Merging may have found a better id.
  entries.delete(before.paper.id);
  entries.set(paper.id, after);
  return after;
}
