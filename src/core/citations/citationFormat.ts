// Schemas of remembered citation settings. Separate from the formatters, which build LaTeX tables when they load and
// are
// therefore imported on demand.
import * as z from 'zod/mini';

export const CitationFormat = z.enum(['bibtex', 'csl', 'ris', 'markdown', 'text']);
export type CitationFormat = z.infer<typeof CitationFormat>;
/** In the order in which the UI offers them. */
export const citationFormats: readonly CitationFormat[] = CitationFormat.options;

/** URI of the workspace's bibliography; empty until one is chosen. */
export const BibliographyAddress = z.string();
