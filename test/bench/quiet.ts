// npm run bench:quiet [-- --code-root DIR] [--papers FILE.jsonl[.gz]] [--json]: how many files of ordinary code show a paper?
//
// With --shipped: among nothing but the papers that ship, landmarks included. Without --code-root: 300 files of installed npm packages, evenly picked, none of which has to do with research.
import { existsSync } from 'node:fs';
import { join, relative } from 'node:path';
import { parseArgs } from 'node:util';
import { extractCodeTerms } from '../../src/core/related/extractCodeTerms.ts';
import { RelatedEngine } from '../../src/core/related/relatedEngine.ts';
import { hostClock as clock } from '../../src/platform/clock.ts';
import { shippedPapers } from '../support/papers.ts';
import { root } from '../support/project.ts';
import { print, rounded } from './figures.ts';
import { readPapers } from './papers.ts';
import { shippedBackground } from './related.ts';
import { codeOf, handWritten, sourceFiles } from './sourceFiles.ts';

const wanted = 300;
/** Packages about text retrieval are what papers are about. */
const research = /node_modules\/(minisearch|lunr|flexsearch|fuse\.js|@orama|porter2|fast-check)\//;

const { values } = parseArgs({
  options: {
    'code-root': { type: 'string', default: join(root, 'node_modules') },
    papers: { type: 'string' },
    shipped: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
    list: { type: 'boolean', default: false },
  },
});
const { papers: shipped } = await shippedPapers();
const corpus = values.papers ?? join(root, '../shared/corpora/hf-daily-8k.jsonl.gz');
const papers = values.shipped || !existsSync(corpus) ? shipped : [...shipped, ...(await readPapers(corpus))];
const engine = new RelatedEngine(clock, await shippedBackground());
await engine.index(papers);

const all = sourceFiles(values['code-root']).filter(path => !research.test(path));
const step = Math.max(1, all.length / wanted);
let files = 0;
let shown = 0;
for (let at = 0; at < all.length && files < wanted; at += step) {
  const path = all[Math.floor(at)] ?? '';
  const text = handWritten(path);
  if (text === undefined || text.trim() === '') continue;
  files++;
  const [first] = engine.relatedToCode(
    await extractCodeTerms(codeOf(relative(values['code-root'], path), text), clock),
    1,
  );
  if (first === undefined) continue;
  shown++;
  if (!values.list) continue;
  const reasons = first.evidence.map(
    ({ label: term, weight }) => `${term} ${rounded(weight * first.score, 1)}`,
  );
  console.log(
    `${relative(values['code-root'], path)}: ${rounded(first.score, 1)} ${first.paper} ${reasons.join(', ')}`,
  );
}
if (!values.json) console.log(`${papers.length} papers`);
print({ files, shown, rate: rounded(shown / Math.max(1, files), 4) }, values.json);
