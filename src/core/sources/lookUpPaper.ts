// Looks up one paper by its id in several sources.
import { FailureError } from '../base/failures.ts';
import type { AbortSignalLike } from '../base/ports.ts';
import type { Paper, PaperId } from '../papers/paper.ts';
import type { PaperSource, SourceId } from './source.ts';

interface LookUpResult {
  readonly source: SourceId;
  readonly paper: Paper;
}

/**
 * Asks the sources in the given order and returns the first result that is accepted; undefined when all say that there is no such
 * paper. Otherwise rejects with the last other failure. Rejects with the signal's reason when aborted.
 */
export async function lookUpPaper(
  id: PaperId,
  sources: readonly PaperSource[],
  signal: AbortSignalLike,
  accepts: (paper: Paper) => boolean = () => true,
): Promise<LookUpResult | undefined> {
  let failure: FailureError | undefined;
  for (const source of sources)
    try {
      const [paper] = (await source.get?.(id, signal))?.papers ?? [];
      if (paper !== undefined && accepts(paper)) return { source: source.id, paper };
    } catch (error) {
      signal.throwIfAborted();
      if (!(error instanceof FailureError)) throw error;
      if (error.failure.code !== 'missing' && error.failure.code !== 'unsupported') failure = error;
    }
  if (failure !== undefined) throw failure;
  return undefined;
}
