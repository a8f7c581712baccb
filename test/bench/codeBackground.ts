// npm run background -- --papers FILE.jsonl[.gz] FOLDER...: counts how common stems are in code and in papers, for data/code-background.txt.
//
// FOLDER holds installed packages, one folder each. Only shares of documents are written, no code and no text.
import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { levelDigit, rarestLevel } from '../../src/core/related/backgroundFrequency.ts';
import { extractCodeTerms } from '../../src/core/related/extractCodeTerms.ts';
import { wordStems } from '../../src/core/related/wordStems.ts';
import { tokenize } from '../../src/core/text/tokenizer.ts';
import { hostClock } from '../../src/platform/clock.ts';
import { root } from '../support/project.ts';
import { readPapers } from './papers.ts';
import { codeOf, familyOfFile, handWritten, sourceFiles } from './sourceFiles.ts';

/** No package speaks for more files than this, evenly picked. */
const maxOfPackage = 400;
/** A stem is worth a line when it is in this many files of a family, or in this many papers. */
const minFiles = 2;
const minPapers = 12;
/** A family with fewer files says less: its shares count as if there were this many. */
const minFamily = 1500;

const { values, positionals } = parseArgs({
  options: { papers: { type: 'string' } },
  allowPositionals: true,
});
if (values.papers === undefined || positionals.length === 0)
  throw new Error('Say which: --papers FILE.jsonl[.gz] FOLDER...');

const files = new Map<string, number>();
const inFamily = new Map<string, Map<string, number>>();
for (const folder of positionals)
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (!entry.isDirectory()) continue;
    const all = sourceFiles(join(folder, entry.name));
    const step = Math.max(1, all.length / maxOfPackage);
    for (let at = 0; at < all.length; at += step) await count(all[Math.floor(at)] ?? '');
  }

async function count(path: string): Promise<void> {
  const family = familyOfFile(path);
  const text = family === undefined ? undefined : handWritten(path);
  if (family === undefined || text === undefined) return;
  files.set(family, (files.get(family) ?? 0) + 1);
  const counts = inFamily.get(family) ?? new Map<string, number>();
  inFamily.set(family, counts);
  const { terms } = await extractCodeTerms(codeOf(path, text), hostClock);
  for (const { stem } of terms) if (!stem.includes(' ')) counts.set(stem, (counts.get(stem) ?? 0) + 1);
}

const papers = await readPapers(values.papers);
const inPapers = new Map<string, number>();
for (const { title, abstract } of papers)
  for (const stem of new Set(
    tokenize(`${title} ${abstract}`).flatMap(token => wordStems(token).stems.map(({ stem }) => stem)),
  ))
    inPapers.set(stem, (inPapers.get(stem) ?? 0) + 1);

const lines: string[] = [];
for (const stem of new Set(
  [...inFamily.values()].flatMap(counts => [...counts.keys()]).concat([...inPapers.keys()]),
).values()) {
  const shares = [...inFamily].map(([family, counts]) => {
    const withStem = counts.get(stem) ?? 0;
    return withStem < minFiles ? 0 : withStem / Math.max(minFamily, files.get(family) ?? 0);
  });
  const code = Math.max(...shares);
  const known = inPapers.get(stem) ?? 0;
  // A stem that no paper has is never looked up.
  if (known === 0 || (code === 0 && known < minPapers)) continue;
  lines.push(`${levelDigit(code)}${levelDigit(known / papers.length)}${stem}`);
}
const total = [...files.values()].reduce((sum, number) => sum + number, 0);
const head = `# ${total} files of code, ${papers.length} papers; each line: level in code, level in papers, stem. See README.md.`;
writeFileSync(
  join(root, 'data/code-background.txt'),
  [head, ...lines.sort((a, b) => (a.slice(2) < b.slice(2) ? -1 : 1)), ''].join('\n'),
);
console.log(
  `${lines.length} stems, ${total} files: ${[...files].map(([family, n]) => `${family} ${n}`).join(', ')}; rarest level ${rarestLevel}`,
);
