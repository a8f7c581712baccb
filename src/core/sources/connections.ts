// The services of papers, connected: each behind its own queue, with the windows' shared turn where one is needed.
import type { Clock, Fetch, Folder, Log, Timer } from '../base/ports.ts';
import { FailureError } from '../base/failures.ts';
import { ResponseCache } from '../requests/responseCache.ts';
import { ServiceClient } from '../requests/serviceClient.ts';
import type { SendRequest } from '../requests/serviceRequest.ts';
import { WindowLease } from '../requests/windowLease.ts';
import { arxiv, type Arxiv } from './arxiv.ts';
import { huggingFace, type HuggingFace } from './huggingFace.ts';
import { openSearch, type OpenSearch, type OpenSearchIndex } from './openSearch.ts';
import { semanticScholar, type SemanticScholar } from './semanticScholar.ts';
import type { PaperSource, SourceId } from './source.ts';
import { sourceDescriptors } from './sourceDescriptors.ts';

export interface ConnectionDependencies {
  readonly fetch: Fetch;
  /** For kept answers, and for the files by which windows take turns. */
  readonly answers: Folder;
  readonly leases: Folder;
  readonly timer: Timer;
  readonly clock: Clock;
  readonly log: Log;
  /** From 0 to below 1. */
  readonly random: () => number;
  /** Told whenever a source has answered, be it that it knows no such paper. */
  readonly onAnswer: (source: SourceId) => void;
  /** Whether this host is a browser, which some services do not answer. */
  readonly inBrowser: boolean;
  /** The user's key for a service, if there is one. */
  readonly key: (source: SourceId) => Promise<string | undefined>;
}

export interface ConnectionSettings {
  /** Where the user's settings say that a source is. */
  readonly endpoints: Readonly<Partial<Record<SourceId, string>>>;
  readonly index: OpenSearchIndex;
}

export interface Connections extends Readonly<Record<SourceId, PaperSource | undefined>> {
  readonly huggingFace: HuggingFace;
  readonly arxiv: Arxiv;
  readonly semanticScholar: SemanticScholar;
  /** Only where the user has one. */
  readonly openSearch: OpenSearch | undefined;
  readonly all: readonly PaperSource[];
  /** When a source's waiting request will go, in milliseconds since 1970; undefined when none has to wait. */
  nextRequestAt(source: SourceId): number | undefined;
  /** What is asked from now on is asked for anew, however young the kept answers are. */
  bypassCache(): void;
}

/** Between the windows of a machine: those who ask for rates by the address, not by the request. */
const leaseSlackMs = 5000;

export function connectSources(
  ports: ConnectionDependencies,
  { endpoints: chosen, index }: ConnectionSettings,
): Connections {
  const cache = new ResponseCache(ports.answers, ports.log, ports.random);
  const services = new Map<SourceId, ServiceClient>();
  const endpointOf = (source: SourceId): string => chosen[source] ?? sourceDescriptors[source].endpoint;
  const sendTo = (source: SourceId): SendRequest => {
    const { title, worksInBrowser, limits, endpoint } = sourceDescriptors[source];
    // Another endpoint than the service's own is somebody's mirror, which decides for itself.
    const own = endpointOf(source) === endpoint;
    if (ports.inBrowser && own && !worksInBrowser) return unsupportedInBrowser(title);
    const { timer, random, leases: folder } = ports;
    const fetch: Fetch = async (request, limits) => {
      const response = await ports.fetch(request, limits);
      if (response.status < 400 || response.status === 404) ports.onAnswer(source);
      return response;
    };
    const leaseMs = limits.timeoutMs + limits.gapMs + leaseSlackMs;
    const lease = new WindowLease({ folder, file: `${source}.json`, timer, random, leaseMs });
    const client = new ServiceClient({
      ...ports,
      fetch,
      title,
      limits,
      cache,
      ...(limits.gapMs > 0 ? { lease } : {}),
    });
    services.set(source, client);
    return client.send;
  };
  const key = (source: SourceId) => (): Promise<string | undefined> => ports.key(source);
  const { clock } = ports;
  const connections = {
    huggingFace: huggingFace(sendTo('huggingFace'), endpointOf('huggingFace'), clock),
    arxiv: arxiv(sendTo('arxiv'), endpointOf('arxiv'), clock),
    semanticScholar: semanticScholar(
      sendTo('semanticScholar'),
      endpointOf('semanticScholar'),
      key('semanticScholar'),
      clock,
    ),
    openSearch:
      endpointOf('openSearch') === ''
        ? undefined
        : openSearch(sendTo('openSearch'), endpointOf('openSearch'), index, () => credentials(ports), clock),
  };
  const { openSearch: own, ...public_ } = connections;
  return {
    ...connections,
    all: [...Object.values(public_), ...(own === undefined ? [] : [own])],
    nextRequestAt: source => services.get(source)?.nextRequestAt,
    bypassCache() {
      for (const client of services.values()) client.bypassCache();
    },
  };
}

/** In place of the real one where a source cannot be asked: whatever is asked fails as `unsupported`, at once. */
export function unsupportedInBrowser(title: string): SendRequest {
  const failure = { code: 'unsupported', subject: title, detail: 'It answers no browser.' } as const;
  return () => Promise.reject(new FailureError(failure));
}

/** Whatever the cluster wants: `Basic …`, `ApiKey …`, `Bearer …`. */
async function credentials({ key }: ConnectionDependencies): Promise<Record<string, string>> {
  const authorization = await key('openSearch');
  return authorization === undefined ? {} : { authorization };
}
