// The data of a citation, independent of its format. Describes the published version if it is known.
import { isPreprintServer } from '../formats/paperDraft.ts';
import { doiUrl, parsePublishedDoi, splitPaperId } from '../papers/identifiers.ts';
import { paperLinks } from '../papers/links.ts';
import type { Paper } from '../papers/paper.ts';
import { parsePersonName, type PersonName } from './personName.ts';
import { venueKind } from './venueKind.ts';

/** `article` is in a journal or book; `other` has no known place of publication. */
export type CitationKind = 'article' | 'conference' | 'preprint' | 'other';

/** Unknown fields are empty. */
export interface Citation {
  readonly kind: CitationKind;
  /** As in the paper's record, including TeX: bibliographies keep it, text and links do not. */
  readonly title: string;
  readonly authors: readonly PersonName[];
  /** Whether further authors are unknown. */
  readonly hasMoreAuthors: boolean;
  /** Known parts of the date as digits: year, month, day. */
  readonly date: readonly string[];
  readonly venue: string;
  /** DOI of the published version, without a prefix. */
  readonly doi: string;
  /** arXiv id without a prefix: `2306.03089`. */
  readonly eprint: string;
  /** Primary arXiv subject class: `cs.CV`. */
  readonly primaryClass: string;
  /** Address of the paper's own page: its DOI link if it has a DOI. */
  readonly url: string;
}

export function toCitation(paper: Paper): Citation {
  const { scheme, name } = splitPaperId(paper.id);
  const eprint = scheme === 'arxiv' ? name : '';
  const doi = parsePublishedDoi(scheme === 'doi' ? paper.id : (paper.doi ?? '')) ?? '';
  const venue = paper.venue === undefined || isPreprintServer(paper.venue) ? '' : paper.venue;
  return {
    kind: kindOf(venue, doi, eprint),
    title: paper.title,
    authors: paper.authors.map(parsePersonName),
    hasMoreAuthors: paper.moreAuthors === true && paper.authors.length > 0,
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

/** Returns the DOI that arXiv assigns to its own papers. */
export function arxivDoi(eprint: string): string {
  return `10.48550/arXiv.${eprint}`;
}
