// A test collection on disk, and how well a ranking does on it.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod/mini';

const Document = z.object({ id: z.string(), title: z.string(), abstract: z.string() });
const Query = z.object({ id: z.string(), text: z.string() });
export type Document = z.infer<typeof Document>;

export interface Collection {
  readonly documents: readonly Document[];
  readonly queries: readonly z.infer<typeof Query>[];
  /** The relevant documents of each query that has any. */
  readonly relevant: ReadonlyMap<string, ReadonlySet<string>>;
}

export async function readCollection(folder: string): Promise<Collection> {
  const relevant = new Map<string, Set<string>>();
  for (const line of await lines(join(folder, 'qrels.tsv'))) {
    const [query = '', document = '', count] = line.split('\t');
    if (!(Number(count) > 0)) continue;
    const documents = relevant.get(query) ?? new Set();
    relevant.set(query, documents.add(document));
  }
  return {
    documents: (await lines(join(folder, 'corpus.jsonl'))).map(line => Document.parse(JSON.parse(line))),
    queries: (await lines(join(folder, 'queries.jsonl'))).map(line => Query.parse(JSON.parse(line))),
    relevant,
  };
}

/** Järvelin & Kekäläinen 2002 with gains of 0 and 1: the share of the best sum of 1 / log2(rank + 1) to be had. */
export function ndcg(ranking: readonly string[], relevant: ReadonlySet<string>, depth: number): number {
  const gain = (rank: number): number => 1 / Math.log2(rank + 2);
  const got = ranking.slice(0, depth).reduce((sum, id, rank) => sum + (relevant.has(id) ? gain(rank) : 0), 0);
  let best = 0;
  for (let rank = 0; rank < Math.min(depth, relevant.size); rank++) best += gain(rank);
  return got / best;
}

export function recall(ranking: readonly string[], relevant: ReadonlySet<string>, depth: number): number {
  return ranking.slice(0, depth).filter(id => relevant.has(id)).length / relevant.size;
}

async function lines(file: string): Promise<string[]> {
  return (await readFile(file, 'utf8')).split('\n').filter(line => line.trim() !== '');
}
