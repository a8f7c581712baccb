// npm run bench:view -- --papers FILE.jsonl[.gz] [--count 50000] [--json]: the Papers view over many papers: how long
// until its groups, the first rows of the largest group, a filter and the themes are there, and the longest slice of each.
import { parseArgs } from 'node:util';
import type { Clock } from '../../src/core/base/ports.ts';
import { Catalogue } from '../../src/core/papers/catalogue.ts';
import {
  bySource,
  byTheme,
  byYear,
  groupPapers,
  sortPapers,
  type Grouping,
  type PaperGroup,
} from '../../src/core/papers/grouping.ts';
import type { Paper } from '../../src/core/papers/paper.ts';
import { paperFilter } from '../../src/core/papers/paperFilter.ts';
import { PaperThemes } from '../../src/core/themes/paperThemes.ts';
import { bundledPapers } from '../support/papers.ts';
import { recordingLog } from '../support/recordingLog.ts';
import { print, rounded } from './figures.ts';
import { readPapers } from './papers.ts';
import { SliceTimer } from './sliceTimer.ts';

const { values } = parseArgs({
  options: {
    papers: { type: 'string' },
    count: { type: 'string', default: '50000' },
    json: { type: 'boolean', default: false },
  },
});
if (values.papers === undefined) throw new Error('--papers FILE.jsonl[.gz]: which papers?');
const bundled = await bundledPapers();
const corpus = (await readPapers(values.papers)).slice(0, Number(values.count));
const papers = [...bundled.papers, ...corpus.map(paper => ({ ...paper, theme: '' }))];

await measured('groups by year', clock => groupPapers(papers, byYear, clock));
await measured('groups by source', clock => groupPapers(papers, bySource(bundled.sources), clock));
const [largest] = await measured('groups by what sources say of themes', clock =>
  groupPapers(papers, declared(), clock),
);
await measured('the largest group by date', clock => sortPapers(largestOf(largest).papers, 'date', clock));
await measured('the largest group by title', clock => sortPapers(largestOf(largest).papers, 'title', clock));
for (const text of ['diffusion', 'a', 'zebrafish "brain decoding"', 'défossez'])
  await measured(`filter: ${text}`, clock =>
    groupPapers(papers, byYear, clock, { include: paperFilter(text) }),
  );

await measured('themes of all, and groups of the rest', async clock => {
  const catalogue = new Catalogue(() => Promise.resolve({ ...bundled, papers }), clock);
  await catalogue.contents();
  const start = performance.now();
  const paperThemes = new PaperThemes({ catalogue, clock, log: recordingLog(), userThemes: () => [] });
  paperThemes.onDidChange(() => {
    print(
      { bench: '  more is known', papers: papers.length, ms: rounded(performance.now() - start, 0) },
      values.json,
    );
  });
  const themeAssignment = await paperThemes.whenSettled();
  const groups = await groupPapers((await catalogue.contents()).papers, byTheme(themeAssignment), clock);
  return groups;
});

function declared(): Grouping {
  return byTheme({ themes: bundled.themes, themeOf: ({ theme }) => theme });
}

function largestOf(group: PaperGroup | undefined): { readonly papers: readonly Paper[] } {
  return group !== undefined && group.papers.length > papers.length / 2 ? group : { papers };
}

async function measured<T>(
  bench: string,
  work: (clock: Clock) => Promise<readonly T[]>,
): Promise<readonly T[]> {
  const slices = new SliceTimer();
  const start = performance.now();
  const made = await work(slices.clock);
  slices.end();
  const ms = rounded(performance.now() - start, 0);
  print(
    {
      ...{ bench, papers: papers.length, made: made.length, ms },
      longestSliceMs: rounded(slices.longest, 1),
      longestSliceCpuMs: rounded(slices.longestCpu, 1),
    },
    values.json,
  );
  return made;
}
