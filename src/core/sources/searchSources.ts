// Sends a query to several sources in parallel.
import { FailureError, type Failure } from '../base/failures.ts';
import type { AbortSignalLike } from '../base/ports.ts';
import type { WeightedTerm } from '../text/weightedTerms.ts';
import type { PaperSource, SourcePage } from './source.ts';

/** The first page of one source, or its failure. */
type SourceSearchResult = { readonly source: PaperSource } & (
  | { readonly page: SourcePage; readonly failure?: undefined }
  | { readonly failure: Failure; readonly page?: undefined }
);

type Query = string | readonly WeightedTerm[];

/**
 * Queries every source that can search, with words or with weighted terms, which may differ by source, and calls `onResult` as each answers.
 * Several sources may return the same work; the caller merges them. Resolves when all sources have answered or failed.
 * Rejects with the signal's reason, after which `onResult` is not called again.
 */
export async function searchSources(
  sources: readonly PaperSource[],
  query: Query | ((source: PaperSource) => Query),
  signal: AbortSignalLike,
  onResult: (searched: SourceSearchResult) => void,
): Promise<void> {
  signal.throwIfAborted();
  await Promise.all(
    sources.map(async source => {
      const asked = ask(source, typeof query === 'function' ? query(source) : query, signal);
      if (asked === undefined) return;
      const searched = await asked.then(
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

function ask(source: PaperSource, query: Query, signal: AbortSignalLike): Promise<SourcePage> | undefined {
  if (typeof query === 'string') return source.search?.(query, signal);
  if (source.searchRelated !== undefined) return source.searchRelated(query, signal);
  return source.search?.(query.map(({ text }) => text).join(' '), signal);
}
