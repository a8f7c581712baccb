// Finds the papers that citation keys most likely mean, when no bibliography has the keys.
import type { AbortSignalLike, Clock } from '../base/ports.ts';
import { forEachInSlices } from '../base/slices.ts';
import { citationKey } from '../citations/citationKey.ts';
import type { Paper } from '../papers/paper.ts';

/** Patterns that tools make keys by, besides the user's own. */
const usual = ['{author}{year}{word}', '{author}:{year}:{word}', '{author}_{year}_{word}', '{author}{year}'];

/** Returns a paper for each key that exactly one of the papers would have. */
export async function papersForKeys(
  keys: readonly string[],
  papers: readonly Paper[],
  pattern: string,
  { clock, signal }: { readonly clock: Clock; readonly signal?: AbortSignalLike | undefined },
): Promise<ReadonlyMap<string, Paper>> {
  const wanted = new Map(keys.map(key => [key.toLowerCase(), key]));
  const found = new Map<string, Paper>();
  const ambiguous = new Set<string>();
  if (wanted.size === 0) return found;
  await forEachInSlices(
    papers,
    clock,
    paper => {
      const fitting = [pattern, ...usual].flatMap(
        each => wanted.get(citationKey(paper, each).toLowerCase()) ?? [],
      );
      for (const key of new Set(fitting)) {
        if (found.has(key)) ambiguous.add(key);
        found.set(key, paper);
      }
    },
    { signal },
  );
  for (const key of ambiguous) found.delete(key);
  return found;
}
