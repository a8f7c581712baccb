// What the catalogue knows of cited papers. Tells records that services gave from those of files, which may have the fault
// that is looked for.
import { identityKeys } from '../papers/merging.ts';
import type { Paper } from '../papers/paper.ts';
import { sourceIds } from '../sources/source.ts';
import type { CheckedEntry } from './checkedEntries.ts';
import type { CheckedFile } from './checkedFile.ts';

const services = new Set<string>([...sourceIds, 'bundled', 'landmarks']);

export function recordOfService(paper: Paper | undefined): Paper | undefined {
  return paper?.sources.every(source => services.has(source)) === true ? paper : undefined;
}

/** Returns the files with those entries marked whose title and first author are of a paper that a service gave before. */
export async function markKnownTitles(
  files: readonly CheckedFile[],
  get: (identityKey: string) => Promise<Paper | undefined>,
): Promise<CheckedFile[]> {
  const mark = async (entry: CheckedEntry): Promise<CheckedEntry> => {
    const key = [...identityKeys(entry.paper)].find(name => name.startsWith('title:'));
    const isKnown = key !== undefined && recordOfService(await get(key)) !== undefined;
    return isKnown ? { ...entry, isKnownTitle: true } : entry;
  };
  return Promise.all(
    files.map(async file => ({ ...file, entries: await Promise.all(file.entries.map(mark)) })),
  );
}
