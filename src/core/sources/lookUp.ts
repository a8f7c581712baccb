// One paper by its id, from whichever source knows it.
import type { Paper, PaperId } from '../paper.ts';
import type { StopSignal } from '../ports.ts';
import type { SourceId } from './abilities.ts';
import { SourceFailure, type PaperSource } from './source.ts';

interface LookedUp {
  readonly source: SourceId;
  readonly paper: Paper;
}

/**
 * The first that knows it, asked in this order; undefined when all say that there is no such paper. Rejects with the
 * last other failure, or with the signal's reason.
 */
export async function lookUp(
  id: PaperId,
  sources: readonly PaperSource[],
  signal: StopSignal,
): Promise<LookedUp | undefined> {
  let failure: SourceFailure | undefined;
  for (const source of sources)
    try {
      const [paper] = (await source.get?.(id, signal))?.papers ?? [];
      if (paper !== undefined) return { source: source.id, paper };
    } catch (error) {
      signal.throwIfAborted();
      if (!(error instanceof SourceFailure)) throw error;
      if (error.failure.code !== 'missing' && error.failure.code !== 'unsupported') failure = error;
    }
  if (failure !== undefined) throw failure;
  return undefined;
}
