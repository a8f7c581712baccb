// Asks every source of services that go wrong, through everything but VS Code, and reports what came of it.
import type { FetchLimits, Log } from '../../src/core/base/ports.ts';
import { FailureError, type Failure } from '../../src/core/base/failures.ts';
import { seededRandom } from '../../src/core/map/seededRandom.ts';
import type { PaperId } from '../../src/core/papers/paper.ts';
import { connectSources, type Connections } from '../../src/core/sources/connections.ts';
import { OpenSearchFieldNames } from '../../src/core/sources/openSearchHit.ts';
import type { SourceId, SourcePage } from '../../src/core/sources/source.ts';
import { sourceDescriptors } from '../../src/core/sources/sourceDescriptors.ts';
import type { WeightedTerm } from '../../src/core/text/weightedTerms.ts';
import { hostClock } from '../../src/platform/clock.ts';
import { hostFetch } from '../../src/platform/http.ts';
import { memoryFolder } from './folders.ts';
import { eventually } from './eventually.ts';
import { pauses } from './hostileFaults.ts';
import { startHostileService, type HostileRequest, type HostileService } from './hostileService.ts';
import { paper } from './papers.ts';
import { secretIn, secrets } from './secrets.ts';
import { scaledFetch, scaledTimer } from './scaledTimer.ts';

interface HostileRunOptions {
  readonly seed: number;
  /** Stops when the services have seen so many requests. */
  readonly requests: number;
  /** How many times faster than the clock the time runs. */
  readonly scale: number;
  readonly limits?: Partial<FetchLimits>;
  /** Called a few times on the way, with the number of requests so far. */
  readonly onProgress?: (requests: number) => void;
}

export interface HostileRunReport {
  readonly requests: number;
  /** Number of calls, by outcome: `papers`, `cancelled`, or the code of the failure. */
  readonly outcomes: Readonly<Record<string, number>>;
  /** Number of requests, by what the service did. */
  readonly faults: Readonly<Record<string, number>>;
  /** Sentences about what should not have happened; empty when all is well. */
  readonly problems: readonly string[];
  /** Shortest time between two requests of a service, in milliseconds of its time. */
  readonly shortestGaps: Readonly<Record<string, number>>;
}

/** Longest detail of a failure, in characters. */
const maxDetail = 500;

interface Cancellation {
  readonly source: SourceId;
  readonly at: number;
}

