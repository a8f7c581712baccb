// Makes the index of a team's papers, as data/opensearch-index.json says, and loads papers into it.
import * as z from 'zod';
import type { Paper } from '../../src/core/papers/paper.ts';
import { causeChain } from '../../src/platform/causeChain.ts';
import { readProjectFile } from '../support/project.ts';

interface ClusterAddress {
  /** `https://search.example.org:9200`, without a slash at the end. */
  readonly endpoint: string;
  /** Value of the header `Authorization`. */
  readonly authorization?: string | undefined;
}

/** Papers in one request: some 2 MB. */
const batchSize = 1000;
/** How often a batch is sent that the cluster has no room for, and the first pause in milliseconds, doubled each time. */
const [maxAttempts, pauseMs] = [8, 250];
const tooManyRequests = 429;

const IndexDefinition = z.object({ settings: z.record(z.string(), z.unknown()), mappings: z.unknown() });
const BulkResult = z.object({
  items: z.array(
    z.object({
      index: z.object({ status: z.number(), error: z.object({ reason: z.string() }).optional() }),
    }),
  ),
});

/** Makes the index unless it is there. Resolves to whether it was made. */
export async function createIndex(
  address: ClusterAddress,
  index: string,
  settings: Readonly<Record<string, unknown>> = {},
): Promise<boolean> {
  const exists = await clusterRequest(address, 'HEAD', `/${encodeURIComponent(index)}`);
  if (exists.status !== 404) return false;
  const definition = IndexDefinition.parse(JSON.parse(readProjectFile('data/opensearch-index.json')));
  const body = { ...definition, settings: { ...definition.settings, ...settings } };
  await clusterJson(address, 'PUT', `/${encodeURIComponent(index)}`, JSON.stringify(body));
  return true;
}

/** Adds the papers, or replaces those with the same id. Resolves to why some were refused. */
export async function loadPapers(
  address: ClusterAddress,
  index: string,
  papers: readonly Paper[],
  onProgress?: (loaded: number) => void,
): Promise<readonly string[]> {
  const refused: string[] = [];
  const path = `/${encodeURIComponent(index)}`;
  for (let at = 0; at < papers.length; at += batchSize) {
    const batch = papers.slice(at, at + batchSize);
    refused.push(...(await loadBatch(address, `${path}/_bulk`, batch)));
    onProgress?.(at + batch.length);
  }
  await clusterJson(address, 'POST', `${path}/_refresh`);
  return refused;
}

async function loadBatch(address: ClusterAddress, path: string, batch: readonly Paper[]): Promise<string[]> {
  const refused: string[] = [];
  let left = batch;
  for (let attempt = 1; left.length > 0; attempt++) {
    const lines = left.flatMap(paper => [{ index: { _id: paper.id } }, recordOf(paper)]);
    const text = lines.map(line => `${JSON.stringify(line)}\n`).join('');
    const { items } = BulkResult.parse(await clusterJson(address, 'POST', path, text));
    const isLast = attempt === maxAttempts;
    const results = left.map((paper, at) => ({ paper, ...items[at]?.index }));
    for (const { paper, error, status } of results)
      if (error !== undefined && (isLast || status !== tooManyRequests))
        refused.push(`${paper.id}: ${error.reason}`);
    left = isLast ? [] : results.flatMap(({ paper, status }) => (status === tooManyRequests ? paper : []));
    if (left.length > 0) await new Promise(resolve => setTimeout(resolve, pauseMs * 2 ** (attempt - 1)));
  }
  return refused;
}

/** Leaves out what only one user's catalogue knows, and dates that no index takes. */
function recordOf(paper: Paper): object {
  return { ...paper, theme: undefined, sources: undefined, published: paper.published || undefined };
}

/** Sends a request; throws an Error with one sentence unless the answer is a success. */
export async function clusterJson(
  address: ClusterAddress,
  method: string,
  path: string,
  body?: string,
): Promise<unknown> {
  const response = await clusterRequest(address, method, path, body);
  const text = await response.text();
  if (response.ok) return JSON.parse(text);
  throw new Error(`${address.endpoint}${path}: HTTP ${response.status}, ${text.slice(0, 500)}`);
}

async function clusterRequest(
  { endpoint, authorization }: ClusterAddress,
  method: string,
  path: string,
  body?: string,
): Promise<Response> {
  const response = await fetch(endpoint + path, {
    method,
    headers: {
      'content-type': path.endsWith('_bulk') ? 'application/x-ndjson' : 'application/json',
      ...(authorization === undefined ? {} : { authorization }),
    },
    body: body ?? null,
  }).catch((error: unknown) => {
    throw new Error(`${endpoint} cannot be reached: ${causeChain(error)}`);
  });
  if (response.status === 401 || response.status === 403)
    throw new Error(`${endpoint} did not accept this user and password (HTTP ${response.status}).`);
  return response;
}
