// What every source of papers looks like to the rest: optional members where a service cannot do something.
import type { Failure } from '../base/failures.ts';
import type { AbortSignalLike } from '../base/ports.ts';
import type { Paper, PaperId } from '../papers/paper.ts';
import type { SourceId } from './sourceDescriptors.ts';

export interface SourcePage {
  readonly papers: readonly Paper[];
  /** Records that did not parse; the others are in `papers` all the same. */
  readonly failures: readonly Failure[];
  /** Age of the answer, as in `ServiceResponse`. */
  readonly receivedAt: number;
  readonly staleBecause?: Failure;
  /** How to ask for the next page; undefined after the last. */
  readonly next?: (signal: AbortSignalLike) => Promise<SourcePage>;
}

export interface PaperSource {
  readonly id: SourceId;
  readonly title: string;
  search?(query: string, signal: AbortSignalLike): Promise<SourcePage>;
  /** The newest of a category: `cs.CV`. */
  category?(name: string, signal: AbortSignalLike): Promise<SourcePage>;
  get?(id: PaperId, signal: AbortSignalLike): Promise<SourcePage>;
  /** Papers to read for someone who chose these. */
  recommend?(chosen: readonly PaperId[], signal: AbortSignalLike): Promise<SourcePage>;
}