export async function runHostile(options: HostileRunOptions): Promise<HostileRunReport> {
  const timer = scaledTimer(options.scale);
  const service = await startHostileService(options.seed, timer);
  const problems: string[] = [];
  const lookForSecrets = (place: string, text: string): void => {
    const form = secretIn(text);
    if (form !== undefined) problems.push(`A secret is in ${place}: ${form} in ${text.slice(0, 300)}`);
  };
  const write = (line: string): void => {
    lookForSecrets('the log', line);
  };
  const log: Log = { info: write, warn: write, error: write };
  const random = seededRandom(options.seed + 1);
  const [answers, leases] = [memoryFolder(timer), memoryFolder(timer)];
  const connections = connectSources(
    {
      ...{ timer, clock: hostClock, log, random, answers, leases, inBrowser: false },
      fetch: scaledFetch(hostFetch('Paperside-test'), options.scale, options.limits),
      onAnswer: () => undefined,
      // A keyring may be locked.
      key: source =>
        random() < 0.05
          ? Promise.reject(new Error('The keyring is locked.'))
          : Promise.resolve(source === 'openSearch' ? secrets.openSearch : secrets.semanticScholar),
    },
    {
      endpoints: service.endpoints,
      index: { index: 'papers', fields: OpenSearchFieldNames.parse(undefined) },
    },
  );
  const outcomes: Record<string, number> = {};
  const cancellations: Cancellation[] = [];
  const report = (source: SourceId, call: string, failure: Failure): void => {
    // On a busy machine the service may see a request after the client has given it up.
    if (failure.code === 'timedOut') cancellations.push({ source, at: timer.now() });
    if (!known.has(failure.code)) problems.push(`${call}: a failure of an unknown kind, ${failure.code}`);
    if (failure.detail.length > maxDetail)
      problems.push(`${call}: a detail of ${failure.detail.length} characters`);
    lookForSecrets('a failure', JSON.stringify(failure));
  };

  async function ask(
    source: SourceId,
    call: string,
    request: (signal: AbortSignal) => Promise<Answer>,
  ): Promise<void> {
    const stop = new AbortController();
    const isCancelled = random() < 0.05;
    const cancelling = isCancelled
      ? setTimeout(() => {
          cancellations.push({ source, at: timer.now() });
          stop.abort(new Error('enough'));
        }, random() * 50)
      : undefined;
    const outcome = await request(stop.signal).then(
      page => {
        for (const failure of [...page.failures, ...(page.staleBecause ? [page.staleBecause] : [])])
          report(source, call, failure);
        if (sourceDescriptors[source].takesKey) lookForSecrets('a paper', JSON.stringify(page.papers));
        return 'papers';
      },
      (error: unknown) => {
        lookForSecrets(
          'an error',
          error instanceof Error ? `${error.message} ${error.stack ?? ''}` : String(error),
        );
        if (stop.signal.aborted && error === stop.signal.reason) return 'cancelled';
        if (!(error instanceof FailureError)) {
          problems.push(
            `${call}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`,
          );
          return 'another error';
        }
        report(source, call, error.failure);
        const { code, retryAt = 0 } = error.failure;
        if (!Number.isFinite(retryAt) || Number.isNaN(new Date(retryAt).getTime()))
          problems.push(`${call}: again at ${retryAt}`);
        // A pause that is too long to wait for: what comes meanwhile is refused, unasked.
        if (code === 'rateLimited' && retryAt - timer.now() > sourceDescriptors[source].limits.maxPauseMs)
          paused.set(source, retryAt);
        return code;
      },
    );
    clearTimeout(cancelling);
    outcomes[outcome] = (outcomes[outcome] ?? 0) + 1;
  }

  const paused = new Map<SourceId, number>();
  const seen = (source: SourceId): number =>
    service.requests.filter(request => request.service === source).length;
  async function askOn(source: SourceId): Promise<void> {
    const calls = callsOf(connections, source);
    for (let number = 0; service.requests.length < options.requests; number++) {
      const [name, request] = calls[Math.floor(random() * calls.length)] ?? [];
      if (name === undefined || request === undefined) return;
      // Some are asked twice, so that there is an earlier answer.
      const query = `codes ${Math.floor(number / 2)}`;
      await ask(source, `${name} ${number}`, signal => request(query, signal));
      if (number % 2 === 0) connections.bypassCache();
      const until = paused.get(source);
      if (until === undefined) continue;
      const before = seen(source);
      await ask(source, `${name} ${number}, paused`, signal => request(`${query} again`, signal));
      if (seen(source) !== before && timer.now() < until) problems.push(`${source} was asked in a pause.`);
      timer.skip(until - timer.now());
      paused.delete(source);
    }
  }

  try {
    const progress = setInterval(() => options.onProgress?.(service.requests.length), 1000);
    await Promise.all(sourceNames.map(askOn));
    clearInterval(progress);
    service.recover();
    timer.skip(86_400_000);
    connections.bypassCache();
    await eventuallyWell(connections, problems);
    await closed(service, problems);
  } finally {
    await service.stop();
  }
  for (const { text } of [...answers.files.values(), ...leases.files.values()])
    lookForSecrets('a file', text);
  return {
    requests: service.requests.length,
    outcomes,
    faults: countBy(service.requests.map(({ fault }) => fault)),
    problems: [...problems, ...pacingProblems(service.requests, cancellations, options.scale)],
    shortestGaps: Object.fromEntries(
      sourceNames.map(source => [source, shortestGap(service.requests, source)]),
    ),
  };
}

const sourceNames = ['huggingFace', 'arxiv', 'semanticScholar', 'openSearch'] as const;
const known: ReadonlySet<string> = new Set([
  ...['missing', 'malformed', 'offline', 'refused', 'rateLimited', 'unavailable', 'timedOut', 'tooLarge'],
]);

type Answer = Pick<SourcePage, 'papers' | 'failures' | 'staleBecause'>;
type Call = readonly [name: string, request: (query: string, signal: AbortSignal) => Promise<Answer>];

