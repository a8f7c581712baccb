// Writes queries in arXiv's query language. https://info.arxiv.org/help/api/user-manual.html#query_details
import { isStopWord } from '../text/stopWords.ts';
import type { WeightedTerm } from '../text/weightedTerms.ts';
import type { NormalisedQuery } from './normalisedQuery.ts';

/** Values that need no quotation marks. All others are quoted, including the operators of the query language. */
const bare = /^(?!(?:AND|OR|ANDNOT|TO)$)[\p{L}\p{N}]+$/u;

/** Returns a query such as `all:sparse AND au:bengio ANDNOT all:survey`; empty when there is nothing to search for. */
export function arxivQuery(normalised: NormalisedQuery): string {
  const contentWords = normalised.words.filter(word => !isStopWord(word.toLowerCase()));
  const clauses = [
    ...(contentWords.length === 0 ? normalised.words : contentWords).map(word => term('all', word)),
    ...normalised.phrases.map(phrase => term('all', phrase)),
    ...normalised.titles.map(title => term('ti', title)),
    ...normalised.authors.map(author => term('au', author)),
  ];
  if (clauses.length === 0) return '';
  return [
    clauses.join(' AND '),
    ...years(normalised),
    ...normalised.excluded.map(no => `ANDNOT ${term('all', no)}`),
  ].join(' ');
}

/**
 * Returns a query such as `ti:"patch embedding" OR abs:"patch embedding" OR …`: any of the terms, because no paper has
 * all. A paper with a term in its title matches two clauses, and so ranks higher. Empty when there is nothing to search
 * for.
 */
export function arxivRelatedQuery(terms: readonly WeightedTerm[]): string {
  const texts = terms.map(({ text }) => text.replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ').trim());
  const content = texts.filter(text => text !== '' && !isStopWord(text.toLowerCase()));
  return content.flatMap(text => [term('ti', text), term('abs', text)]).join(' OR ');
}

/** Returns `cat:cs.CV`. Drops characters that no category contains, so that a name cannot become a query. */
export function arxivCategoryQuery(name: string): string {
  return `cat:${name.replace(/[^A-Za-z0-9.*-]/g, '')}`;
}

function term(field: string, value: string): string {
  return `${field}:${bare.test(value) ? value : `"${value.replace(/["\\]/g, ' ').trim()}"`}`;
}

/** Filters by the submission date of the first version, to the minute, in GMT. */
function years({ from, to }: NormalisedQuery): string[] {
  if (from === undefined && to === undefined) return [];
  return [`AND submittedDate:[${from ?? 1991}01010000 TO ${to ?? 2099}12312359]`];
}
