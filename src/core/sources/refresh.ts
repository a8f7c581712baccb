// Asks again for all that the user follows: the sources beside each other, each one's questions one after the other.
import type { Failure } from '../failures.ts';
import { isoWeek } from '../isoWeek.ts';
import type { Paper, PaperId } from '../paper.ts';
import type { StopSignal } from '../ports.ts';
import { abilities, type SourceId } from './abilities.ts';
import type { Connections } from './connections.ts';
import { askFollow, followKey, leaveOut, type Follow } from './follow.ts';
import { SourceFailure, type Found } from './source.ts';

/** How one source is getting on. */
export interface SourceProgress {
  readonly source: SourceId;
  readonly title: string;
  readonly state: 'asking' | 'done' | 'failed';
  /** Papers that nobody had heard of, so far. */
  readonly added: number;
}

export interface Refreshed {
  readonly added: readonly PaperId[];
  /** One for each question that failed; the others' papers are there. */
  readonly failures: readonly Failure[];
  /** The questions that were answered, by `followKey`. */
  readonly answered: readonly string[];
  /** When the oldest answer was given that had to stand in for a new one, in milliseconds since 1970. */
  readonly since?: number;
}

interface RefreshOptions {
  readonly connections: Connections;
  readonly signal: StopSignal;
  /** Milliseconds since 1970. */
  readonly now: number;
  /** Takes what was found; gives the ids of what is new. */
  readonly add: (source: SourceId, papers: readonly Paper[]) => Promise<readonly PaperId[]>;
  readonly onProgress: (progress: readonly SourceProgress[]) => void;
}

/** Of one question in one refresh. What is older was there the last time, or is for a search of its own. */
const mostPages = 3;

/** Rejects with the signal's reason; what was found by then stays. */
export async function refresh(follows: readonly Follow[], options: RefreshOptions): Promise<Refreshed> {
  const progress = new Map<SourceId, SourceProgress>();
  const tell = (source: SourceId, state: SourceProgress['state'], more = 0): void => {
    const added = (progress.get(source)?.added ?? 0) + more;
    progress.set(source, { source, title: abilities[source].title, state, added });
    options.onProgress([...progress.values()]);
  };
  const results = await Promise.all(
    [...new Set(follows.map(({ source }) => source))].map(async source => {
      const questions = follows.filter(follow => follow.source === source);
      const results: Asked[] = [];
      tell(source, 'asking');
      for (const follow of questions)
        results.push(
          await ask(follow, options, added => {
            tell(source, 'asking', added);
          }),
        );
      tell(source, results.some(({ failure }) => failure !== undefined) ? 'failed' : 'done');
      return results;
    }),
  );
  return summary(results.flat());
}

interface Asked {
  readonly key: string;
  readonly added: PaperId[];
  readonly failure?: Failure;
  readonly since?: number;
}

async function ask(
  follow: Follow,
  { connections, signal, now, add }: RefreshOptions,
  onAdded: (count: number) => void,
): Promise<Asked> {
  const key = followKey(follow);
  const added: PaperId[] = [];
  try {
    const week = isoWeek(new Date(now).toISOString());
    let found: Found | undefined = await askFollow(follow, connections, week, signal);
    for (let page = 1; found !== undefined; page++) {
      const fresh = await add(follow.source, leaveOut(found.papers, follow.without));
      signal.throwIfAborted();
      added.push(...fresh);
      onAdded(fresh.length);
      if (found.staleBecause !== undefined)
        return { key, added, failure: found.staleBecause, since: found.at };
      found = page < mostPages && fresh.length > 0 ? await found.next?.(signal) : undefined;
    }
    return { key, added };
  } catch (error) {
    signal.throwIfAborted();
    if (error instanceof SourceFailure) return { key, added, failure: error.failure };
    throw error;
  }
}

function summary(results: readonly Asked[]): Refreshed {
  const since = results.flatMap(({ since }) => since ?? []);
  return {
    added: [...new Set(results.flatMap(({ added }) => added))],
    failures: results.flatMap(({ failure }) => failure ?? []),
    answered: results.flatMap(({ key, failure }) => (failure === undefined ? [key] : [])),
    ...(since.length === 0 ? {} : { since: Math.min(...since) }),
  };
}
