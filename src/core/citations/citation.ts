// What a citation says of a paper, before any format writes it: the published version when it is known.
import { doiUrl, parsePublishedDoi, splitPaperId } from '../papers/identifiers.ts';
import { paperLinks } from '../papers/links.ts';
import type { Paper } from '../papers/paper.ts';
import { parsePersonName, type PersonName } from './personName.ts';
import { venueKind } from './venueKind.ts';

/** An article is in a journal or book; of other work nobody knows where it was published. */
export type CitationKind = 'article' | 'conference' | 'preprint' | 'other';

/** Everything unknown is empty. */
export interface Citation {
  readonly kind: CitationKind;
  /** As the paper has it, its TeX included. */
  readonly title: string;
  readonly authors: readonly PersonName[];
  /** The known parts of the date: year, month, day; as digits. */
  readonly date: readonly string[];
  readonly venue: string;
  /** Of the published version, bare. */
  readonly doi: string;
  /** arXiv's id, bare: `2306.03089`. */
  readonly eprint: string;
  /** arXiv's primary subject class: `cs.CV`. */
  readonly primaryClass: string;
  /** The paper's own page, by DOI if it has one. */
  readonly url: string;
}

/** Where preprints are is no place of publication. */
const preprintServer = /\barxiv\b|^CoRR$/i;

export function toCitation(paper: Paper): Citation {
  const { scheme, name } = splitPaperId(paper.id);
  const eprint = scheme === 'arxiv' ? name : '';
  const doi = parsePublishedDoi(scheme === 'doi' ? paper.id : (paper.doi ?? '')) ?? '';
  const venue = paper.venue === undefined || preprintServer.test(paper.venue) ? '' : paper.venue;
  return {
    kind: kindOf(venue, doi, eprint),
    title: paper.title,
    authors: paper.authors.map(parsePersonName),
    date: paper.published === '' ? [] : paper.published.split('-'),
    venue,
    doi,
    eprint,
    primaryClass: eprint === '' ? '' : (paper.categories?.[0] ?? ''),
    url: doi === '' ? (paperLinks(paper)[0]?.url ?? '') : doiUrl(doi),
  };
}

function kindOf(venue: string, doi: string, eprint: string): CitationKind {
  if (venue !== '') return venueKind(venue);
  if (eprint !== '') return 'preprint';
  return doi === '' ? 'other' : 'article';
}

/** The DOI that arXiv gives its own papers. */
export function arxivDoi(eprint: string): string {
  return `10.48550/arXiv.${eprint}`;
}
