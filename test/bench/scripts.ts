// npm run bench:scripts [-- --json]: words for scripts without spaces, by Intl.Segmenter or as pairs of signs.
//
// Names of countries and languages, which Unicode's data has in each script, five to a text without spaces between them;
// each name is looked for. Recall: of the texts that have it, those found. Precision: of those found, the ones that have it.
import { exactWords, tokenize } from '../../src/core/text/tokenizer.ts';
import { options, print, rounded } from './figures.ts';

const texts = 600;
const namesInText = 5;
const letters = Array.from('ABCDEFGHIJKLMNOPQRSTUVWXYZ');
const codes = letters.flatMap(a => letters.map(b => a + b));

/** Numerical Recipes' linear congruential generator, so that each run has the same texts. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => (state = (state * 1664525 + 1013904223) % 2 ** 32) / 2 ** 32;
}

function namesIn(language: string): string[] {
  const names = (['region', 'language'] as const).flatMap(type => {
    const display = new Intl.DisplayNames(language, { type, fallback: 'none' });
    return codes.flatMap(code => display.of(type === 'region' ? code : code.toLowerCase()) ?? []);
  });
  return [...new Set(names)].filter(name => /^[\p{L}\p{M}]+$/u.test(name) && !/\p{Script=Latin}/u.test(name));
}

function measure(language: string, wordsOf: (text: string) => string[]): Record<string, number> {
  const names = namesIn(language);
  const random = randomFrom(1);
  const pick = (): string => names[Math.floor(random() * names.length)] ?? '';
  const written = Array.from({ length: texts }, () => Array.from({ length: namesInText }, pick).join(''));
  const indexed = written.map(text => new Set(wordsOf(text)));
  const counts = { right: 0, missed: 0, wrong: 0 };
  for (const name of names) {
    const words = wordsOf(name);
    for (const [at, text] of written.entries()) {
      const isFound = words.every(word => indexed[at]?.has(word));
      if (text.includes(name)) counts[isFound ? 'right' : 'missed']++;
      else if (isFound) counts.wrong++;
    }
  }
  const { right, missed, wrong } = counts;
  return { recall: rounded(right / (right + missed), 3), precision: rounded(right / (right + wrong), 3) };
}

const { json } = options();
for (const language of ['zh', 'ja', 'th', 'lo', 'km', 'my']) {
  const segmenter = new Intl.Segmenter(language, { granularity: 'word' });
  const segments = (text: string): string[] => Array.from(segmenter.segment(text), ({ segment }) => segment);
  const pairs = (text: string): string[] =>
    tokenize(text)
      .flatMap(exactWords)
      .map(word => word.text);
  print({ language, words: 'Intl.Segmenter', ...measure(language, segments) }, json);
  print({ language, words: 'pairs', ...measure(language, pairs) }, json);
}
