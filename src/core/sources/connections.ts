// Connects all sources: each gets a service client with its own queue, and a window lease if its service needs a gap
// between requests.
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
  /** Folder of the response cache; `leases` is the folder of the window leases. */
  readonly answers: Folder;
  readonly leases: Folder;
  readonly timer: Timer;
  readonly clock: Clock;
  readonly log: Log;
  /** Returns a number from 0 up to, but not including, 1. */
  readonly random: () => number;
  /** Called whenever a source has answered, including with 404. */
  readonly onAnswer: (source: SourceId) => void;
  /** Whether the extension host runs in a browser, where some services cannot be reached. */
  readonly inBrowser: boolean;
  /** Returns the user's key for a service, or undefined. */
  readonly key: (source: SourceId) => Promise<string | undefined>;
}

export interface ConnectionSettings {
  /** Endpoints from the user's settings. */
  readonly endpoints: Readonly<Partial<Record<SourceId, string>>>;
  readonly index: OpenSearchIndex;
}

export interface Connections extends Readonly<Record<SourceId, PaperSource | undefined>> {
  readonly huggingFace: HuggingFace;
  readonly arxiv: Arxiv;
  readonly semanticScholar: SemanticScholar;
  /** Undefined unless the user has set an endpoint. */
  readonly openSearch: OpenSearch | undefined;
  readonly all: readonly PaperSource[];
  /** When a source's waiting request will be sent, in milliseconds since 1970; undefined when none is waiting. */
  nextRequestAt(source: SourceId): number | undefined;
  /** Ignores responses cached before this call, however recent. */
  bypassCache(): void;
}

/**
 * Slack in milliseconds on top of the longest request, before other windows stop waiting for a lease. Services limit
 * rates per IP address, so all windows of a machine share a lease.
 */
const leaseSlackMs = 5000;

export function connectSources(
  ports: ConnectionDependencies,
  { endpoints: chosen, index }: ConnectionSettings,
): Connections {
  const cache = new ResponseCache(ports.answers, ports.log, ports.random);
  const services = new Map<SourceId, ServiceClient>();
  const endpointOf = (source: SourceId): string => chosen[source] ?? sourceDescriptors[source].endpoint;
  // A custom endpoint is a mirror, which may send CORS headers even if the service does not.
  const isUnreachable = (source: SourceId): boolean => {
    const { endpoint, worksInBrowser } = sourceDescriptors[source];
    return ports.inBrowser && endpointOf(source) === endpoint && !worksInBrowser;
  };
  const sendTo = (source: SourceId): SendRequest => {
    const { title, limits } = sourceDescriptors[source];
    if (isUnreachable(source)) return unsupportedInBrowser(title);
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
  /** Without the key a service gives less, or refuses with a sentence that says what to do. */
  const key = (source: SourceId) => (): Promise<string | undefined> =>
    ports.key(source).catch((error: unknown) => {
      ports.log.warn(`The key of ${sourceDescriptors[source].title} could not be read: ${String(error)}`);
      return undefined;
    });
  const { clock } = ports;
  const connections = {
    huggingFace: huggingFace(sendTo('huggingFace'), endpointOf('huggingFace'), clock),
    arxiv: {
      ...arxiv(sendTo('arxiv'), endpointOf('arxiv'), clock),
      isUnreachable: isUnreachable('arxiv'),
    },
    semanticScholar: semanticScholar(
      sendTo('semanticScholar'),
      endpointOf('semanticScholar'),
      key('semanticScholar'),
      clock,
    ),
    openSearch:
      endpointOf('openSearch') === ''
        ? undefined
        : openSearch(
            sendTo('openSearch'),
            endpointOf('openSearch'),
            index,
            () => credentials(key('openSearch')),
            clock,
          ),
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

/**
 * Replaces the service client of a source that a browser cannot reach: every request rejects with `unsupported` at
 * once.
 */
export function unsupportedInBrowser(title: string): SendRequest {
  const failure = { code: 'unsupported', subject: title, detail: 'It answers no browser.' } as const;
  return () => Promise.reject(new FailureError(failure));
}

/** Returns the header in whatever form the cluster expects: `Basic …`, `ApiKey …`, `Bearer …`. */
async function credentials(key: () => Promise<string | undefined>): Promise<Record<string, string>> {
  const authorization = await key();
  return authorization === undefined ? {} : { authorization };
}
