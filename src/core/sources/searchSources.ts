// One query to several sources at once; each answers when it can, and none waits for another.
import { FailureError, type Failure } from '../base/failures.ts';
import type { AbortSignalLike } from '../base/ports.ts';
import type { PaperSource, SourcePage } from './source.ts';

/** What one source had to say. */
type SourceSearchResult = { readonly source: PaperSource } & (
  | { readonly page: SourcePage; readonly failure?: undefined }
  | { readonly failure: Failure; readonly page?: undefined }
);

/**
 * Asks every source that can search and calls `onSearched` for each as its answer arrives. One work may come from
 * several sources: merging is the caller's. Resolves when all have answered or failed; rejects with the signal's
 * reason, after which `onSearched` is not called any more.
 */
export async function searchSources(
  sources: readonly PaperSource[],
  query: string,
  signal: AbortSignalLike,
  onResult: (searched: SourceSearchResult) => void,
): Promise<void> {
  signal.throwIfAborted();
  await Promise.all(
    sources.map(async source => {
      if (source.search === undefined) return;
      const searched = await source.search(query, signal).then(
        (page): SourceSearchResult => ({ source, page }),
        (error: unknown): SourceSearchResult => {
          signal.throwIfAborted();
          if (error instanceof FailureError) return { source, failure: error.failure };
          throw error;
        },
      );
      signal.throwIfAborted();
      onResult(searched);
    }),
  );
}
