// Formats a citation as a CSL-JSON item. https://docs.citationstyles.org/en/stable/specification.html
import { arxivDoi, type Citation, type CitationKind } from './citation.ts';
import type { PersonName } from './personName.ts';

const types: Readonly<Record<CitationKind, string>> = {
  article: 'article-journal',
  conference: 'paper-conference',
  preprint: 'article',
  other: 'document',
};

/** Returns the item without empty fields. */
export function cslItem(
  { kind, title, authors, hasMoreAuthors, date, venue, doi, eprint, url }: Citation,
  key: string,
): object {
  const fields = {
    id: key,
    type: types[kind],
    title,
    // CSL has no field for it: every style shows a literal name as it is.
    author: [...authors.map(cslName), ...(hasMoreAuthors ? [{ literal: 'et al.' }] : [])],
    issued: date.length === 0 ? '' : { 'date-parts': [date.map(Number)] },
    'container-title': venue,
    publisher: kind === 'preprint' ? 'arXiv' : '',
    number: eprint === '' ? '' : `arXiv:${eprint}`,
    DOI: doi === '' && eprint !== '' ? arxivDoi(eprint) : doi,
    URL: url,
  };
  return withoutEmpty(fields);
}

function cslName({ given, particle, family, suffix }: PersonName): object {
  return given === '' && particle === '' && suffix === ''
    ? { literal: family }
    : withoutEmpty({ family, given, 'non-dropping-particle': particle, suffix });
}

function withoutEmpty(fields: object): object {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== ''));
}
