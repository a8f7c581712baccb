// One query to several sources at once; each answers when it can, and none waits for another.
import type { Failure } from '../failures.ts';
import type { StopSignal } from '../ports.ts';
import { SourceFailure, type Found, type PaperSource } from './source.ts';

/** What one source had to say. */
type Searched = { readonly source: PaperSource } & (
  | { readonly found: Found; readonly failure?: undefined }
  | { readonly failure: Failure; readonly found?: undefined }
);

/**
 * Asks every source that can search and calls `onSearched` for each as its answer arrives. One work may come from
 * several sources: merging is the caller's. Resolves when all have answered or failed; rejects with the signal's
 * reason, after which `onSearched` is not called any more.
 */
export async function searchEverywhere(
  sources: readonly PaperSource[],
  query: string,
  signal: StopSignal,
  onSearched: (searched: Searched) => void,
): Promise<void> {
  signal.throwIfAborted();
  await Promise.all(
    sources.map(async source => {
      if (source.search === undefined) return;
      const searched = await source.search(query, signal).then(
        (found): Searched => ({ source, found }),
        (error: unknown): Searched => {
          signal.throwIfAborted();
          if (error instanceof SourceFailure) return { source, failure: error.failure };
          throw error;
        },
      );
      signal.throwIfAborted();
      onSearched(searched);
    }),
  );
}
