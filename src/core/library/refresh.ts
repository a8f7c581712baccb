// Requests everything the user follows again: sources in parallel, the requests of one source one after the other.
import { FailureError, type Failure } from '../base/failures.ts';
import { isoWeek } from '../base/isoWeek.ts';
import type { AbortSignalLike } from '../base/ports.ts';
import type { Paper, PaperId } from '../papers/paper.ts';
import type { Connections } from '../sources/connections.ts';
import type { SourcePage, SourceId } from '../sources/source.ts';
import { sourceDescriptors } from '../sources/sourceDescriptors.ts';
import { excludePapers, followKey, requestFollow, type Follow } from './follow.ts';

/** Progress of one source. */
export interface SourceProgress {
  readonly source: SourceId;
  readonly title: string;
  readonly state: 'asking' | 'done' | 'failed';
  /** Number of papers so far that the catalogue did not have before. */
  readonly added: number;
}

export interface RefreshResult {
  readonly added: readonly PaperId[];
  /** One for each follow that failed; the papers of the others were added. */
  readonly failures: readonly Failure[];
  /** Keys (`followKey`) of the follows that were answered. */
  readonly answered: readonly string[];
  /** When the oldest cached response that replaced a new one was received, in milliseconds since 1970. */
  readonly since?: number;
}

interface RefreshOptions {
  readonly connections: Connections;
  readonly signal: AbortSignalLike;
  /** Milliseconds since 1970. */
  readonly now: number;
  /** Adds the papers found; returns the ids of the new ones. */
  readonly add: (source: SourceId, papers: readonly Paper[]) => Promise<readonly PaperId[]>;
  readonly onProgress: (progress: readonly SourceProgress[]) => void;
}

/**
 * Maximum number of pages per follow and refresh. Older papers were found by an earlier refresh, or need a search of
 * their own.
 */
const maxPages = 3;

const hour = 3600_000;

/**
 * Whether an answer is older than this, or from the future: it then came before the clock was set back, and its age is
 * unknown. Times are in milliseconds since 1970.
 */
export function isOutdated(answeredAt = 0, now: number, hours: number): boolean {
  return Math.abs(now - answeredAt) > hours * hour;
}

/** Rejects with the signal's reason; papers found until then stay. */
export async function refreshFollows(
  follows: readonly Follow[],
  options: RefreshOptions,
): Promise<RefreshResult> {
  const progress = new Map<SourceId, SourceProgress>();
  const tell = (source: SourceId, state: SourceProgress['state'], more = 0): void => {
    const added = (progress.get(source)?.added ?? 0) + more;
    progress.set(source, { source, title: sourceDescriptors[source].title, state, added });
    options.onProgress([...progress.values()]);
  };
  const results = await Promise.all(
    [...new Set(follows.map(({ source }) => source))].map(async source => {
      const questions = follows.filter(follow => follow.source === source);
      const results: FollowResult[] = [];
      tell(source, 'asking');
      for (const follow of questions)
        results.push(
          await refreshFollow(follow, options, added => {
            tell(source, 'asking', added);
          }),
        );
      tell(source, results.some(({ failure }) => failure !== undefined) ? 'failed' : 'done');
      return results;
    }),
  );
  return summary(results.flat());
}

interface FollowResult {
  readonly key: string;
  readonly added: PaperId[];
  readonly failure?: Failure;
  readonly since?: number;
}

async function refreshFollow(
  follow: Follow,
  { connections, signal, now, add }: RefreshOptions,
  onAdded: (count: number) => void,
): Promise<FollowResult> {
  const key = followKey(follow);
  const added: PaperId[] = [];
  try {
    const week = isoWeek(new Date(now).toISOString());
    let page: SourcePage | undefined = await requestFollow(follow, connections, week, signal);
    for (let pageNumber = 1; page !== undefined; pageNumber++) {
      const fresh = await add(follow.source, excludePapers(page.papers, follow.without));
      signal.throwIfAborted();
      added.push(...fresh);
      onAdded(fresh.length);
      if (page.staleBecause !== undefined)
        return { key, added, failure: page.staleBecause, since: page.receivedAt };
      if (page.partialBecause !== undefined) return { key, added, failure: page.partialBecause };
      page = pageNumber < maxPages && fresh.length > 0 ? await page.next?.(signal) : undefined;
    }
    return { key, added };
  } catch (error) {
    signal.throwIfAborted();
    if (error instanceof FailureError) return { key, added, failure: error.failure };
    throw error;
  }
}

function summary(results: readonly FollowResult[]): RefreshResult {
  const since = results.flatMap(({ since }) => since ?? []);
  return {
    added: [...new Set(results.flatMap(({ added }) => added))],
    failures: results.flatMap(({ failure }) => failure ?? []),
    answered: results.flatMap(({ key, failure }) => (failure === undefined ? [key] : [])),
    ...(since.length === 0 ? {} : { since: Math.min(...since) }),
  };
}
