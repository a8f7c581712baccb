// Formats a citation as plain text in APA style, seventh edition.
// https://apastyle.apa.org/style-grammar-guidelines/references/examples
// Does not use citeproc: only four kinds of work are needed, citeproc with its style and locale is larger than all of
// Paperside, and its licence (CPAL or AGPL) would apply to Paperside.
import { proseToText } from '../text/latex.ts';
import { arxivDoi, type Citation, type CitationKind } from './citation.ts';
import type { PersonName } from './personName.ts';

const containerOf: Readonly<Record<CitationKind, (citation: Citation) => string>> = {
  article: ({ venue }) => venue,
  conference: ({ venue }) => `In ${venue}`,
  preprint: () => 'arXiv',
  other: () => '',
};
const maxAuthors = 20;

/** Returns "Family, G., & Family, G. (2024). Title. Venue. https://doi.org/…". */
export function apaReference(citation: Citation): string {
  const { kind, authors, hasMoreAuthors, date, doi, eprint, url } = citation;
  const [year = 'n.d.'] = date;
  const link = doi === '' && eprint !== '' ? `https://doi.org/${arxivDoi(eprint)}` : url;
  const names = authorsText(authors.map(apaName), hasMoreAuthors);
  const title = proseToText(citation.title);
  // Without authors the title comes first.
  const start =
    names === '' ? [sentence(title), `(${year}).`] : [sentence(names), `(${year}).`, sentence(title)];
  return [...start, sentence(containerOf[kind](citation)), link].filter(Boolean).join(' ');
}

function sentence(text: string): string {
  return text === '' || /[.?!]["”’)]?$/.test(text) ? text : `${text}.`;
}

/** Returns "A", "A, & B", "A, B, & C" or "A, B, et al."; of more than twenty names, the first nineteen and the last. */
function authorsText(names: readonly string[], hasMore: boolean): string {
  if (hasMore) return `${names.slice(0, maxAuthors - 1).join(', ')}, et al.`;
  if (names.length > maxAuthors)
    return `${names.slice(0, maxAuthors - 1).join(', ')}, … ${names.at(-1) ?? ''}`;
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')}, & ${names.at(-1) ?? ''}`;
}

/** Returns a name such as "van der Berg, J.-P., Jr.". */
function apaName({ given, particle, family, suffix }: PersonName): string {
  return [[particle, family].filter(Boolean).join(' '), initials(given), suffix].filter(Boolean).join(', ');
}

function initials(given: string): string {
  const parts = given.split(' ').map(word =>
    word
      .split('-')
      .map(part => Array.from(part)[0])
      .filter(Boolean),
  );
  return parts.map(part => part.map(letter => `${letter ?? ''}.`).join('-')).join(' ');
}
