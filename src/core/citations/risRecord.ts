// Formats a citation as a RIS record. https://en.wikipedia.org/wiki/RIS_(file_format)
import { toPlainText } from '../text/plainText.ts';
import type { Citation, CitationKind } from './citation.ts';
import type { PersonName } from './personName.ts';

const types: Readonly<Record<CitationKind, string>> = {
  article: 'JOUR',
  conference: 'CONF',
  preprint: 'UNPB',
  other: 'GEN',
};

/** Returns the record without a final line break. */
export function risRecord(citation: Citation, key: string): string {
  const { kind, title, authors, hasMoreAuthors, date, venue, doi, eprint, url } = citation;
  const [year = '', month = '', day = ''] = date;
  const tags: readonly (readonly [tag: string, value: string])[] = [
    ['TY', types[kind]],
    ['ID', key],
    ['TI', title],
    ...authors.map((name): [string, string] => ['AU', risName(name)]),
    ['AU', hasMoreAuthors ? 'et al.' : ''],
    ['T2', venue],
    ['PY', year],
    ['DA', year === '' ? '' : `${year}/${month}/${day}/`],
    ['DO', doi],
    ['M1', eprint === '' ? '' : `arXiv:${eprint}`],
    ['UR', url],
  ];
  // A line break in a value would begin another field or record.
  const lines = tags.flatMap(([tag, value]) => (value === '' ? [] : `${tag}  - ${toPlainText(value)}`));
  return [...lines, 'ER  - '].join('\n');
}

function risName({ given, particle, family, suffix }: PersonName): string {
  return [[particle, family].filter(Boolean).join(' '), given, suffix].filter(Boolean).join(', ');
}
