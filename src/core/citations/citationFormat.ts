// What can be remembered of citing. Apart from what cites, which builds its tables of LaTeX as it loads: features import that
// when somebody cites.
import * as z from 'zod/mini';

export const CitationFormat = z.enum(['bibtex', 'csl', 'ris', 'markdown', 'text']);
export type CitationFormat = z.infer<typeof CitationFormat>;
/** In the order in which they are offered. */
export const citationFormats: readonly CitationFormat[] = CitationFormat.options;

/** The address of the workspace's bibliography; empty until one is chosen. */
export const BibliographyAddress = z.string();
