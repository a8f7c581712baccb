// npm run bench:variants: nDCG@10 of settings next to the one in ranking.ts, to see that it stands on no peak.
import { join } from 'node:path';
import { ranking, type Ranking } from '../../src/core/search/ranking.ts';
import { readCollection } from './collection.ts';
import { paperside } from './engines.ts';
import { measureSearch } from './search.ts';

const variants: readonly Partial<Ranking>[] = [
  {},
  { k1: 1.2 },
  { k1: 2 },
  { b: 0.5 },
  { b: 0.8 },
  { titleWeight: 1 },
  { titleWeight: 3 },
  { wholeWeight: 0 },
  { wholeWeight: 1 },
  { prefixWeight: 0.5 },
  { typoWeight: 0.25 },
];

const folder = join(import.meta.dirname, '../../../shared/corpora/ir');
const collections = await Promise.all(['cacm', 'cisi'].map(name => readCollection(join(folder, name))));
for (const variant of variants) {
  const figures: unknown[] = [];
  for (const collection of collections)
    figures.push((await measureSearch(paperside({ ...ranking, ...variant }), collection)).ndcg10);
  console.log(JSON.stringify(variant).padEnd(24), figures.join('  '));
}
