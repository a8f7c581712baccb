// What is asked, in arXiv's query language. https://info.arxiv.org/help/api/user-manual.html#query_details
import { isStopWord } from '../text/stopWords.ts';
import type { Asked } from './asked.ts';

/** Stands as it is; anything else, and what the language reads as an operator, goes between quotation marks. */
const bare = /^(?!(?:AND|OR|ANDNOT|TO)$)[\p{L}\p{N}]+$/u;

/** `all:sparse AND au:bengio ANDNOT all:survey`; empty when nothing is asked for that could be found. */
export function arxivQuery(asked: Asked): string {
  const telling = asked.words.filter(word => !isStopWord(word.toLowerCase()));
  const wanted = [
    ...(telling.length === 0 ? asked.words : telling).map(word => term('all', word)),
    ...asked.phrases.map(phrase => term('all', phrase)),
    ...asked.titles.map(title => term('ti', title)),
    ...asked.authors.map(author => term('au', author)),
  ];
  if (wanted.length === 0) return '';
  return [
    wanted.join(' AND '),
    ...years(asked),
    ...asked.without.map(no => `ANDNOT ${term('all', no)}`),
  ].join(' ');
}

/** `cat:cs.CV`; what no category holds is dropped, so that a name cannot become a query. */
export function categoryQuery(name: string): string {
  return `cat:${name.replace(/[^A-Za-z0-9.*-]/g, '')}`;
}

function term(field: string, value: string): string {
  return `${field}:${bare.test(value) ? value : `"${value.replace(/["\\]/g, ' ').trim()}"`}`;
}

/** By the day a paper was first submitted, to the minute, in GMT. */
function years({ from, to }: Asked): string[] {
  if (from === undefined && to === undefined) return [];
  return [`AND submittedDate:[${from ?? 1991}01010000 TO ${to ?? 2099}12312359]`];
}
