// What every source of papers looks like to the rest: optional members where a service cannot do something.
import type { Failure } from '../base/failures.ts';
import type { AbortSignalLike } from '../base/ports.ts';
import type { Paper, PaperId } from '../papers/paper.ts';
import type { ServiceLimits } from '../requests/serviceLimits.ts';

export const sourceIds = ['huggingFace', 'arxiv', 'semanticScholar', 'openSearch'] as const;
export type SourceId = (typeof sourceIds)[number];

/** `daily`: lists of a day, a week, or what trends. `recommend`: for chosen papers. `related`: by their words. */
export type SourceCapability = 'daily' | 'search' | 'category' | 'get' | 'recommend' | 'related';

/** What a source's file says of its service: for menus, settings, and the client that asks it. */
export interface SourceDescriptor {
  readonly id: SourceId;
  readonly title: string;
  readonly capabilities: readonly SourceCapability[];
  /** Where it is unless the user's settings say otherwise; empty when only they can. */
  readonly endpoint: string;
  /** Whether its answers carry the headers that let a page of another site, as the web host is, read them. */
  readonly worksInBrowser: boolean;
  /** Whether the user may have a key for it: never needed, but with one it answers more. */
  readonly takesKey: boolean;
  readonly limits: ServiceLimits;
}

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
