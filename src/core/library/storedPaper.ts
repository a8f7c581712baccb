// What one file of stored papers holds, and how its entries join.
import * as z from 'zod/mini';
import type { JsonLinesFormat } from '../base/jsonLines.ts';
import { mergeUnlessEqual } from '../papers/deduplication.ts';
import { Paper, type PaperId } from '../papers/paper.ts';

const StoredPaper = z.object({
  paper: Paper,
  /** When it was last added, in milliseconds since 1970. */
  added: z.number(),
  /** Stays whatever else comes: it was opened or starred. */
  kept: z.optional(z.literal(true)),
});
export type StoredPaper = Readonly<z.infer<typeof StoredPaper>>;

export const storedPapers: JsonLinesFormat<StoredPaper> = { kind: 'papers', version: 1, entry: StoredPaper };

/** Adds what the entry says to what is known of its paper; the entry that stands there now, the same one if nothing is new. */
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
  // A better id may be among what joining found.
  entries.delete(before.paper.id);
  entries.set(paper.id, after);
  return after;
}
