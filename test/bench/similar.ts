// npm run bench:similar [-- --json]: for each of the 41 papers, how many of its 5 nearest have its theme?
import { parseArgs } from 'node:util';
import type { Theme } from '../../src/core/papers/paper.ts';
import { RelatedEngine } from '../../src/core/related/relatedEngine.ts';
import { hostClock as clock } from '../../src/platform/clock.ts';
import { bundledPapers } from '../support/papers.ts';
import { mean, print, rounded } from './figures.ts';
import { shippedBackground } from './related.ts';

const nearest = 5;
const { values } = parseArgs({ options: { json: { type: 'boolean', default: false } } });
const { papers, themes } = await bundledPapers();
const themeOf = new Map(papers.map(({ id, theme }) => [id, theme]));
const frequency = await shippedBackground();

/** The share of the nearest that have the paper's own theme, over all papers. */
async function sameTheme(known: readonly Theme[]): Promise<number> {
  const engine = new RelatedEngine(clock, frequency);
  await engine.index(papers, known);
  const shares = papers.map(({ id, theme }) => {
    const found = engine.relatedToPapers([id], nearest);
    return mean(found.map(({ paper }) => Number(themeOf.get(paper) === theme)));
  });
  return rounded(mean(shares), 4);
}

const others = (theme: string): number => papers.filter(paper => paper.theme === theme).length - 1;
print(
  {
    papers: papers.length,
    sameTheme: await sameTheme(themes),
    withoutThemeTerms: await sameTheme([]),
    chance: rounded(mean(papers.map(({ theme }) => others(theme) / (papers.length - 1))), 4),
    // A theme of 4 papers has 3 others only.
    most: rounded(mean(papers.map(({ theme }) => Math.min(nearest, others(theme)) / nearest)), 4),
  },
  values.json,
);
