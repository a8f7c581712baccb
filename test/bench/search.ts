// npm run bench:search -- --collection DIR [--json]: how well and how fast the engines answer a collection's queries.
import { readCollection, ndcg, recall, type Collection } from './collection.ts';
import { paperside, peers, type Engine } from './engines.ts';
import { mean, options, percentile, print, rounded } from './figures.ts';

export async function measureSearch(
  engine: Engine,
  collection: Collection,
): Promise<Record<string, string | number>> {
  const search = await engine.index(collection.documents);
  const [gains, recalls, times]: [number[], number[], number[]] = [[], [], []];
  for (const { id, text } of collection.queries) {
    const start = performance.now();
    const found = await search(text);
    times.push(performance.now() - start);
    const relevant = collection.relevant.get(id);
    if (relevant === undefined) continue;
    gains.push(ndcg(found, relevant, 10));
    recalls.push(recall(found, relevant, 100));
  }
  return {
    engine: engine.name,
    ndcg10: rounded(mean(gains), 4),
    recall100: rounded(mean(recalls), 4),
    p50: rounded(percentile(times, 0.5)),
    p95: rounded(percentile(times, 0.95)),
  };
}

if (import.meta.main) {
  const { json, collection: folder } = options();
  if (folder === undefined)
    throw new Error('Say which: --collection DIR with corpus.jsonl, queries.jsonl, qrels.tsv');
  const collection = await readCollection(folder);
  for (const engine of [paperside(), ...peers]) print(await measureSearch(engine, collection), json);
}
