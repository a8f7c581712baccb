// Tells whether what is computed from a paper and kept on disk is still right.
import type { Clock } from '../base/ports.ts';
import { forEachInSlices } from '../base/slices.ts';
import { hashNumber } from '../text/hash.ts';
import { KeptPaper } from './keptPaper.ts';
import type { Paper } from './paper.ts';

/** Returns a hash of all that indexes, themes and clusters are made of. Papers with the same texts may have the same. */
export function paperHash(paper: Paper): number {
  if (paper instanceof KeptPaper) return paper.hash;
  const scheme = paper.id.slice(0, paper.id.indexOf(':'));
  const { published, theme, title, abstract, authors, codeTerms = [], code = '', doi = '' } = paper;
  return hashNumber(
    [scheme, published, theme, title, abstract, code, doi, authors.join('\n'), ...codeTerms].join('\n\n'),
  );
}

/** Resolves with a hash of that of each paper, in order; in slices. */
export async function hashOfPapers(papers: readonly Paper[], clock: Clock): Promise<number> {
  let hash = 0;
  await forEachInSlices(papers, clock, paper => {
    hash = hashNumber(`${hash} ${paperHash(paper)}`);
  });
  return hash;
}
