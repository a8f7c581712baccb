// npm run bench:typical [-- --list] [--json]: with only what ships, does the paper that a typical file implements stand first?
// And how many files that implement none show a paper?
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import * as z from 'zod/mini';
import { extractCodeTerms } from '../../src/core/related/extractCodeTerms.ts';
import { RelatedEngine } from '../../src/core/related/relatedEngine.ts';
import type { RelatedPaper } from '../../src/core/related/evidence.ts';
import { hostClock as clock } from '../../src/platform/clock.ts';
import { shippedPapers } from '../support/papers.ts';
import { root } from '../support/project.ts';
import { mean, print, rounded } from './figures.ts';
import { shippedBackground } from './related.ts';
import { codeOf } from './sourceFiles.ts';

const folder = join(root, 'test/fixtures/typical');
/** The paper that a file implements, or several where each is right, the best first. */
const Labels = z.object({ papers: z.record(z.string(), z.union([z.string(), z.array(z.string())])) });

interface TypicalFigures {
  readonly files: number;
  /** Shares of the files: the right paper first, among the first three, and how many of the files without one show any. */
  readonly first: number;
  readonly firstThree: number;
  readonly ordinary: number;
  readonly ordinaryShown: number;
}

/** `say` is told of each file whose right paper is not first, and of each that should show none. */
export async function measureTypical(say: (line: string) => void): Promise<TypicalFigures> {
  const labels = Labels.parse(JSON.parse(readFileSync(join(folder, 'labels.json'), 'utf8'))).papers;
  const { papers, themes } = await shippedPapers();
  const titles = new Map<string, string>(papers.map(({ id, title }) => [id, title]));
  const engine = new RelatedEngine(clock, await shippedBackground());
  await engine.index(papers, themes);
  const related = async (path: string): Promise<readonly RelatedPaper[]> => {
    const text = readFileSync(join(folder, path), 'utf8');
    return engine.relatedToCode(await extractCodeTerms(codeOf(path, text), clock), 10);
  };
  const explained = (found: readonly RelatedPaper[]): string =>
    found
      .slice(0, 3)
      .map(({ paper, score, evidence }) => {
        const reasons = evidence.map(({ label, weight }) => `${label} ${rounded(weight * score, 1)}`);
        return `\n    ${rounded(score, 1)} ${titles.get(paper) ?? paper}: ${reasons.join(', ')}`;
      })
      .join('');
  const ranks: number[] = [];
  for (const [path, label] of Object.entries(labels)) {
    const right = [label].flat();
    const found = await related(path);
    const rank = found.findIndex(({ paper }) => right.includes(paper)) + 1;
    ranks.push(rank);
    if (rank !== 1)
      say(`${path}: ${titles.get(right[0] ?? '') ?? 'unknown'} is at ${rank}${explained(found)}`);
  }
  const ordinary = readdirSync(join(folder, 'ordinary'));
  let ordinaryShown = 0;
  for (const name of ordinary) {
    const found = await related(join('ordinary', name));
    if (found.length === 0) continue;
    ordinaryShown++;
    say(`ordinary/${name} shows${explained(found)}`);
  }
  const within = (most: number): number =>
    rounded(mean(ranks.map(rank => Number(rank > 0 && rank <= most))), 3);
  return {
    files: ranks.length,
    first: within(1),
    firstThree: within(3),
    ordinary: ordinary.length,
    ordinaryShown,
  };
}

if (import.meta.main) {
  const { values } = parseArgs({
    options: { json: { type: 'boolean', default: false }, list: { type: 'boolean', default: false } },
  });
  const figures = await measureTypical(line => {
    if (values.list) console.log(line);
  });
  print({ ...figures }, values.json);
}
