// A citation as a BibTeX entry that BibLaTeX reads as well.
import { caseProtection } from './caseProtection.ts';
import type { Citation, CitationKind } from './citation.ts';
import type { PersonName } from './personName.ts';
import { toTex } from './tex.ts';

const types: Readonly<Record<CitationKind, string>> = {
  article: 'article',
  conference: 'inproceedings',
  preprint: 'misc',
  other: 'misc',
};
const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** Ends without a line break. Empty fields are left out; a preprint names its page, a published version its DOI. */
export function bibtexEntry(citation: Citation, key: string, indent = '  '): string {
  const { kind, title, authors, date, venue, doi, eprint, primaryClass, url } = citation;
  const [year = '', month = ''] = date;
  const fields: readonly (readonly [name: string, value: string])[] = [
    ['title', braced(toTex(title, caseProtection(title)))],
    ['author', braced(authors.map(texOfName).join(' and '))],
    [kind === 'conference' ? 'booktitle' : 'journal', braced(toTex(venue))],
    ['year', braced(year)],
    // The names of months are strings of BibTeX's own: styles write them out.
    ['month', months[Number(month) - 1] ?? ''],
    ['doi', braced(verbatim(doi))],
    ['eprint', braced(eprint)],
    ['archivePrefix', eprint === '' ? '' : braced('arXiv')],
    ['primaryClass', braced(primaryClass)],
    ['url', doi === '' ? braced(verbatim(url)) : ''],
  ];
  const lines = fields.flatMap(([name, value]) => (value === '' ? [] : `${indent}${name} = ${value}`));
  return `@${types[kind]}{${key},\n${lines.join(',\n')}\n}`;
}

function braced(value: string): string {
  return value === '' ? '' : `{${value}}`;
}

/** "van der Berg, Jan", "Smith, Jr., John"; a single name is one whole in braces. */
function texOfName({ given, particle, family, suffix }: PersonName): string {
  if (given === '') return `{${toTex([particle, family, suffix].filter(Boolean).join(' '))}}`;
  return [[particle, family].filter(Boolean).join(' '), suffix, given]
    .filter(Boolean)
    .map(part => toTex(part))
    .join(', ');
}

/** DOIs and links are printed as they stand, but for a brace, which would end them. */
function verbatim(text: string): string {
  return text.replace(/[{}]/g, brace => (brace === '{' ? '%7B' : '%7D'));
}
