// Connects the OpenSearch source to a cluster as the extension does: real requests, queue, retries and cache.
import { connectSources } from '../../src/core/sources/connections.ts';
import type { OpenSearch } from '../../src/core/sources/openSearch.ts';
import { OpenSearchFields } from '../../src/core/sources/openSearchHit.ts';
import { hostClock } from '../../src/platform/clock.ts';
import { hostFetch } from '../../src/platform/http.ts';
import { hostTimer } from '../../src/platform/timer.ts';
import { memoryFolder } from '../support/folders.ts';
import { recordingLog } from '../support/recordingLog.ts';

interface ClusterSettings {
  readonly index?: string;
  /** Names of fields where they differ. */
  readonly fields?: Readonly<Record<string, string>>;
  /** Value of the header `Authorization`. */
  readonly key?: string;
}

export function connectCluster(
  endpoint: string,
  { index = 'papers', fields = {}, key }: ClusterSettings = {},
): OpenSearch {
  const { openSearch } = connectSources(
    {
      ...{ fetch: hostFetch('Paperside-test'), answers: memoryFolder(), leases: memoryFolder() },
      ...{ timer: hostTimer, clock: hostClock, log: recordingLog(), inBrowser: false },
      // Retries follow at once.
      random: () => 0,
      onAnswer: () => undefined,
      key: () => Promise.resolve(key),
    },
    { endpoints: { openSearch: endpoint }, index: { index, fields: OpenSearchFields.parse(fields) } },
  );
  if (openSearch === undefined) throw new Error('No endpoint is given.');
  return openSearch;
}
