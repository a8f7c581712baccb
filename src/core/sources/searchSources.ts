// Sends one query to several sources in parallel.
import { FailureError, type Failure } from '../base/failures.ts';
import type { AbortSignalLike } from '../base/ports.ts';
import type { PaperSource, SourcePage } from './source.ts';

/** The first page of one source, or its failure. */
type SourceSearchResult = { readonly source: PaperSource } & (
  | { readonly page: SourcePage; readonly failure?: undefined }
  | { readonly failure: Failure; readonly page?: undefined }
);

/**
 * Queries every source that can search, and calls `onResult` as each answers. Several sources may return the same
 * work; the caller merges them. Resolves when all sources have answered or failed. Rejects with the signal's reason,
 * after which `onResult` is not called again.
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
