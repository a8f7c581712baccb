// npm run bench:citations -- [--papers FILE[.gz]] [--json]: 10,000 papers to BibTeX, and 1,000 more into the file that this makes.
import { addToBibliography, readBibliography } from '../../src/core/citations/bibliography.ts';
import { formatCitations } from '../../src/core/citations/formatCitations.ts';
import type { Paper } from '../../src/core/papers/paper.ts';
import { bundledPapers } from '../support/papers.ts';
import { options, print, rounded } from './figures.ts';
import { readPapers } from './papers.ts';
import { SliceTimer } from './sliceTimer.ts';

const count = 10_000;
const pattern = '{author}{year}{word}';

const { json, papers: file } = options();
const known: readonly Paper[] = file === undefined ? (await bundledPapers()).papers : await readPapers(file);
/** As many as wanted, each a work of its own. */
const papers = Array.from({ length: count + 1000 }, (_, at): Paper => {
  const paper = known[at % known.length];
  if (paper === undefined) throw new Error('There is no paper to cite.');
  const round = Math.floor(at / known.length);
  return round === 0 ? paper : { ...paper, id: `${paper.id}${round}`, title: `${paper.title} ${round}` };
});

async function timed<T>(
  work: (timer: SliceTimer) => Promise<T>,
): Promise<{ made: T; figures: Record<string, number> }> {
  const timer = new SliceTimer();
  const start = performance.now();
  const made = await work(timer);
  timer.end();
  const figures = {
    ms: rounded(performance.now() - start, 0),
    longestMs: rounded(timer.longest, 1),
    longestCpuMs: rounded(timer.longestCpu, 1),
  };
  return { made, figures };
}

const cited = await timed(({ clock }) =>
  formatCitations(papers.slice(0, count), 'bibtex', { pattern, clock }),
);
print(
  { what: 'to BibTeX', papers: count, MB: rounded(cited.made.length / 2 ** 20, 1), ...cited.figures },
  json,
);

const read = await timed(({ clock }) => readBibliography('references.bib', cited.made, { clock }));
print(
  {
    what: 'reading it',
    papers: read.made.entries.length,
    failures: read.made.failures.length,
    ...read.figures,
  },
  json,
);

const added = await timed(({ clock }) => addToBibliography(read.made, papers, { pattern, clock }));
print({ what: 'adding to it', papers: papers.length, added: added.made.added, ...added.figures }, json);
