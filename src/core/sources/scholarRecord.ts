// A paper as Semantic Scholar returns it: the fields that are asked for, and how they are read.
import * as z from 'zod/mini';
import { localPaperId, parsePaperId, parsePublishedDoi } from '../papers/identifiers.ts';
import { stripMarkup } from '../text/markup.ts';
import { orUndefined, unknownField, type RawRecord } from './rawRecords.ts';

export const scholarFields =
  'title,abstract,authors,year,publicationDate,externalIds,venue,publicationVenue,journal,citationCount';

const Named = orUndefined(z.object({ name: orUndefined(z.string()) }));
const ScholarPaper = z.object({
  title: z.string(),
  abstract: unknownField,
  authors: orUndefined(z.array(Named)),
  year: unknownField,
  publicationDate: orUndefined(z.string()),
  externalIds: orUndefined(z.object({ ArXiv: orUndefined(z.string()), DOI: orUndefined(z.string()) })),
  venue: orUndefined(z.string()),
  publicationVenue: Named,
  journal: Named,
  citationCount: unknownField,
});
export const ScholarRecord = z.pipe(
  ScholarPaper,
  z.transform(({ title, externalIds: { ArXiv = '', DOI = '' } = {}, ...paper }): RawRecord => ({
    id: parsePaperId(ArXiv) ?? parsePaperId(DOI) ?? localPaperId(stripMarkup(title)),
    title,
    abstract: paper.abstract,
    authors: paper.authors?.map(author => author?.name),
    published: paper.publicationDate ?? paper.year,
    venue: [paper.publicationVenue?.name, paper.venue, paper.journal?.name].find(isVenue),
    doi: parsePublishedDoi(DOI),
    citationCount: paper.citationCount,
  })),
);
/** Excludes arXiv, which the service gives as the venue of preprints. */
function isVenue(name: string | undefined): boolean {
  return name !== undefined && name.trim() !== '' && !/^arxiv\b/i.test(name.trim());
}
