// npm run bench:titleLabels -- --code-root DIR --papers OUT.jsonl --labels OUT.jsonl: reads which papers the files of a checkout
// cite by title, from Java's `@Reference(title = …)` as ELKI writes it, and from the reference sections of docstrings. It reads
// with patterns of its own and not with what it is to measure.
import { readFileSync, writeFileSync } from 'node:fs';
import { extname, relative } from 'node:path';
import { parseArgs } from 'node:util';
import { localPaperId, normaliseTitle } from '../../src/core/papers/identifiers.ts';
import { sourceFiles } from './sourceFiles.ts';

interface Cited {
  readonly title: string;
  readonly authors: readonly string[];
}

const text = { type: 'string' } as const;
const { values } = parseArgs({ options: { 'code-root': text, papers: text, labels: text } });
const { 'code-root': root, papers: papersFile, labels: labelsFile } = values;
if (root === undefined || papersFile === undefined || labelsFile === undefined)
  throw new Error('Say which: --code-root DIR --papers OUT.jsonl --labels OUT.jsonl');

const papers = new Map<string, object>();
const labels = new Set<string>();
/** The letters of the reference sections of each file. */
const sections = new Map<string, string>();
const titles = new Map<string, string>();
for (const file of sourceFiles(root)) {
  const source = readFileSync(file, 'utf8');
  const isJava = extname(file) === '.java';
  if (!isJava) sections.set(file, normaliseTitle(sectionsOf(source).join(' ')));
  for (const { title, authors } of isJava ? fromAnnotations(source) : fromSections(source)) {
    const id = localPaperId(title);
    titles.set(id, title);
    if (!papers.has(id)) papers.set(id, { id, title, abstract: '', authors });
    addLabel(id, file);
  }
}
// An entry whose title the patterns do not tell apart may have one that they told apart in another.
for (const [file, letters] of sections) {
  const named = [...titles].filter(
    ([, title]) => title.split(' ').length > 3 && letters.includes(normaliseTitle(title)),
  );
  for (const [id, title] of named)
    if (!named.some(([, other]) => other !== title && normaliseTitle(other).includes(normaliseTitle(title))))
      addLabel(id, file);
}

function addLabel(id: string, file: string): void {
  if (root !== undefined) labels.add(JSON.stringify({ paper: id, path: relative(root, file) }));
}

const lines = (all: Iterable<string>): string => [...all, ''].join('\n');
writeFileSync(papersFile, lines([...papers.values()].map(paper => JSON.stringify(paper))));
writeFileSync(labelsFile, lines(labels));
console.log(`${papers.size} papers, ${labels.size} labels`);

/** `@Reference(authors = "A. Lee", title = "One " + "two", booktitle = …)`. */
function fromAnnotations(source: string): Cited[] {
  const literal = String.raw`(?:"(?:\\.|[^"\\])*"[\s+]*(?:\/\/[^\n]*\n\s*)?)+`;
  const annotation = new RegExp(String.raw`@Reference\((?:[^"()]|${literal})*\)`, 'g');
  const fieldOf = (all: string, name: string): string =>
    [
      ...(new RegExp(String.raw`\b${name}\s*=\s*(${literal})`).exec(all)?.[1] ?? '').matchAll(
        /"((?:\\.|[^"\\])*)"/g,
      ),
    ]
      .map(([, part = '']) => part.replace(/\\(.)/g, '$1'))
      .join('');
  return [...source.matchAll(annotation)].flatMap(([all]) => {
    const title = fieldOf(all, 'title');
    const authors = fieldOf(all, 'authors')
      .split(/,\s*|\s+and\s+/)
      .filter(Boolean);
    return title === '' ? [] : [{ title, authors }];
  });
}

/** What stands below a heading "References" or "Reference:" in docstrings. */
function sectionsOf(source: string): string[] {
  const section =
    /^[ \t]*References?:?[ \t]*\n(?:[ \t]*[-=~]+[ \t]*\n)?((?:(?!\s*(?:"""|'''|[A-Z]\w+\n[ \t]*[-=]{3,}|Examples?\b|Notes?\b|Parameters\b)).*\n)*)/gm;
  return [...source.matchAll(section)].map(([, body = '']) => body);
}

/** The titles of the entries in these sections, as far as they show which part is the title. */
function fromSections(source: string): Cited[] {
  return sectionsOf(source).flatMap(body =>
    body.split(/\n(?=\s*(?:\.\.\s*)?\[?\w+\]|\s*[*-]\s|\s*\n)/).flatMap(entry => {
      const start = /^\s*(?:\.\.\s*)?(?:\[\w+\]|[*-])\s*/;
      const title = titleIn(entry.replace(start, '').replace(/\s+/g, ' ').trim());
      return title === undefined ? [] : [{ title, authors: [] }];
    }),
  );
}

function titleIn(entry: string): string | undefined {
  const found =
    /\btitle\s*=\s*[{"]+(.+?)[}"]+\s*,/i.exec(entry)?.[1] ??
    /[“"]([^“”"]+)[”"]/.exec(entry)?.[1] ??
    /^`([^<`]+)\s</.exec(entry)?.[1] ??
    /\((?:19|20)\d\d[a-z]?(?:, \w+)?\)[.,:]\s+(.+?[.?])(?=\s|$)/.exec(entry)?.[1] ??
    /[A-Z]\.?,? (?:19|20)\d\d[a-z]?\.\s+(.+?[.?])(?=\s|$)/.exec(entry)?.[1] ??
    /\bet\.? al\.?,?\s+([A-Z][^.]+?)(?:[.,]\s+[A-Z])/.exec(entry)?.[1];
  const title = found?.replace(/-\s+(?=[a-z])/g, '-').replace(/[\s.,]+$/, '');
  return title !== undefined && title.split(' ').length > 1 && !title.includes('http') ? title : undefined;
}
