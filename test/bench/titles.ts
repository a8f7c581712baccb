// npm run bench:titles -- --code-root DIR --papers FILE.jsonl --labels FILE.jsonl [--distractors FILE.jsonl[.gz]] [--all] [--list] [--json]:
// which of the papers that files cite by title are found in them (recall), and how many of those found are right (precision).
// `titleLabels.ts` makes the papers and labels. Without --all only labelled files are read; with it, a paper found in any
// other file counts as false. --list prints what was missed and what was found without a label.
import { existsSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { parseArgs } from 'node:util';
import * as z from 'zod/mini';
import { languageOfPath } from '../../src/core/comments/languageOfPath.ts';
import { findTitles } from '../../src/core/mentions/titles/findTitles.ts';
import { proseOf } from '../../src/core/mentions/titles/prose.ts';
import { TitleIndex } from '../../src/core/mentions/titles/titleIndex.ts';
import { normaliseTitle } from '../../src/core/papers/identifiers.ts';
import { print, rounded } from './figures.ts';
import { paperFrom } from './papers.ts';
import { readCatalogue } from './related.ts';
import { sourceFiles } from './sourceFiles.ts';

const Label = z.object({ paper: z.string(), path: z.string(), repo: z._default(z.string(), '') });

const text = { type: 'string' } as const;
const flag = { type: 'boolean', default: false } as const;
const { values } = parseArgs({
  options: {
    ...{ papers: text, labels: text, 'code-root': text, distractors: text },
    ...{ all: flag, list: flag, json: flag },
  },
});
const { papers: papersFile, labels: labelsFile, 'code-root': root, distractors, all, list, json } = values;
if (papersFile === undefined || root === undefined)
  throw new Error('Say which: --code-root DIR --papers FILE.jsonl --labels FILE.jsonl');

const papers = await readCatalogue(papersFile, distractors);
const index = new TitleIndex();
const start = performance.now();
for (const paper of papers) index.put(paper);
const indexMs = performance.now() - start;

const titleOf = new Map(papers.map(({ id, title }): [string, string] => [id, title]));

/** The labelled papers of each file. */
const labels = new Map<string, Set<string>>();
for (const line of labelsFile === undefined ? [] : readFileSync(labelsFile, 'utf8').split('\n')) {
  if (line.trim() === '') continue;
  const { paper, path, repo } = Label.parse(JSON.parse(line));
  const file = [join(root, path), join(root, repo, path)].find(existsSync);
  if (file === undefined) continue;
  const { id } = paperFrom({ id: paper, title: '', abstract: '' });
  labels.set(file, (labels.get(file) ?? new Set()).add(id));
}

const files = all ? sourceFiles(root) : [...labels.keys()];
let [right, wrong, missed, characters, ms] = [0, 0, 0, 0, 0];
for (const file of files) {
  const source = readFileSync(file, 'utf8');
  const from = performance.now();
  const found = findTitles(source, index, proseOf(languageOfPath(file), source));
  ms += performance.now() - from;
  characters += source.length;
  // Two records of one title are one paper.
  const letters = (id: string): string => normaliseTitle(titleOf.get(id) ?? id);
  const expected = new Map([...(labels.get(file) ?? [])].map(id => [letters(id), id]));
  const named = new Map(found.map(title => [normaliseTitle(title.paper.title), title]));
  for (const [title, id] of expected) {
    if (named.has(title)) right++;
    else {
      missed++;
      if (list) console.log(`missed  ${relative(root, file)}  ${titleOf.get(id) ?? id}`);
    }
  }
  for (const [title, { start: at, end, paper }] of named) {
    if (expected.has(title)) continue;
    wrong++;
    const shown = source.slice(Math.max(0, at - 60), end + 40).replace(/\s+/g, ' ');
    if (list) console.log(`without a label  ${relative(root, file)}  ${paper.title}\n    ${shown}`);
  }
}
print(
  {
    ...{ files: files.length, papers: papers.length, labels: right + missed, right, wrong, missed },
    precision: rounded(right / Math.max(1, right + wrong), 4),
    recall: rounded(right / Math.max(1, right + missed), 4),
    ...{ indexMs: rounded(indexMs), ms: rounded(ms), MBperS: rounded(characters / 1000 / Math.max(1, ms)) },
  },
  json,
);
