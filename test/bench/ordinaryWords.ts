// npm run background:ordinary -- FILE.jsonl[.gz]...: marks in data/code-background.txt the words that say nothing of a subject.
//
// A title has them for its sentence's sake, and the abstract does not come back to them.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Paper } from '../../src/core/papers/paper.ts';
import { levelDigit } from '../../src/core/related/backgroundFrequency.ts';
import { wordStems } from '../../src/core/related/wordStems.ts';
import { tokenize } from '../../src/core/text/tokenizer.ts';
import { root } from '../support/project.ts';
import { readPapers } from './papers.ts';

/** Of a rarer stem nothing can be said. */
const minPapers = 40;
const minTitles = 10;
/** "An Image Is Worth …": of the papers with the word in their title, fewer than this share have it again. */
const againAfterTitle = 0.45;
/** Nor do those that have it anywhere: a word of the subject comes back in more. */
const againAtMost = 0.25;
/** "Moreover", "crucial", "outperforms" stand in few titles, and hardly ever twice. */
const hardlyTwice = 0.08;

/** How many papers have a stem, have it twice, have it in the title, have it there and again. */
interface Counts {
  papers: number;
  again: number;
  titles: number;
  againAfterTitle: number;
}

/** Stems of the ordinary words among those of the papers; what has a digit is a name. */
function ordinaryStems(papers: readonly Pick<Paper, 'title' | 'abstract'>[]): Set<string> {
  const counts = new Map<string, Counts>();
  for (const { title, abstract } of papers) {
    const [titleStems, all] = [stemsIn(title), [...stemsIn(title), ...stemsIn(abstract)]];
    const times = new Map<string, number>();
    for (const stem of all) times.set(stem, (times.get(stem) ?? 0) + 1);
    const inTitle = new Set(titleStems);
    for (const [stem, count] of times) {
      const known = counts.get(stem) ?? { papers: 0, again: 0, titles: 0, againAfterTitle: 0 };
      counts.set(stem, known);
      const again = Number(count > 1);
      known.papers += 1;
      known.again += again;
      if (!inTitle.has(stem)) continue;
      known.titles += 1;
      known.againAfterTitle += again;
    }
  }
  const isOrdinary = ({ papers, again, titles, againAfterTitle: both }: Counts): boolean =>
    papers >= minPapers &&
    (again < papers * hardlyTwice ||
      (titles >= minTitles && both < titles * againAfterTitle && again < papers * againAtMost));
  return new Set(
    [...counts].flatMap(([stem, known]) => (/^[a-z]+$/.test(stem) && isOrdinary(known) ? stem : [])),
  );
}

function stemsIn(text: string): string[] {
  return tokenize(text).flatMap(token => wordStems(token).stems.map(({ stem }) => stem));
}

/** The table with these stems as words that every file of code has; those that it did not know join it. */
function marked(
  table: string,
  ordinary: ReadonlySet<string>,
  shareInPapers: (stem: string) => number,
): string {
  const [head = '', ...lines] = table.split('\n').filter(line => line !== '');
  const known = new Map(lines.map(line => [line.slice(2), line.slice(0, 2)]));
  for (const stem of ordinary)
    known.set(stem, `${levelDigit(1)}${known.get(stem)?.charAt(1) ?? levelDigit(shareInPapers(stem))}`);
  const sorted = [...known].sort(([a], [b]) => (a < b ? -1 : 1));
  return [head, ...sorted.map(([stem, levels]) => levels + stem), ''].join('\n');
}

if (import.meta.main) {
  const { positionals } = parseArgs({ allowPositionals: true });
  if (positionals.length === 0) throw new Error('Say which: FILE.jsonl[.gz]...');
  const files = await Promise.all(positionals.map(readPapers));
  const papers = [...new Map(files.flat().map(paper => [paper.id, paper])).values()];
  const ordinary = ordinaryStems(papers);
  const path = join(root, 'data/code-background.txt');
  const counted = files[0] ?? [];
  const shareInPapers = (stem: string): number =>
    counted.filter(({ title, abstract }) => stemsIn(`${title} ${abstract}`).includes(stem)).length /
    counted.length;
  writeFileSync(path, marked(readFileSync(path, 'utf8'), ordinary, shareInPapers));
  console.log(`${ordinary.size} ordinary words among ${papers.length} papers`);
}
