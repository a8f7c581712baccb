// Tells preprints from published papers, in entries of bibliographies and in records of services.
import { parsePublishedDoi } from '../papers/identifiers.ts';
import type { Paper } from '../papers/paper.ts';
import type { CheckedEntry } from './checkedEntries.ts';

/** DOIs of preprint servers and of archives of data and code: arXiv, bioRxiv, SSRN, OSF, Zenodo and the like. */
const unpublishedDoi =
  /^10\.(?:48550|1101|2139|31219|31234|31235|31222|36227|20944|21203|22541|26434|5281|6084|5061|57967|7287|14293|33774)\//;
const preprintServer =
  /\b(?:arxiv|bio\s?rxiv|med\s?rxiv|chem\s?rxiv|psy\s?arxiv|ssrn|research square|preprints?|techrxiv|openreview|osf|zenodo|social science research network)\b|^CoRR$/i;

interface Publication {
  /** Empty when only the DOI is known. */
  readonly venue: string;
  readonly doi: string;
}

/** Returns where the paper was published; undefined for a preprint. */
export function publicationOf(paper: Paper): Publication | undefined {
  const ownDoi = paper.id.startsWith('doi:') ? paper.id.slice('doi:'.length) : paper.doi;
  const known = parsePublishedDoi(ownDoi ?? '') ?? '';
  const doi = unpublishedDoi.test(known) ? '' : known;
  const venue = paper.venue === undefined || preprintServer.test(paper.venue) ? '' : paper.venue;
  return doi === '' && venue === '' ? undefined : { venue, doi };
}

/** Archives of data and software, whose DOIs paper services do not know. */
export function isOfArchive(doi: string): boolean {
  return /^10\.(?:5281|6084|5061|57967|7910|17632|5438|18126|24432)\//.test(doi);
}

const venueFields = ['journal', 'journaltitle', 'booktitle', 'publisher', 'school', 'institution'];
const preprintTypes = /^(?:misc|unpublished|online|article|techreport|preprint|electronic|report)$/;

/** Whether the entry cites a preprint and names no place where it was published. */
export function isPreprintEntry({ type, paper, fields }: CheckedEntry): boolean {
  if (!preprintTypes.test(type) || !paper.id.startsWith('arxiv:')) return false;
  if (publicationOf(paper)?.doi !== undefined && publicationOf(paper)?.doi !== '') return false;
  return !hasVenue(fields);
}

/** Whether the fields of an entry name a place where it was published, other than a server of preprints. */
export function hasVenue(fields: CheckedEntry['fields']): boolean {
  const venues = venueFields.map(name => fields.get(name) ?? '').filter(value => value.trim() !== '');
  return venues.some(value => !preprintServer.test(value) && !/^arxiv/i.test(value));
}

/** Types of works that paper services often do not have: books, theses, manuals, data, software. */
export function isUsuallyListed({ type }: CheckedEntry): boolean {
  return /^(?:article|inproceedings|conference|incollection|inbook)$/.test(type);
}
