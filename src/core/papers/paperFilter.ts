// Text filter of the Papers view.
import { fold } from '../text/tokenizer.ts';
import { displayAbstract, displayTitle } from './displayText.ts';
import type { Paper } from './paper.ts';

/**
 * Returns a predicate that accepts a paper if its title, authors, date, venue, keywords or abstract contain every
 * word of the text, ignoring case and diacritics. Words in quotes must be adjacent. Returns undefined when the text
 * has no word, so that every paper passes.
 */
export function paperFilter(text: string): ((paper: Paper) => boolean) | undefined {
  const words = wordsIn(text);
  if (words.length === 0) return undefined;
  return paper => {
    const { authors, published, venue = '', keywords = [] } = paper;
    const short = fold([displayTitle(paper), ...authors, published, venue, ...keywords].join('\n'));
    const left = words.filter(word => !short.includes(word));
    // The abstract is ten times as long, so it is searched only for words that the other fields lack.
    if (left.length === 0) return true;
    const abstract = fold(displayAbstract(paper));
    return left.every(word => abstract.includes(word));
  };
}

function wordsIn(text: string): string[] {
  return Array.from(fold(text).matchAll(/"([^"]*)"?|[^\s"]+/g), ([word, quoted]) =>
    (quoted ?? word).trim().replace(/\s+/g, ' '),
  ).filter(word => word !== '');
}
