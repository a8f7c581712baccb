// npm run bench:names -- --papers FILE.jsonl[.gz] [--json]: finds papers by the name and number that their titles begin with, typed as
// one word in lower case: "florence2" for "Florence-2: …" and "SAM 2: …" (apart), and "qwen2" for "Qwen2: …" (joined).
import { SearchEngine } from '../../src/core/search/searchEngine.ts';
import { hostClock } from '../../src/platform/clock.ts';
import { mean, options, print, rounded } from './figures.ts';
import { readPapers } from './papers.ts';

const listed = 20;
const forms = {
  apart: /^(?!(?:the|top|from|over|first|part|and)\b)([a-z]{3,14})[ -](\d{1,3})(?=[:\s.,]|$)(?!\.\d)/i,
  joined: /^([A-Z][A-Za-z]{2,14})(\d{1,3})(?=[:\s])/,
};

const { papers: file, json } = options();
if (file === undefined) throw new Error('Name a file with --papers.');
const papers = await readPapers(file);
const engine = new SearchEngine(hostClock);
await engine.index(papers, []);
for (const [form, pattern] of Object.entries(forms)) {
  const ranks = papers.flatMap(({ id, title }) => {
    const [, name, number] = pattern.exec(title) ?? [];
    if (name === undefined || number === undefined) return [];
    const found = engine.search(`${name}${number}`.toLowerCase(), listed).papers;
    const at = found.findIndex(paper => paper.id === id);
    return at === -1 ? Infinity : at + 1;
  });
  const within = (most: number): number => rounded(mean(ranks.map(rank => Number(rank <= most))), 3);
  const mrr = rounded(mean(ranks.map(rank => 1 / rank)), 3);
  print({ form, titles: ranks.length, first: within(1), firstTen: within(10), mrr }, json);
}
