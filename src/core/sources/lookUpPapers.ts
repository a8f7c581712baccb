// Looks up many papers by their ids with few requests, in the sources that take many ids at once.
import { toFailure, type Failure } from '../base/failures.ts';
import type { AbortSignalLike } from '../base/ports.ts';
import { splitPaperId } from '../papers/identifiers.ts';
import { identityKeys } from '../papers/merging.ts';
import type { Paper, PaperId } from '../papers/paper.ts';
import type { PaperSource, SourceId } from './source.ts';

/** Number of ids in a request: no more than any source's page, so each answer is complete. */
const batchSize = 50;

interface LookUpShare {
  readonly source: PaperSource;
  readonly ids: readonly PaperId[];
  /** Sources that are asked afterwards for what this one does not have. */
  readonly later: readonly PaperSource[];
}

/** Returns which source is asked first for which ids. Leaves out ids that no source takes. */
export function lookUpShares(ids: readonly PaperId[], sources: readonly PaperSource[]): LookUpShare[] {
  const firstOf = (id: PaperId): PaperSource | undefined => sources.find(source => takes(source, id));
  return sources
    .map((source, at) => {
      const own = ids.filter(id => firstOf(id) === source);
      const later = sources.slice(at + 1).filter(other => own.some(id => takes(other, id)));
      return { source, ids: own, later };
    })
    .filter(share => share.ids.length > 0);
}

/** Whether the source can be asked for many ids at once, this one among them. */
export function takes({ batchSchemes = [], isUnreachable }: PaperSource, id: PaperId): boolean {
  return isUnreachable !== true && batchSchemes.includes(splitPaperId(id).scheme);
}

export interface LookUpReport {
  readonly found: ReadonlySet<PaperId>;
  /** Ids that every source that takes them has answered for, without a paper. */
  readonly unknown: readonly PaperId[];
  /** At most one of each source. */
  readonly failures: readonly Failure[];
}

/**
 * Asks each source in turn for the ids that are not found yet, and calls `onFound` with each page that has papers,
 * awaiting it. A failure of one source leaves its ids to the next. Rejects only with the signal's reason; what came
 * before was given to `onFound`.
 */
export async function lookUpPapers(
  ids: readonly PaperId[],
  sources: readonly PaperSource[],
  signal: AbortSignalLike,
  onFound: (source: SourceId, papers: readonly Paper[], found: number) => Promise<unknown>,
): Promise<LookUpReport> {
  const found = new Set<PaperId>();
  const unanswered = new Set<PaperId>();
  const failures = new Map<SourceId, Failure>();
  for (const source of sources) {
    const asked = ids.filter(id => !found.has(id) && takes(source, id));
    for (let at = 0; at < asked.length; at += batchSize) {
      const batch = asked.slice(at, at + batchSize);
      try {
        const {
          papers = [],
          failures: bad = [],
          partialBecause,
        } = (await source.getAll?.(batch, signal)) ?? {};
        const keys = new Set(papers.flatMap(paper => [...identityKeys(paper)]));
        // A record that did not parse, or a part that did not answer, may be of any of the others.
        const isWhole = bad.length === 0 && partialBecause === undefined;
        for (const id of batch) if (keys.has(id)) found.add(id);
        if (!isWhole) for (const id of batch) if (!found.has(id)) unanswered.add(id);
        if (papers.length > 0) await onFound(source.id, papers, found.size);
        signal.throwIfAborted();
      } catch (error) {
        signal.throwIfAborted();
        const failure = toFailure(error);
        if (failure.code === 'missing') continue;
        failures.set(source.id, failure);
        // A refusal is about this batch; any other failure is about the source.
        const left = failure.code === 'refused' ? batch : asked.slice(at);
        for (const id of left) unanswered.add(id);
        if (failure.code !== 'refused') break;
      }
    }
  }
  const unknown = ids.filter(
    id => !found.has(id) && !unanswered.has(id) && sources.some(source => takes(source, id)),
  );
  return { found, unknown, failures: [...failures.values()] };
}
