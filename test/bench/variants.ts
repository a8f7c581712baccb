// npm run bench:variants: nDCG@10 of settings next to the one in rankingParameters.ts, to see that it stands on no peak.
import { join } from 'node:path';
import { defaultRankingParameters, type RankingParameters } from '../../src/core/search/rankingParameters.ts';
import { readCollection } from './collection.ts';
import { paperside } from './engines.ts';
import { measureSearch } from './search.ts';

const variants: readonly Partial<RankingParameters>[] = [
  {},
  { k1: 1.2 },
  { k1: 2 },
  { b: 0.5 },
  { b: 0.8 },
  { titleBoost: 1 },
  { titleBoost: 3 },
  { compoundWeight: 0 },
  { compoundWeight: 1 },
  { prefixWeight: 0.5 },
  { fuzzyWeight: 0.25 },
];

const folder = join(import.meta.dirname, '../../../shared/corpora/ir');
const collections = await Promise.all(['cacm', 'cisi'].map(name => readCollection(join(folder, name))));
for (const variant of variants) {
  const figures: unknown[] = [];
  for (const collection of collections)
    figures.push(
      (await measureSearch(paperside({ ...defaultRankingParameters, ...variant }), collection)).ndcg10,
    );
  console.log(JSON.stringify(variant).padEnd(24), figures.join('  '));
}
