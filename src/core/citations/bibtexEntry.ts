// Formats a citation as a BibTeX entry that BibLaTeX can read too.
import { toPlainText } from '../text/plainText.ts';
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

/**
 * Returns the entry without a final line break and without empty fields. A preprint gets its URL, a published version
 * its DOI.
 */
export function bibtexEntry(citation: Citation, key: string, indent = '  '): string {
  const { kind, title, authors, hasMoreAuthors, date, venue, doi, eprint, primaryClass, url } = citation;
  const [year = '', month = ''] = date;
  const fields: readonly (readonly [name: string, value: string])[] = [
    ['title', braced(toTex(title, caseProtection(title)))],
    ['author', braced([...authors.map(texOfName), ...(hasMoreAuthors ? ['others'] : [])].join(' and '))],
    [kind === 'conference' ? 'booktitle' : 'journal', braced(toTex(venue))],
    ['year', braced(verbatim(year))],
    // Month names are strings that BibTeX styles define, so they are not put in braces.
    ['month', months[Number(month) - 1] ?? ''],
    ['doi', braced(verbatim(doi))],
    ['eprint', braced(verbatim(eprint))],
    ['archivePrefix', eprint === '' ? '' : braced('arXiv')],
    ['primaryClass', braced(verbatim(primaryClass))],
    ['url', doi === '' ? braced(verbatim(url)) : ''],
  ];
  const lines = fields.flatMap(([name, value]) => (value === '' ? [] : `${indent}${name} = ${value}`));
  return `@${types[kind]}{${key},\n${lines.join(',\n')}\n}`;
}

function braced(value: string): string {
  return value === '' ? '' : `{${value}}`;
}

/** Returns "van der Berg, Jan" or "Smith, Jr., John"; a single name is put in braces as a whole. */
function texOfName({ given, particle, family, suffix }: PersonName): string {
  if (given === '') return `{${toTex([particle, family, suffix].filter(Boolean).join(' '))}}`;
  return [[particle, family].filter(Boolean).join(' '), suffix, given]
    .filter(Boolean)
    .map(part => toTex(part))
    .join(', ');
}

/** DOIs, ids and links are not escaped, except for braces, which would end the field, and what begins a command. */
function verbatim(text: string): string {
  return toPlainText(text).replace(/[{}\\^]/g, encodeURIComponent);
}
