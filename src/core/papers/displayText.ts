// The title and the abstract of a paper as they are shown where no mathematics can be drawn: rows, picks, hovers, tab
// titles, messages, tools. A record keeps TeX as its source has it, for the abstract's page and for bibliographies.
import { proseToText } from '../text/latex.ts';
import type { Paper } from './paper.ts';

/** Returns the title in Unicode: `$k$-Means in $O(n^2)$` → "k-Means in O(n²)". Not empty. */
export function displayTitle({ title }: Pick<Paper, 'title'>): string {
  return proseToText(title) || title;
}

/** Returns the abstract in Unicode; empty if the paper has none. */
export function displayAbstract({ abstract }: Pick<Paper, 'abstract'>): string {
  return proseToText(abstract);
}
