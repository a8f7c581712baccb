// The text filter of the Papers view.
import { fold } from '../text/tokenizer.ts';
import type { Paper } from './paper.ts';

/**
 * Tells whether a paper has each word of the text somewhere in its title, authors, date, venue, keywords or abstract,
 * without case and diacritics; words in quotes stand together. Nothing for a text without a word: every paper passes.
 */
export function paperFilter(text: string): ((paper: Paper) => boolean) | undefined {
  const words = wordsIn(text);
  if (words.length === 0) return undefined;
  return paper => {
    const { title, authors, published, venue = '', keywords = [] } = paper;
    const short = fold([title, ...authors, published, venue, ...keywords].join('\n'));
    const left = words.filter(word => !short.includes(word));
    // The abstract is ten times as long: it is read for what the rest does not say.
    if (left.length === 0) return true;
    const abstract = fold(paper.abstract);
    return left.every(word => abstract.includes(word));
  };
}

function wordsIn(text: string): string[] {
  return Array.from(fold(text).matchAll(/"([^"]*)"?|[^\s"]+/g), ([word, quoted]) =>
    (quoted ?? word).trim().replace(/\s+/g, ' '),
  ).filter(word => word !== '');
}