/** What can be asked of a source. Each query makes other requests. */
function callsOf(connections: Connections, source: SourceId): readonly Call[] {
  const { huggingFace, arxiv, semanticScholar, openSearch } = connections;
  const idOf = (query: string): PaperId => `arxiv:2401.${10_000 + Number(/\d+/.exec(query)?.[0] ?? 0)}`;
  const terms = (query: string): WeightedTerm[] => [{ text: query, weight: 1 }];
  const known = paper({ title: 'Codes', abstract: 'Sparse.' });
  switch (source) {
    case 'huggingFace':
      return [
        ['daily', (query, signal) => huggingFace.daily({ date: query }, signal)],
        ['search', (query, signal) => huggingFace.search(query, signal)],
        ['searchRelated', (query, signal) => huggingFace.searchRelated(terms(query), signal)],
        ['get', (query, signal) => huggingFace.get(idOf(query), signal)],
      ];
    case 'arxiv':
      return [
        ['search', (query, signal) => arxiv.search(query, signal)],
        ['searchRelated', (query, signal) => arxiv.searchRelated(terms(query), signal)],
        ['category', (query, signal) => arxiv.category(query, signal)],
        ['get', (query, signal) => arxiv.get(idOf(query), signal)],
        ['getAll', (query, signal) => arxiv.getAll([idOf(query)], signal)],
      ];
    case 'semanticScholar':
      return [
        ['search', (query, signal) => semanticScholar.search(query, signal)],
        ['searchRelated', (query, signal) => semanticScholar.searchRelated(terms(query), signal)],
        ['get', (query, signal) => semanticScholar.get(idOf(query), signal)],
        ['getAll', (query, signal) => semanticScholar.getAll([idOf(query)], signal)],
        ['recommend', (query, signal) => semanticScholar.recommend([idOf(query)], signal)],
        ['citations', (query, signal) => semanticScholar.citations(idOf(query), 'citations', signal)],
      ];
    case 'openSearch':
      if (openSearch === undefined) throw new Error('It has no endpoint.');
      return [
        ['search', (query, signal) => openSearch.search(query, signal)],
        ['searchRelated', (query, signal) => openSearch.searchRelated(terms(query), signal)],
        ['related', (query, signal) => openSearch.related([{ ...known, title: query }], signal)],
      ];
  }
}

/** After all that went wrong, each source answers as if nothing had been. */
async function eventuallyWell(connections: Connections, problems: string[]): Promise<void> {
  for (const source of sourceNames) {
    const [call] = callsOf(connections, source);
    await eventually(async () => {
      const page = await call?.[1]('well again', new AbortController().signal);
      if (page === undefined || page.papers.length === 0 || page.staleBecause !== undefined)
        throw new Error(`${source} does not recover: ${JSON.stringify(page?.staleBecause)}`);
    }).catch((error: unknown) => problems.push(String(error)));
  }
}

async function closed(service: HostileService, problems: string[]): Promise<void> {
  await eventually(async () => {
    const open = await service.openConnections();
    if (open > 0) throw new Error(`${open} connections are left.`);
  }).catch((error: unknown) => problems.push(String(error)));
}

/** Checks the gap between two requests of each service, and the pauses that it asked for, as the service saw them. */
function pacingProblems(
  requests: readonly HostileRequest[],
  cancellations: readonly Cancellation[],
  scale: number,
): string[] {
  // A millisecond of the clock.
  const tolerance = scale;
  return sourceNames.flatMap(source => {
    const { gapMs } = sourceDescriptors[source].limits;
    const own = requests.filter(({ service }) => service === source);
    return own.slice(1).flatMap((next, at) => {
      const last = own[at];
      if (last === undefined) return [];
      const passed = next.startedAt - last.startedAt;
      // Who cancels a request, perhaps before the service has seen it, does not hear of a pause, and has its gap earlier.
      const since = own[at - 1]?.startedAt ?? 0;
      const isCancelled = cancellations.some(
        cancellation =>
          cancellation.source === source && cancellation.at >= since && cancellation.at <= next.startedAt,
      );
      const least = isCancelled ? 0 : Math.max(gapMs, pauses[last.fault] ?? 0);
      return passed < least - tolerance
        ? [`${source}: a request ${passed} ms after “${last.fault}”, of ${least} ms`]
        : [];
    });
  });
}

function shortestGap(requests: readonly HostileRequest[], source: SourceId): number {
  const starts = requests.filter(({ service }) => service === source).map(({ startedAt }) => startedAt);
  return Math.min(...starts.slice(1).map((start, at) => start - (starts[at] ?? 0)));
}

function countBy(names: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const name of names) counts[name] = (counts[name] ?? 0) + 1;
  return counts;
}
