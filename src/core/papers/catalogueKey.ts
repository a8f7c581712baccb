// Names the files of what is computed from a catalogue.
import { hash53 } from '../text/hash.ts';
import type { CatalogueContents } from './catalogue.ts';

/** Windows whose papers come from the same sources share a file. */
export function catalogueKey({ sources }: Pick<CatalogueContents, 'sources'>): string {
  return hash53(
    sources
      .map(({ id }) => id)
      .sort()
      .join('\n'),
  );
}

/** Minimum number of papers whose results are kept beyond the session; those of fewer are computed within a second. */
export const minKeptPapers = 2000;
/** Minimum share of papers that such a file lacks before it is written again. */
export const minNewShare = 0.02;
