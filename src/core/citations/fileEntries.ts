// The entries of one .bib file, by key and by work.
import type { Clock } from '../base/ports.ts';
import { forEachInSlices } from '../base/slices.ts';
import type { Paper, PaperId } from '../papers/paper.ts';
import type { KeyDefinition } from './keyDefinition.ts';

/** An entry of a .bib file. */
export interface LocatedEntry extends KeyDefinition {
  /** URI of the file. */
  readonly file: string;
}

export interface FileEntries {
  /** In file order. */
  readonly entries: readonly LocatedEntry[];
  /** By key in lower case. */
  readonly byKey: ReadonlyMap<string, readonly LocatedEntry[]>;
  readonly byId: ReadonlyMap<PaperId, Paper>;
}

/** Works in slices. */
export async function fileEntries(
  file: string,
  definitions: readonly KeyDefinition[],
  clock: Clock,
): Promise<FileEntries> {
  const entries: LocatedEntry[] = [];
  const byKey = new Map<string, LocatedEntry[]>();
  const byId = new Map<PaperId, Paper>();
  await forEachInSlices(definitions, clock, definition => {
    const entry = { ...definition, file };
    const key = entry.key.toLowerCase();
    entries.push(entry);
    const alike = byKey.get(key);
    if (alike === undefined) byKey.set(key, [entry]);
    else alike.push(entry);
    const { paper } = entry;
    if (paper !== undefined && !byId.has(paper.id)) byId.set(paper.id, paper);
  });
  return { entries, byKey, byId };
}
