// Types shared by all sources of papers. Optional methods are capabilities that not every service has.
import type { Failure } from '../base/failures.ts';
import type { AbortSignalLike } from '../base/ports.ts';
import type { Paper, PaperId } from '../papers/paper.ts';
import type { ServiceLimits } from '../requests/serviceLimits.ts';
import type { WeightedTerm } from '../text/weightedTerms.ts';

export const sourceIds = ['huggingFace', 'arxiv', 'semanticScholar', 'openSearch'] as const;
export type SourceId = (typeof sourceIds)[number];

/**
 * `daily`: lists of a day, a week, or trending papers. `recommend`: papers for chosen ones. `related`: papers with
 * similar words.
 */
export type SourceCapability = 'daily' | 'search' | 'category' | 'get' | 'recommend' | 'related';

/** Static description of a source, for menus, settings and the service client. */
export interface SourceDescriptor {
  readonly id: SourceId;
  readonly title: string;
  readonly capabilities: readonly SourceCapability[];
  /** Default endpoint; empty when only the user's settings can provide it. */
  readonly endpoint: string;
  /** Whether the service sends CORS headers, so that the web extension host can read its responses. */
  readonly worksInBrowser: boolean;
  /** Whether the user may set an API key. A key is never required; it raises the service's limits. */
  readonly takesKey: boolean;
  readonly limits: ServiceLimits;
}

export interface SourcePage {
  readonly papers: readonly Paper[];
  /** Records that did not parse; the others are in `papers`. */
  readonly failures: readonly Failure[];
  /** When the service gave the response, and why a cached one was used, as in `ServiceResponse`. */
  readonly receivedAt: number;
  readonly staleBecause?: Failure;
  /** What did not answer, when the papers of a part of the service are missing. */
  readonly partialBecause?: Failure;
  /** Requests the next page; undefined on the last page. */
  readonly next?: (signal: AbortSignalLike) => Promise<SourcePage>;
}

export interface PaperSource {
  readonly id: SourceId;
  readonly title: string;
  /** Whether it is a server of the user's own, which may get names that only the user's code has. */
  readonly isOwn?: true;
  /** Set when the service cannot be asked here: every request rejects with `unsupported`. */
  readonly isUnreachable?: boolean;
  search?(query: string, signal: AbortSignalLike): Promise<SourcePage>;
  /**
   * Searches for papers about the terms, heaviest first, with the kind of query that suits the service; `search` with
   * their words is the fallback.
   */
  searchRelated?(terms: readonly WeightedTerm[], signal: AbortSignalLike): Promise<SourcePage>;
  /** Returns the newest papers of a category such as `cs.CV`. */
  category?(name: string, signal: AbortSignalLike): Promise<SourcePage>;
  get?(id: PaperId, signal: AbortSignalLike): Promise<SourcePage>;
  /** Returns the papers of many ids, with one request for each page of ids. */
  getAll?(ids: readonly PaperId[], signal: AbortSignalLike): Promise<SourcePage>;
  /** Schemes of the ids that `getAll` takes. */
  readonly batchSchemes?: readonly string[];
  /** Returns recommendations based on the chosen papers. */
  recommend?(chosen: readonly PaperId[], signal: AbortSignalLike): Promise<SourcePage>;
}
