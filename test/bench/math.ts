// npm run bench:math [-- --papers FILE] [-- --json]: how many formulas of the corpora the page renders, and which it
// shows as source; how many have a plain form in Unicode; how long both take.
import { join } from 'node:path';
import katex from 'katex';
import { splitProse } from '../../src/core/text/proseParts.ts';
import { katexOptions, katexSource } from '../../src/webview/katexSettings.ts';
import { options, percentile, print, rounded } from './figures.ts';
import { readPapers } from './papers.ts';

const root = join(import.meta.dirname, '../..');
const shownExamples = 4;

/** A kind of refusal: KaTeX's message without the place and the rest of the formula. */
function kindOf(error: unknown): string {
  const [, message = String(error)] = /^(?:ParseError: )?KaTeX parse error: (.*)$/s.exec(String(error)) ?? [];
  if (message.includes('refusedCommand')) return 'a link, an image or HTML';
  if (message.includes('Undefined control sequence')) return 'a command that KaTeX does not know';
  return message.replace(/ at (?:position|end of input).*$/s, '').replace(/'\\\w+'/, '…');
}

const { json, papers: file } = options();
const files =
  file === undefined
    ? ['hf-daily-8k', 'arxiv-73k'].map(name => join(root, `../../shared/corpora/${name}.jsonl.gz`))
    : [file];
const counts = {
  papers: 0,
  titles: 0,
  abstracts: 0,
  formulas: 0,
  rendered: 0,
  unicode: 0,
  withoutScripts: 0,
};
const refusals = new Map<string, string[]>();
const [splitTimes, renderTimes]: [number[], number[]] = [[], []];

for (const name of files)
  for (const { title, abstract } of await readPapers(name)) {
    counts.papers++;
    const start = performance.now();
    const [inTitle, inAbstract] = [title, abstract].map(text =>
      splitProse(text).flatMap(part =>
        part.formula === undefined ? [] : { ...part, formula: part.formula },
      ),
    );
    const split = performance.now();
    splitTimes.push(split - start);
    const found = [...(inTitle ?? []), ...(inAbstract ?? [])];
    if (inTitle?.length) counts.titles++;
    if (inAbstract?.length) counts.abstracts++;
    for (const {
      text,
      formula: { tex, isDisplay },
    } of found) {
      counts.formulas++;
      if (!text.includes('\\')) counts.unicode++;
      if (!/[\\^_]/.test(text)) counts.withoutScripts++;
      try {
        katex.renderToString(katexSource(tex), katexOptions(isDisplay));
        counts.rendered++;
      } catch (error) {
        const kind = kindOf(error);
        refusals.set(kind, [...(refusals.get(kind) ?? []), tex]);
      }
    }
    if (found.length > 0) renderTimes.push(performance.now() - split);
  }

/** A percentage of the formulas. */
const share = (part: number): number => rounded((100 * part) / Math.max(1, counts.formulas));
print(
  {
    papers: counts.papers,
    'titles with formulas': counts.titles,
    'abstracts with formulas': counts.abstracts,
    formulas: counts.formulas,
  },
  json,
);
print(
  {
    'rendered %': share(counts.rendered),
    'in Unicode %': share(counts.unicode),
    'without ^ and _ %': share(counts.withoutScripts),
  },
  json,
);
for (const [what, times] of [
  ['split', splitTimes],
  ['rendered', renderTimes],
] as const)
  print(
    {
      'ms a paper': what,
      p50: rounded(percentile(times, 0.5), 3),
      p95: rounded(percentile(times, 0.95), 3),
      max: rounded(Math.max(...times), 1),
    },
    json,
  );
for (const [kind, sources] of [...refusals].sort(([, a], [, b]) => b.length - a.length))
  print(
    {
      refused: kind,
      times: sources.length,
      examples: sources.slice(0, shownExamples).join('   ').slice(0, 200),
    },
    json,
  );
