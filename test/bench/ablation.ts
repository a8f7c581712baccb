// npm run bench:ablation -- --papers FILE.jsonl --labels FILE.jsonl --code-root DIR [--distractors FILE]: what each ingredient adds.
import { parseArgs } from 'node:util';
import { noBackgroundFrequency } from '../../src/core/related/backgroundFrequency.ts';
import { defaultParameters } from '../../src/core/related/relatedParameters.ts';
import { measure, readCatalogue, readPairs, shippedBackground, type Setting } from './related.ts';

const text = { type: 'string' } as const;
const {
  papers: papersFile,
  labels,
  'code-root': codeRoot,
  distractors,
} = parseArgs({
  options: { papers: text, labels: text, 'code-root': text, distractors: text },
}).values;
if (papersFile === undefined || labels === undefined || codeRoot === undefined)
  throw new Error('Say which: --papers FILE.jsonl --labels FILE.jsonl --code-root DIR');
const papers = await readCatalogue(papersFile, distractors);
const pairs = readPairs(labels, codeRoot, papers);
const frequency = await shippedBackground();
const without = (change: Partial<typeof defaultParameters>): Setting => ({
  frequency,
  weights: { ...defaultParameters, ...change },
});

const settings: Readonly<Record<string, Setting>> = {
  'as it ships': { frequency },
  'no table': { frequency: noBackgroundFrequency },
  'no other files': { frequency, workspace: false },
  'no code rarity': without({ codeRarity: 0 }),
  'no paper rarity': without({ paperRarity: 0 }),
  'no pairs of words': without({ bigramWeight: 0 }),
  'no names': without({ nameWeight: 0 }),
  'no initialisms': without({ initialismWeight: 0 }),
  'no central words': without({ centralWeight: 0 }),
  'breadth 1': without({ weightExponent: 1 }),
  'all terms': without({ maxTerms: 10_000 }),
  'code rarity 1': without({ codeRarity: 1 }),
  'code rarity 2': without({ codeRarity: 2 }),
  'b 0.3': without({ b: 0.3 }),
  'b 0.75': without({ b: 0.75 }),
};
console.log('| | first | first 10 | MRR | shown |\n| --- | --- | --- | --- | --- |');
for (const [name, setting] of Object.entries(settings)) {
  const { hit1, hit10, mrr, shown } = await measure(papers, pairs, setting);
  console.log(`| ${[name, hit1, hit10, mrr, shown].join(' | ')} |`);
}
