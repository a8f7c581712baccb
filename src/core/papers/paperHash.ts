// Tells whether what is computed from a paper and kept on disk is still right.
import { hashNumber } from '../text/hash.ts';
import { KeptPaper } from './keptPaper.ts';
import type { Paper } from './paper.ts';

/** Returns a hash of all that indexes, themes and clusters are made of. Papers with the same texts may have the same. */
export function paperHash(paper: Paper): number {
  if (paper instanceof KeptPaper) return paper.hash;
  const { published, theme, title, abstract, authors, codeTerms = [], code = '', doi = '' } = paper;
  return hashNumber(
    [published, theme, title, abstract, code, doi, authors.join('\n'), ...codeTerms].join('\n\n'),
  );
}
