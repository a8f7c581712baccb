// What reads papers, queries and files, on texts that are one long run of a piece: a minified file, a formula bomb, a pasted page.
import { assert } from 'chai';
import { citedMentions } from '../../../src/core/checks/citedMentions.ts';
import { findMentions } from '../../../src/core/mentions/findMentions.ts';
import { findTitles } from '../../../src/core/mentions/titles/findTitles.ts';
import { proseOf } from '../../../src/core/mentions/titles/prose.ts';
import { TitleIndex } from '../../../src/core/mentions/titles/titleIndex.ts';
import { identityKeys } from '../../../src/core/papers/merging.ts';
import { extractCodeTerms } from '../../../src/core/related/extractCodeTerms.ts';
import { noBackgroundFrequency } from '../../../src/core/related/backgroundFrequency.ts';
import { RelatedEngine } from '../../../src/core/related/relatedEngine.ts';
import { SearchEngine } from '../../../src/core/search/searchEngine.ts';
import { hostClock as clock } from '../../../src/platform/clock.ts';
import { codeOf } from '../../bench/sourceFiles.ts';
import { paper } from '../../support/papers.ts';
import { processorMs } from '../../support/processorTime.ts';

const pieces = [
  ...[
    'sqrt',
    'x+',
    'a',
    'aB',
    'Ab ',
    'AB',
    'a_',
    'a-',
    "a'",
    '1.',
    '1',
    'v1',
    '.net',
    'C#',
    '中',
    'กข',
    '’s',
    'é',
  ],
  ...[
    'A. ',
    'arxiv:',
    '10.1/',
    '(',
    ')',
    'Aa Bb ',
    'we propose ',
    '"',
    '[x](',
    'http://',
    'www.',
    '@',
    '@a',
    '\\',
  ],
  ...['#', '*', '\u200b', 'e\u0301', '., ', 'et al. ', '2020 ', 'ABC (', '\ud800'],
];
const kept = paper({ title: 'Kept' });
const long = (text: string): ReturnType<typeof paper> =>
  paper({ id: 'local:long', title: text.slice(0, text.length / 10), abstract: text });

const readers: Readonly<Record<string, (text: string) => unknown>> = {
  'the search index': text => new SearchEngine(clock).index([long(text)], []),
  'a search': async text => {
    const engine = new SearchEngine(clock);
    await engine.index([kept], []);
    return engine.search(text, 50);
  },
  'the related index': text => new RelatedEngine(clock, noBackgroundFrequency).index([long(text)], []),
  code: text => extractCodeTerms(codeOf('a.py', text), clock),
  prose: text => extractCodeTerms(codeOf('a.md', text), clock),
  mentions: text => findMentions(`arxiv ${text}`),
  'identity keys': text => identityKeys(paper({ title: text, authors: [text] })),
};

/** The system counts processor time in pieces of some milliseconds, so a short time may be found as nothing. */
const tick = 5;

/** Milliseconds of processor time. */
const timeOf = async (work: () => unknown): Promise<number> => {
  let least = Infinity;
  for (let run = 0; run < 2; run++) {
    const start = processorMs();
    await work();
    least = Math.min(least, processorMs() - start);
  }
  return least;
};

describe('a text that is one long run', () => {
  for (const [name, read] of Object.entries(readers))
    it(`takes ${name} time that grows with it, not faster`, async () => {
      for (const piece of pieces) {
        const filled = (length: number): string => piece.repeat(length / piece.length);
        const [short, longer] = [
          await timeOf(() => read(filled(4000))),
          await timeOf(() => read(filled(64_000))),
        ];
        // 16 times as long: 16 times as slow, and 256 times if it were quadratic.
        assert.isBelow(longer / (short + tick), 60, `${JSON.stringify(piece)}: ${short} and ${longer} ms`);
      }
    }).timeout(60_000);
});

describe('a file with a title or an id in every line', () => {
  const index = new TitleIndex();
  index.put(paper({ title: 'Attention Is All You Need', authors: ['Ashish Vaswani'] }));
  const quoted = '"Attention Is All You Need" arXiv:1706.03762';
  const repeated = [
    `  { title: ${quoted}, year: 2017 },\n`,
    `function(a){return${quoted}};`,
    `x = \`a\${b}\` // ${quoted}\n`,
    `# Vaswani (2017)\n# ${quoted}\n`,
    `<!-- ${quoted} --><p>${quoted}</p><?php /* ${quoted} */ ?>`,
  ];
  const languages = [
    ...['javascript', 'javascriptreact', 'typescript', 'typescriptreact', 'python', 'julia', 'c', 'jupyter'],
    ...['html', 'php', 'vue', 'svelte', 'astro', 'liquid', 'xml', 'markdown', 'mdx'],
  ];
  const begins = ['', '/* ', '"""\n', '<script>', '<?php ', '```js\n', '"cell_type": "markdown", '];
  for (const language of languages)
    it(`takes time that grows with it, not faster: ${language}`, async () => {
      for (const [at, piece] of repeated.entries())
        for (const begin of at === 0 ? begins : ['']) {
          const read = (count: number): void => {
            const text = begin + piece.repeat(count);
            findTitles(text, index, proseOf(language, text));
            citedMentions(text, proseOf(language, text), Date.UTC(2026, 10));
          };
          const [short, longer] = [
            await timeOf(() => {
              read(60);
            }),
            await timeOf(() => {
              read(960);
            }),
          ];
          assert.isBelow(longer / (short + tick), 60, `${begin}${piece}: ${short} and ${longer} ms`);
        }
    }).timeout(60_000);
});
