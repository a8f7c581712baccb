// What the index holds of a paper besides its terms, and what the terms are made of.
import { paperLinks } from '../papers/links.ts';
import type { Paper } from '../papers/paper.ts';

/** The bits of an element of `InvertedIndex.traits`. */
export const traitBits = { code: 1, doi: 2, arxiv: 4 } as const;

/** Whether the index of both is the same, but for their traits. */
export function sameText(a: Paper, b: Paper): boolean {
  return (
    a === b ||
    (a.title === b.title &&
      a.abstract === b.abstract &&
      a.published === b.published &&
      a.theme === b.theme &&
      a.authors.join('\n') === b.authors.join('\n'))
  );
}

export function dateOf({ published }: Paper): number {
  const [year = 0, month = 1, day = 1] = published.split('-').map(Number);
  return year + (month - 1) / 12 + (day - 1) / 372;
}

export function traitsOf(paper: Paper): number {
  let traits = 0;
  for (const { kind } of paperLinks(paper))
    if (kind === 'code' || kind === 'doi' || kind === 'arxiv') traits |= traitBits[kind];
  return traits;
}
