// Where the terms of a theme, words and phrases, stand in a paper.
import type { Paper } from '../paper.ts';
import type { Stems } from './stems.ts';

/** Stems between single spaces, with one at both ends, so that a phrase is found as a substring. */
export type StemLine = string;

export function stemLine(stems: Stems, text: string): StemLine {
  return ` ${stems.of(text).join(' ')} `;
}

/** A paper's title and abstract as lines. */
export interface PaperLines {
  readonly title: StemLine;
  readonly abstract: StemLine;
}

export function paperLines(stems: Stems, { title, abstract }: Paper): PaperLines {
  return { title: stemLine(stems, title), abstract: stemLine(stems, abstract) };
}

/** A theme's terms as lines, each once; those without a word (stop words, punctuation) are left out. */
export function termLines(stems: Stems, terms: readonly string[]): StemLine[] {
  return [...new Set(terms.map(term => stemLine(stems, term)))].filter(line => line.trim() !== '');
}

/** How often the term is in the paper; in the title it counts three times. */
export function occurrences({ title, abstract }: PaperLines, term: StemLine): number {
  return 3 * occurrencesIn(title, term) + occurrencesIn(abstract, term);
}

function occurrencesIn(line: StemLine, term: StemLine): number {
  let count = 0;
  // The space that ends one occurrence may begin the next.
  for (let at = line.indexOf(term); at !== -1; at = line.indexOf(term, at + term.length - 1)) count += 1;
  return count;
}
